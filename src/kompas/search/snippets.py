"""What of a text is shown beside a find: the words around the first that was asked for, all of them marked. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kompas.accounts.names import search_key
from kompas.search.words import WORD, Asked, stem

WIDTH = 220  # characters
BEFORE = 60  # of them before the first word that was asked for
ELLIPSIS = "…"


@dataclass(frozen=True)
class Stretch:
    """Some characters of a text, asked for or not."""

    text: str
    is_asked: bool = False


def marked(text: str, question: Sequence[Asked]) -> list[Stretch]:
    """The whole of `text` in stretches, so that those asked for can be marked."""
    stretches: list[Stretch] = []
    at = 0
    for found in WORD.finditer(text):
        if is_met(found[0], question):
            stretches += [Stretch(text[at : found.start()]), Stretch(found[0], is_asked=True)]
            at = found.end()
    return [stretch for stretch in [*stretches, Stretch(text[at:])] if stretch.text]


def snippet(text: str, question: Sequence[Asked]) -> list[Stretch]:
    """About `WIDTH` characters of `text`, marked, cut between words; its beginning if nothing asked for is in it."""
    text = re.sub(r"\s+", " ", text).strip()
    first = next((found.start() for found in WORD.finditer(text) if is_met(found[0], question)), 0)
    start = _between_words(text, max(0, first - BEFORE)) if len(text) > WIDTH and first > BEFORE else 0
    end = len(text) if len(text) - start <= WIDTH else text.rfind(" ", start, start + WIDTH)
    end = end if end > start else start + WIDTH
    cut = text[start:end].strip(" ,;–-")
    shown = marked(cut, question)
    before = [Stretch(f"{ELLIPSIS} ")] if start else []
    after = [Stretch(f" {ELLIPSIS}")] if end < len(text) else []
    return [*before, *shown, *after]


def is_met(word: str, question: Sequence[Asked]) -> bool:
    """Whether a word of a text answers one that was asked for."""
    folded = search_key(word)
    return any(each.pattern().match(token) for each in question for token in (folded, stem(folded)))


def _between_words(text: str, at: int) -> int:
    return text.find(" ", at) + 1 if " " in text[at:] and at else at
