"""From rows, as a format's reader hands them on, to the numbered lines of a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kompas.strategy.importer.extraction.characters import cleaned, has_words, without_symbols
from kompas.strategy.importer.extraction.marks import is_lone, peeled, shown
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.refusals import CannotRead, Refusal


@dataclass(frozen=True)
class Row:
    """A row of text as the format has it; a row without words counts as a blank line. Fields as in Line."""

    text: str = ""
    page: int = 1
    bullet: str = ""
    level: int | None = None
    bold: bool = False
    size: float | None = None
    gap: int = 0
    indent: float = 0.0
    top: float | None = None


@dataclass(frozen=True)
class Extract:
    """What a format's reader found. `notes` are codes, worded by notes.py."""

    rows: Iterable[Row]
    pages: int = 1
    notes: list[str] = field(default_factory=list)


def finished(kind: str, found: Extract) -> Document:
    """The document of these rows: characters cleaned, bullets taken off, blank lines counted. Raises CannotRead."""
    lines = tuple(
        Line(number, text, row.page, bullet, row.level, row.bold, row.size, gap, row.indent, row.top)
        for number, (row, bullet, text, gap) in enumerate(_with_words(found.rows))
    )
    if not lines:
        raise CannotRead(Refusal.NO_WORDS)
    return Document(kind, lines, pages=found.pages, notes=tuple(found.notes))


def _with_words(rows: Iterable[Row]) -> Iterator[tuple[Row, str, str, int]]:
    """Each row with words, its bullet, its text, the blank lines before it. A bullet alone belongs to the next row."""
    waiting: tuple[Row, str, int] | None = None
    for row, text, gap in _said(rows):
        if is_lone(text) and not row.bullet:
            yield from _alone(waiting)
            waiting = row, text, gap
            continue
        bullet, rest = (row.bullet, text) if row.bullet else peeled(text)
        if waiting and not bullet and waiting[0].page == row.page:
            yield row, shown(waiting[1]), without_symbols(rest), waiting[2]
        else:
            yield from _alone(waiting)
            yield row, bullet, without_symbols(rest), gap
        waiting = None
    yield from _alone(waiting)


def _said(rows: Iterable[Row]) -> Iterator[tuple[Row, str, int]]:
    """Rows with words or a mark, their cleaned text, and how many blank lines stood before them."""
    gap = 0
    for row in rows:
        text = cleaned(row.text)
        gap += row.gap
        if has_words(text) or is_lone(text):
            yield row, text, gap
            gap = 0
        else:
            gap += 1


def _alone(waiting: tuple[Row, str, int] | None) -> Iterator[tuple[Row, str, str, int]]:
    """A mark that no words followed: a number is a line of its own, a bullet says nothing."""
    if waiting and has_words(waiting[1]):
        yield waiting[0], "", waiting[1], waiting[2]
