"""Plain text: form feeds end pages; columns of blanks are read as columns or as cells."""

import re
from collections.abc import Iterator
from pathlib import Path

from kompas.strategy.importer.extraction.columns import in_reading_order
from kompas.strategy.importer.extraction.decoding import decoded
from kompas.strategy.importer.extraction.marks import is_lone
from kompas.strategy.importer.extraction.places import Measure, Placed, Span
from kompas.strategy.importer.extraction.rows import Extract, Row

LINE_ENDS = re.compile("\r\n?|[\n\x0b\x85\u2028\u2029]")
WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")
CHUNK = re.compile(r"\S+(?: \S+)*")
MEASURE = Measure(gutter=2, cell=2, baseline=0.5, leading=1)
LONGEST_LAID_OUT = 400  # characters; a longer line was never laid out in columns


def read(path: Path) -> Extract:
    pages = decoded(path.read_bytes()).split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return Extract(_rows(pages), pages=len(pages))


def _rows(pages: list[str]) -> Iterator[Row]:
    for number, page in enumerate(pages, start=1):
        lines = LINE_ENDS.split(page.replace("\x00", ""))
        yield from _laid_out(lines, number) if _is_laid_out(lines) else _as_they_stand(lines, number)


def _as_they_stand(lines: list[str], page: int) -> Iterator[Row]:
    for line in lines:
        yield Row(line, page, indent=_indent(line))


def _indent(line: str) -> float:
    expanded = line.expandtabs(4) if line[:1] in "\t " else line
    return float(len(expanded) - len(expanded.lstrip(" \u00a0")))


def _is_laid_out(lines: list[str]) -> bool:
    """Whether two lines or more hold blanks inside that look like the space between columns."""
    return sum(1 for line in lines if len(line) <= LONGEST_LAID_OUT and WIDE.search(line.strip())) > 1


def _laid_out(lines: list[str], page: int) -> Iterator[Row]:
    spans = [span for down, line in enumerate(lines) for span in _spans(line, down)]
    edge = min((span.left for span in spans), default=0.0)
    before: Placed | None = None
    for placed in in_reading_order(spans, MEASURE):
        first = placed.cells[0]
        step = first.down - before.cells[0].down if before else first.down + 1
        text = "\t".join(cell.text for cell in placed.cells)
        indent = first.left - (edge if placed.edge == edge else placed.edge)
        yield Row(text, page, gap=max(0, round(step) - 1), indent=indent)
        before = placed


def _spans(line: str, down: int) -> Iterator[Span]:
    """The words of `line` that stand together; a mark stays with its words, spaced-out letters with each other."""
    line = line.replace("\u00a0", " ").expandtabs(8) if line[:1] == "\t" else line.replace("\u00a0", " ")
    if len(line) > LONGEST_LAID_OUT or _is_spaced(line):
        yield Span(float(len(line) - len(line.lstrip())), float(len(line)), down, line.strip(" \t"))
        return
    mark: re.Match[str] | None = None
    for chunk in CHUNK.finditer(line):
        if mark is None and is_lone(chunk[0]):
            mark = chunk
            continue
        start, text = (mark.start(), f"{mark[0]} {chunk[0]}") if mark else (chunk.start(), chunk[0])
        yield Span(float(start), float(chunk.end()), down, text)
        mark = None
    if mark:
        yield Span(float(mark.start()), float(mark.end()), down, mark[0])


def _is_spaced(line: str) -> bool:
    words = line.split()
    return len(words) > 3 and sum(len(word) == 1 for word in words) >= 0.7 * len(words)
