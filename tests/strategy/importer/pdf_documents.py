"""PDF files with a text layer: one or two columns, running heads, page numbers, hyphenated words, sizes of type."""

import io
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.strategy.importer.marked_sources import Line, Source
from tests.strategy.importer.plain_documents import split_word

MARGIN, GUTTER = 56, 22  # points
SIZES = {"h1": 22, "h2": 15, "h3": 12, "quote": 15, "small": 7}
BOLD = {"h1", "h2", "h3", "b"}


def make_pdf(source: Source) -> bytes:
    """The facts `columns`, `hyphenate`, `head`, `foot` and `size` say how the pages look; `pb` and `cb` break them.

    `woven: yes` writes the text layer row by row over both columns, as some typesetters do.
    """
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.setTitle(source.facts.get("pdf_title", ""))
    sheet = _Sheet(canvas, source.facts)
    for line in source.lines:
        sheet.put(line)
    sheet.end_page()
    canvas.save()
    return target.getvalue()


class _Sheet:
    def __init__(self, canvas: Any, facts: dict[str, str]) -> None:
        self.canvas, self.facts = canvas, facts
        self.columns = int(facts.get("columns", 1))
        self.width = (A4[0] - 2 * MARGIN - GUTTER * (self.columns - 1)) / self.columns
        self.page, self.column, self.top = 1, 0, A4[1] - MARGIN - 20
        self.drawn: list[tuple[float, float, str, str, float]] = []  # down, across, text, font, size

    def put(self, line: Line) -> None:
        if line.style in {"pb", "cb"}:
            self.end_page() if line.style == "pb" else self.next_column()
        elif not line.text:
            self.top -= 7
        elif line.style in {"td", "th"}:
            self.put_row(line)
        else:
            self.put_text(line)

    def put_text(self, line: Line) -> None:
        size = SIZES.get(line.style, int(self.facts.get("size", 10)))
        font = "Helvetica-Bold" if line.style in BOLD else "Helvetica-Oblique" if line.style == "quote" else "Helvetica"
        indent = 12 if line.style in {"-", "1."} else 0
        self.top -= size * 0.6 if line.style in BOLD else 0
        for row in self.rows(line.shown, font, size, self.width - indent):
            self.put_at(row, indent, font, size)

    def put_at(self, row: str, indent: float, font: str, size: float) -> None:
        self.top -= size * 1.35
        if self.top < MARGIN + 20:
            self.next_column()
            self.top -= size * 1.35
        across = MARGIN + self.column * (self.width + GUTTER) + indent
        self.drawn.append((-self.top, across, row, font, size))

    def put_row(self, line: Line) -> None:
        cells = line.shown.split("⇥")
        width, font = self.width / len(cells), "Helvetica-Bold" if line.style == "th" else "Helvetica"
        columns = [self.rows(cell, font, 9, width - 8) for cell in cells]
        for place, rows in enumerate(columns):
            for depth, row in enumerate(rows):
                self.drawn.append((12 * (depth + 1) - self.top, MARGIN + place * width, row, font, 9))
        self.top -= 12 * max(map(len, columns)) + 6

    def rows(self, text: str, font: str, size: float, width: float) -> list[str]:
        rows, row = [], ""
        for word in text.split(" "):
            longer = f"{row} {word}" if row else word
            if not row or stringWidth(longer, font, size) <= width:
                row = longer
                continue
            room = int((width - stringWidth(f"{row} ", font, size)) / (size * 0.52))
            first, rest = split_word(word, room) if self.facts.get("hyphenate") == "yes" else ("", word)
            rows.append(f"{row} {first}" if first else row)
            row = rest
        return [*rows, row]

    def next_column(self) -> None:
        self.column += 1
        if self.column == self.columns:
            self.end_page()
        self.top = A4[1] - MARGIN - 20

    def end_page(self) -> None:
        self.canvas.setFont("Helvetica", 8)
        self.canvas.drawString(MARGIN, A4[1] - 40, self.facts.get("head", "").format(page=self.page))
        self.canvas.drawRightString(A4[0] - MARGIN, 34, self.facts.get("foot", "").format(page=self.page))
        for down, across, text, font, size in sorted(self.drawn) if self.facts.get("woven") else self.drawn:
            self.canvas.setFont(font, size)
            self.canvas.drawString(across, -down, text)
        self.drawn.clear()
        self.canvas.showPage()
        self.page, self.column, self.top = self.page + 1, 0, A4[1] - MARGIN - 20
