"""One line taken apart: its words, the pieces they belong to, and what is laid over them."""

import re
from dataclasses import dataclass

from kompas.strategy.importer.corrections import NAMED, Span
from kompas.strategy.importer.pieces import OVERLAYS, Piece
from kompas.web.importing.review import Review
from kompas.web.importing.words import LOOKS, Look

WORDS_OFFERED = 400  # a line of a flattened table may hold a whole page


@dataclass(frozen=True)
class Word:
    text: str
    start: int
    end: int
    begins: bool  # a part begins here already


@dataclass(frozen=True)
class Named:
    """A part whose name stands in this line, and what it is called."""

    look: Look
    value: str
    name: str


@dataclass(frozen=True)
class Laid:
    """What is laid over some words."""

    look: Look
    value: str
    text: str


class OneLine:
    def __init__(self, review: Review, line: int) -> None:
        self.line = review.document.lines[line]
        self.row = next(row for row in review.rows if row.line.number == line)
        self.pieces = [piece for piece in review.pieces if piece.line == line]

    @property
    def words(self) -> list[Word]:
        begins = {piece.start for piece in self.pieces if piece.role not in OVERLAYS and not piece.joins}
        found = list(re.finditer(r"\S+", self.line.text))[:WORDS_OFFERED]
        return [Word(word[0], word.start(), word.end(), word.start() in begins) for word in found]

    @property
    def named(self) -> list[Named]:
        return [
            Named(LOOKS[piece.role], _value(piece), piece.name or self._text(piece))
            for piece in self.pieces
            if piece.role in NAMED and not piece.joins
        ]

    @property
    def laid(self) -> list[Laid]:
        return [Laid(LOOKS[p.role], _value(p), self._text(p)) for p in self.pieces if p.role in OVERLAYS]

    def _text(self, piece: Piece) -> str:
        return " ".join(self.line.text[piece.start : piece.end].split())


def _value(piece: Piece) -> str:
    span = Span(piece.line, piece.start, piece.end)
    return f"{span.line}:{span.start}:{span.end}"
