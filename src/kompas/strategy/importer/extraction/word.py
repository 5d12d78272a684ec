"""Word documents (.docx): paragraphs and tables in the order of the body, with styles, lists and tracked changes.

What was inserted under tracked changes is kept, what was deleted is gone. Headers, footers, notes and comments are no
part of the text. Read with lxml under limits: python-docx knows neither content controls nor tracked insertions.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from kompas.strategy.importer.extraction.numbering import Numbering
from kompas.strategy.importer.extraction.package import opened
from kompas.strategy.importer.extraction.rows import Extract, Row
from kompas.strategy.importer.extraction.word_styles import Styles, attribute, child, name_of
from kompas.strategy.importer.refusals import CannotRead, Refusal

DOCUMENT = "word/document.xml"
# Deletions, what moved away, instructions of fields, and the older copy of what is drawn two ways.
GONE = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rubyPr", "rt", "pPr", "sectPr"}
)


def read(path: Path) -> Extract:
    with opened(path) as package:
        if DOCUMENT not in package:
            raise CannotRead(Refusal.ENCRYPTED if "EncryptedPackage" in package else Refusal.ANOTHER_TYPE)
        body = child(package.xml(DOCUMENT), "body")
        if body is None:
            raise CannotRead(Refusal.BROKEN)
        reading = _Reading(Styles.of(package), Numbering.of(package))
        rows = list(reading.blocks(body))
    return Extract(rows, pages=reading.page)


@dataclass
class _Run:
    text: str
    is_bold: bool
    size: float | None


@dataclass
class _Reading:
    styles: Styles
    numbering: Numbering
    page: int = 1
    boxes: list[etree._Element] = field(default_factory=list)
    was_item: bool = False
    has_text: bool = False

    def blocks(self, parent: etree._Element) -> Iterator[Row]:
        """Paragraphs and tables in order; content controls and the like are looked through."""
        for element in parent:
            tag = name_of(element)
            if tag in GONE:
                continue
            if tag == "p":
                yield from self._paragraph(element)
                yield from self._boxes()
            elif tag == "tbl":
                yield from self._table(element)
            else:
                yield from self.blocks(element)

    def _boxes(self) -> Iterator[Row]:
        while self.boxes:
            yield from self.blocks(self.boxes.pop(0))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Row]:
        style = self.styles.of_paragraph(paragraph)
        if style.starts_page and self.has_text:
            self.page += 1
        runs: list[_Run] = []
        rows: list[Row] = []
        for run in self._runs(paragraph, bold=style.is_bold, size=style.size):
            if run is None:
                rows += _row(runs, self.page)
                runs = []
            else:
                runs.append(run)
        rows += _row(runs, self.page)
        item = self.numbering.item(paragraph, style.numbering)
        if not rows:
            yield Row(page=self.page)
            return
        gap = 0 if item and self.was_item else 1
        self.has_text = True
        self.was_item = item is not None
        bullet, indent = (item.mark, float(item.level)) if item else ("", 0.0)
        for row in rows:
            yield replace(row, level=style.level, indent=indent, bullet=bullet, gap=gap)
            bullet, gap = "", 0

    def _runs(self, parent: etree._Element, *, bold: bool, size: float | None) -> Iterator[_Run | None]:
        """The runs of a paragraph; None where a line ends inside it."""
        for element in parent:
            tag = name_of(element)
            if tag in SAID:
                yield _Run(SAID[tag](element), bold, size)
            elif tag == "r":
                look = self.styles.of_run(element, bold=bold, size=size)
                if not look.is_hidden:
                    yield from self._runs(element, bold=look.is_bold, size=look.size)
            elif tag in {"br", "cr"}:
                yield from self._break(element)
            elif tag not in GONE:
                yield from self._around(element, tag, bold=bold, size=size)

    def _around(self, element: etree._Element, tag: str, *, bold: bool, size: float | None) -> Iterator[_Run | None]:
        """What stands around runs: links, insertions, fields, drawings. A text box is read after its paragraph."""
        if tag == "txbxContent":
            self.boxes.append(element)
        elif tag == "lastRenderedPageBreak":
            self.page += 1
        else:
            yield from self._runs(element, bold=bold, size=size)

    def _break(self, element: etree._Element) -> Iterator[None]:
        if attribute(element, "type") == "page":
            self.page += 1
        yield None

    def _table(self, table: etree._Element) -> Iterator[Row]:
        """Rows of short cells are lines with tabs; in a row with several paragraphs in a cell each has its own line."""
        gap = 1
        for row in _within(table, "tr"):
            cells = [[line for line in self.blocks(cell) if line.text.strip()] for cell in _within(row, "tc")]
            if any(len(cell) > 1 for cell in cells) or sum(map(len, cells)) == 1:
                lines = [line for cell in cells for line in cell]
            else:
                filled = [cell[0] for cell in cells if cell]
                is_bold = bool(filled) and all(line.bold for line in filled)
                lines = [Row("\t".join(cell[0].text if cell else "" for cell in cells), page=self.page, bold=is_bold)]
            for line in lines:
                yield replace(line, gap=gap)
                gap = 0
        self.was_item = False


def _within(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those inside content controls and insertions."""
    for element in parent:
        tag = name_of(element)
        if tag == wanted:
            if not _is_deleted_row(element):
                yield element
        elif tag in {"sdt", "sdtContent", "ins", "customXml", "moveTo", "smartTag"}:
            yield from _within(element, wanted)


def _is_deleted_row(element: etree._Element) -> bool:
    properties = child(element, "trPr")
    return properties is not None and child(properties, "del") is not None


def _row(runs: list[_Run], page: int) -> list[Row]:
    text = "".join(run.text for run in runs)
    if not text.strip():
        return []
    said = [run for run in runs if any(letter.isalnum() for letter in run.text)]
    size = max(said, key=lambda run: len(run.text)).size if said else None
    return [Row(text, page, bold=bool(said) and all(run.is_bold for run in said), size=size)]


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char") or ""
    try:
        return chr(0xE000 + int(code, 16) % 0x1000) if code else ""
    except ValueError:
        return ""


# How characters are written that are no plain text.
SAID: dict[str, Callable[[etree._Element], str]] = {
    "t": lambda element: element.text or "",
    "tab": lambda _element: "\t",
    "ptab": lambda _element: "\t",
    "noBreakHyphen": lambda _element: "-",
    "softHyphen": lambda _element: "\u00ad",
    "sym": _symbol,
}
