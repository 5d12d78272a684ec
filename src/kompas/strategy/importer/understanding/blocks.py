"""The block: a heading, a paragraph, an item of a list or a row of a table, put together from its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kompas.strategy.importer.joining import join
from kompas.strategy.importer.lines import Line
from kompas.strategy.importer.vocabulary import Section


class Kind(StrEnum):
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    LEAD = "lead"  # "Derfor vil vi:"
    ROW = "row"
    ASIDE = "aside"  # a pull quote, an address, a colophon


@dataclass(frozen=True)
class Span:
    """`text[start:end]` of a line."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """`offset`: where a heading's name begins, after its number or label. `rank`: the higher, the more it governs.

    `label`: the word of the label ("pejlemærke"). `inner` tells a heading inside an area from one that begins a part:
    "goals" for "Mål", "actions" for "Indsatser", "mark" for "Hvorfor", "aside" for a box of facts; "run-in" stands
    before its own paragraph, whose first line then lacks its first `skip` characters.
    """

    lines: tuple[Line, ...]
    kind: Kind = Kind.TEXT
    offset: int = 0
    label: str = ""
    rank: float = 0
    section: Section | None = None
    inner: str = ""
    skip: int = 0
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", running_text(self.lines))

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def name(self) -> str:
        return self.text[self.offset :]

    def spans(self, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """The parts of lines that `text[start:end]` is made of."""
        end = len(self.text) if end is None else end
        before, place = "", 0
        for place_of_line, line in enumerate(self.lines):
            shift = 0 if place_of_line else self.skip
            joined = join(before, line.text)
            place = len(joined) - len(line.text)
            first, last = max(start - place, 0), min(end - place, len(line.text))
            if first < last:
                yield Span(line.number, first + shift, last + shift)
            before = joined


def running_text(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        text = join(text, line.text)
    return text
