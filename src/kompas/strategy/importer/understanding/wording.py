"""What can be told from the letters of a text alone."""

import re

END = re.compile(r"[.!;:?…]['\"»”’)\]]*$")
SENTENCE_END = re.compile(r"(?<=[.!?])['\"»”’)]*\s+(?=[A-ZÆØÅÄÖ»”\"'(])")
# A stop that ends no sentence: "kl. 9", "mio. kr.", "stk. 2", "f.eks."
SHORT_FORM = re.compile(
    r"\b(?:kl|ca|nr|stk|mio|mia|kr|bl\.a|f\.eks|fx|jf|pr|inkl|ekskl|evt|osv|m\.m|m\.v|mv|mm|dvs|s|pkt|tlf|St|Dr|"
    r"t\.ex|bl|i\.e|e\.g|No|approx|\d)\.$",
    re.IGNORECASE,
)
SPACED = re.compile(r"^(?:\S ){2,}\S(?: {2,}(?:\S ){0,}\S)*$")
MARKS = re.compile(r"^[\W_]+|[\W_]+$")
NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)]\s+(?=\S)|\s+(?=[A-ZÆØÅÄÖ]))")
QUOTES = "»«“”„\"'‘’"


def close_up(text: str) -> str:
    """A letter-spaced heading as ordinary words: "V I S I O N" is "VISION"."""
    if not SPACED.match(text.strip()):
        return text
    return " ".join(word.replace(" ", "") for word in re.split(r" {2,}", text.strip()))


def bare(text: str) -> str:
    """`text` as the vocabulary meets it: small letters, single spaces, no number before it and no marks around it."""
    closed = NUMBER.sub("", close_up(text))
    return MARKS.sub("", " ".join(closed.casefold().split()))


def is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 3 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def begins_small(text: str) -> bool:
    """Whether the first letter is a small one."""
    first = next((letter for letter in text if letter.isalnum()), "")
    return first.islower()


def is_finished(text: str) -> bool:
    """Whether `text` ends as a sentence does."""
    return bool(END.search(text.rstrip()))


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of `text` begins and ends."""
    stops = SENTENCE_END.finditer(text)
    cuts = [0, *(stop.end() for stop in stops if not SHORT_FORM.search(text[: stop.start()][-12:]))]
    ends = [*cuts[1:], len(text)]
    return [(start, start + len(text[start:end].rstrip())) for start, end in zip(cuts, ends, strict=True)]


def words_in(text: str) -> int:
    return len(text.split())
