"""How a stored text is set, on a page and on paper: paragraphs, lists, the quotation marks of its language.

Pure; no word changes.
"""

import re
from collections.abc import Iterable, Iterator

BULLET = re.compile(r"\s*[-–•*·]\s+")
# The words that lead to commitments, in the language of the text that goes on from them.
LEAD_INS = {"da": "Derfor vil vi", "nb": "Derfor vil vi", "sv": "Därför vill vi", "en": "That is why we will"}
PROMISES = {"da": "Det lover vi", "nb": "Det lover vi", "sv": "Det lovar vi", "en": "What we promise"}
# A pair of double marks, whichever the writer's program made of them, within one line.
QUOTED = re.compile(r"[\"“”„»«](?=\S)([^\"“”„»«\n]*?\S)[\"“”«»](?!\w)")
MARKS = {"da": "»{}«", "nb": "«{}»", "sv": "”{}”", "en": "“{}”"}
YEARS = re.compile(r"(?<=\b\d{4}) ?- ?(?=\d{4}\b)")
KEPT_TOGETHER = re.compile(r"(§|\b(?:nr|stk|kl|jf|ca)\.) (?=[\w§(])")
NO_BREAK = "\u00a0"


def typeset(text: str, language: str) -> str:
    """`text` with the quotation marks of `language`, dashes between words and years, and no line break after `§`."""
    text = QUOTED.sub(lambda found: MARKS.get(language, "”{}”").format(found[1]), text)
    text = YEARS.sub("–", text)
    text = re.sub(r"(?<=\S) - (?=\S)", f"{NO_BREAK}– ", text)
    return KEPT_TOGETHER.sub(rf"\1{NO_BREAK}", text)


def blocks(text: str, language: str) -> Iterator[str | list[str]]:
    """Each line a paragraph; lines that begin with a bullet make a list of their words."""
    items: list[str] = []
    for line in [*typeset(text, language).splitlines(), ""]:
        if BULLET.match(line):
            items.append(BULLET.sub("", line, count=1))
            continue
        if items:
            yield items
            items = []
        if line.strip():
            yield line.strip()


def leading(language: str, own: str = "") -> str:
    """The words that lead to commitments: the document's own, or those that its language usually has."""
    return own or LEAD_INS.get(language, LEAD_INS["da"])


def heading(sentences: Iterable[str], words: str, language: str) -> str:
    """What stands above these sentences: the words that they all go on from, or else a heading that fits any."""
    return words if run_on(sentences, words) else PROMISES.get(language, PROMISES["da"])


def run_on(sentences: Iterable[str], words: str) -> bool:
    """Whether each of these goes on from the words that lead in, or repeats them."""
    return all(begins_small(sentence) or without_lead_in(sentence, words) != sentence for sentence in sentences)


def begins_small(sentence: str) -> bool:
    """Whether it brings no beginning of its own."""
    return sentence[:1].islower()


def without_lead_in(sentence: str, words: str) -> str:
    """The sentence below a heading that says its first words already, so that they stand once."""
    return re.sub(rf"\A{re.escape(words)}:?\s+(?=[^\W\d_])", "", sentence, flags=re.IGNORECASE)
