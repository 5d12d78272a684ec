"""PDF: lines in reading order from the places of the characters, since a text layer runs as the program wrote it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from kompas.strategy.importer.extraction import glyphs
from kompas.strategy.importer.extraction.characters import has_words
from kompas.strategy.importer.extraction.columns import in_reading_order
from kompas.strategy.importer.extraction.marks import is_lone
from kompas.strategy.importer.extraction.places import Measure, Placed, Span
from kompas.strategy.importer.extraction.rows import Extract, Row
from kompas.strategy.importer.limits import PDF_PAGES
from kompas.strategy.importer.refusals import CannotRead, Refusal

MARK_REACH = 4.0  # em from a bullet to its words
BLANK_LINE = 1.45  # times the usual step between lines
USUAL_STEP = 1.25  # em, where a page has too few lines to tell


def read(path: Path) -> Extract:
    document = opened(path)
    try:
        if len(document) > PDF_PAGES:
            raise CannotRead(Refusal.TOO_MANY_PAGES)
        pages = [_page(document, number) for number in range(len(document))]
        blank = sum(1 for rows in pages if not any(has_words(row.text) for row in rows))
        if blank == len(pages):
            raise CannotRead(Refusal.SCANNED)
        notes = [f"pages_without_text:{blank}"] if blank > 1 else []
        return Extract([row for rows in pages for row in rows], pages=len(pages), notes=notes)
    finally:
        document.close()


def opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        locked = code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise CannotRead(Refusal.ENCRYPTED if locked else Refusal.BROKEN) from None
    if len(document) == 0:
        document.close()
        raise CannotRead(Refusal.BROKEN)
    return document


def _page(document: pypdfium2.PdfDocument, number: int) -> list[Row]:
    """One page at a time, so that memory does not grow with the number of pages."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    layer = page.get_textpage()
    try:
        width, height = page.get_size()
        left, bottom, _right, _top = page.get_cropbox()
        sheet = glyphs.Sheet(width, height, page.get_rotation() // 90, left, bottom)
        return list(_rows(_with_marks(list(glyphs.spans(layer.raw, sheet))), number + 1, sheet.height))
    finally:
        layer.close()
        page.close()


def _with_marks(spans: list[Span]) -> list[Span]:
    """A bullet and its words are one span, however far the tab between them reaches."""
    marks = [span for span in spans if is_lone(span.text.strip())]
    if not marks:
        return spans
    taken: dict[int, Span] = {}
    for mark in marks:
        em = max(mark.size, 6.0)
        near = [
            (span.left - mark.right, place)
            for place, span in enumerate(spans)
            if span is not mark
            and abs(span.down - mark.down) < 0.5 * em
            and 0 <= span.left - mark.right < MARK_REACH * em
        ]
        if near and min(near)[1] not in taken and not is_lone(spans[min(near)[1]].text.strip()):
            taken[min(near)[1]] = mark
    used = {id(mark) for mark in taken.values()}
    return [
        _marked(taken[place], span) if place in taken else span
        for place, span in enumerate(spans)
        if id(span) not in used
    ]


def _marked(mark: Span, span: Span) -> Span:
    return Span(mark.left, span.right, span.down, f"{mark.text} {span.text}", span.size, span.bold)


def _rows(spans: list[Span], page: int, height: float) -> Iterator[Row]:
    if not spans:
        return
    em = _usual_size(spans)
    leading = _leading(spans, em)
    measure = Measure(gutter=0.8 * em, cell=2.2 * em, baseline=0.45 * em, leading=leading)
    before: Placed | None = None
    for placed in in_reading_order(spans, measure):
        first = placed.cells[0]
        size = max(placed.cells, key=lambda cell: len(cell.text)).size
        yield Row(
            "\t".join(cell.text for cell in placed.cells),
            page,
            bold=all(cell.bold for cell in placed.cells),
            size=size,
            gap=_gap(before, placed, leading),
            indent=max(0.0, round(first.left - placed.edge, 1)),
            top=round(min(1.0, max(0.001, first.down / height)), 3) if height else None,
        )
        before = placed


def _gap(before: Placed | None, placed: Placed, leading: float) -> int:
    """Blank lines that would fit above the line; a line higher up, as at the top of a column, has none."""
    if before is None:
        return 0
    step = placed.cells[0].down - before.cells[0].down
    usual = max(leading, 1.2 * max(placed.cells[0].size, 0.85 * before.cells[0].size))
    return max(1, round(step / usual - 1)) if step > BLANK_LINE * usual / 1.15 else 0


def _usual_size(spans: list[Span]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for span in spans:
        letters[span.size] += len(span.text)
    return max(letters.most_common(1)[0][0], 1.0)


def _leading(spans: list[Span], em: float) -> float:
    downs = sorted({round(span.down, 1) for span in spans if abs(span.size - em) < 0.6})
    steps = [after - before for before, after in pairwise(downs) if 0.9 * em < after - before < 2 * em]
    return float(median(steps)) if len(steps) > 2 else USUAL_STEP * em
