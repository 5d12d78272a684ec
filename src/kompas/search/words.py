"""Words as search sees them: folded, without small words, reduced to stems; alike for what is kept and what is asked.

All texts are stemmed as Danish, Norwegian, Swedish and English ones too: a question is stemmed the same way, and the
word as written is kept beside its stem, so nothing is lost by it. Pure.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache

from Stemmer import Stemmer

from kompas.accounts.names import search_key
from kompas.search.vocabulary import IRREGULAR, PREFIXES, STOP_WORDS, SYNONYMS

WORD = re.compile(r"[^\W_]+")
# Two or three letters with a vowel last or last but one, and an ending: `stu-erne`, `ug-er`, never `st-en`.
SHORT_WORD = re.compile(r"(\w{1,2}[aeiouyæøå]|\w?[aeiouyæøå]\w)(?:ernes?|enes?|ens?|ers?|ets?|e)")
LONGEST_WORD = 60  # characters; what is longer is no word
LONGEST_QUESTION = 200  # characters
MOST_WORDS = 8  # of a question; a longer one finds nothing that fewer do not
SHORTEST_TAIL = 3  # letters
SHORTEST_PREFIX = 3  # letters; `by` alone must not find every `bygning`


@dataclass(frozen=True)
class Asked:
    """One word of a question: as written, its stem, and what else is meant by it."""

    written: str
    stem: str
    also: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.stem, self.written, *self.also)))

    def pattern(self) -> re.Pattern[str]:
        """What finds this word among kept ones: in any of its forms, whole or, from three letters, as a beginning."""
        ends = (form if len(form) >= SHORTEST_PREFIX else f"{form}(?![^ ])" for form in self.forms)
        return re.compile(f"(?<![^ ])(?:{'|'.join(ends)})")


def words(text: str) -> list[str]:
    """The words of `text`, folded: é is e, but æ, ø and å stay themselves."""
    return [word[:LONGEST_WORD] for word in WORD.findall(search_key(text))]


def stem(word: str) -> str:
    """The stem of a folded word."""
    return _stemmed(IRREGULAR.get(word, word))


@cache
def _danish() -> Stemmer:
    return Stemmer("danish")


def _stemmed(word: str) -> str:
    """Snowball's stem of its own stem, until nothing more falls off: `legepladserne` and `plads` both end in `plad`.

    Snowball never goes below three letters, nor below a vowel, so the ending of a short word is taken off here.
    """
    if short := SHORT_WORD.fullmatch(word):
        return short[1]
    shorter = str(_danish().stemWord(word))
    return word if shorter == word else _stemmed(shorter)


def kept(text: str) -> str:
    """What is kept of `text` for finding it: stems, and beside them each word that differs from its stem."""
    found: list[str] = []
    for word in words(text):
        if word not in STOP_WORDS:
            own = stem(word)
            found += [own] if own == word else [own, word]
    return " ".join(found)


def asked(question: str) -> list[Asked]:
    """The words that count in a question, each once."""
    found = dict.fromkeys(word for word in words(question[:LONGEST_QUESTION]) if word not in STOP_WORDS)
    return [Asked(word, stem(word), tuple(_synonyms(stem(word)))) for word in list(found)[:MOST_WORDS]]


def _synonyms(own: str) -> Iterable[str]:
    for group in SYNONYMS:
        if own in group:
            yield from (other for other in group if other != own)


def is_tail(tail: str, compound: str, known: Container[str]) -> bool:
    """Whether the word `compound` is composed of another one and `tail`: `byggetilladelse` of `tilladelse`.

    `known` are stems that stand in the texts: a tail of three letters is believed only after one of them.
    """
    heads = heads_of(tail, compound)
    return bool(heads) and (len(tail) > SHORTEST_TAIL or any(head in known for head in heads))


def heads_of(tail: str, compound: str) -> tuple[str, ...]:
    """The stems that may stand before `tail` in `compound`, without the s or e that joins them; none if none may."""
    head = compound.removesuffix(tail)
    if head == compound or min(len(head), len(tail)) < SHORTEST_TAIL or head in PREFIXES:
        return ()
    return tuple(dict.fromkeys(stem(each) for each in (head, head.removesuffix("s"), head.removesuffix("e"))))
