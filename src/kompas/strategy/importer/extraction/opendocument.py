"""OpenDocument texts (.odt): paragraphs, lists, sections, tables and frames in order, with styles.

Tracked deletions, notes, comments, headers and footers are no part of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from kompas.strategy.importer.extraction.package import Package, opened
from kompas.strategy.importer.extraction.rows import Extract, Row
from kompas.strategy.importer.extraction.word_styles import name_of
from kompas.strategy.importer.refusals import CannotRead, Refusal

GONE = frozenset(
    "tracked-changes note annotation annotation-end sequence-decls forms script variable-decls user-field-decls "
    "table-of-content-source index-title-template desc title ruby-text hidden-text".split()
)
PARAGRAPHS = frozenset({"p", "h"})
BOLD_FROM = 600
DEPTH = 12
REPEATED_BLANKS = 200  # one element may ask for millions


def read(path: Path) -> Extract:
    with opened(path) as package:
        manifest = package.optional_xml("META-INF/manifest.xml")
        if manifest is not None and any(name_of(element) == "encryption-data" for element in manifest.iter()):
            raise CannotRead(Refusal.ENCRYPTED)
        content = package.xml("content.xml")
        text = next(
            (element for element in content.iter() if name_of(element) == "text" and "office" in element.tag), None
        )
        if text is None:
            raise CannotRead(Refusal.ANOTHER_TYPE)
        reading = _Reading(_Styles.of(package, content))
        rows = list(reading.blocks(text, _Place()))
    return Extract(rows, pages=reading.page)


def _get(element: etree._Element | None, name: str) -> str:
    """The attribute `name`, whatever its namespace."""
    attributes = element.attrib.items() if element is not None else ()
    return next((str(value) for key, value in attributes if str(key).rpartition("}")[2] == name), "")


@dataclass(frozen=True)
class _Look:
    is_bold: bool = False
    size: float | None = None
    level: int | None = None
    is_hidden: bool = False
    starts_page: bool = False


@dataclass
class _Styles:
    by_name: dict[str, etree._Element] = field(default_factory=dict)
    ordered: set[tuple[str, int]] = field(default_factory=set)  # lists whose items are numbered, at that depth

    @classmethod
    def of(cls, package: Package, content: etree._Element) -> "_Styles":
        styles = cls()
        for root in (package.optional_xml("styles.xml"), content):
            for element in root.iter() if root is not None else ():
                if name_of(element) == "style":
                    styles.by_name[_get(element, "name")] = element
                elif name_of(element) == "list-level-style-number" and _get(element, "num-format"):
                    styles.ordered.add((_get(element.getparent(), "name"), int(_get(element, "level") or "1")))
        return styles

    def look(self, name: str, look: _Look) -> _Look:
        chain: list[etree._Element] = []
        while (style := self.by_name.get(name)) is not None and len(chain) < DEPTH:
            chain.append(style)
            name = _get(style, "parent-style-name")
        for style in reversed(chain):
            look = _styled(style, look)
        return look


def _styled(style: etree._Element, look: _Look) -> _Look:
    name = (_get(style, "display-name") or _get(style, "name")).lower()
    if name in {"title", "titel"}:
        look = replace(look, level=1)
    if (level := _get(style, "default-outline-level")).isdecimal():
        look = replace(look, level=int(level))
    for properties in style:
        weight, size = _get(properties, "font-weight"), re.match(r"(\d+(?:\.\d+)?)pt", _get(properties, "font-size"))
        if name_of(properties) == "text-properties":
            bold = weight == "bold" or (weight.isdecimal() and int(weight) >= BOLD_FROM) if weight else look.is_bold
            hidden = _get(properties, "display") == "none"
            look = replace(look, is_bold=bold, size=float(size[1]) if size else look.size, is_hidden=hidden)
        elif name_of(properties) == "paragraph-properties" and _get(properties, "break-before") == "page":
            look = replace(look, starts_page=True)
    return look


@dataclass(frozen=True)
class _Place:
    """Where in lists a paragraph stands."""

    list_style: str = ""
    depth: int = 0
    mark: str = ""


@dataclass
class _Run:
    text: str
    look: _Look


class _Reading:
    def __init__(self, styles: _Styles) -> None:
        self.styles = styles
        self.page = 1
        self.was_item = False
        self.frames: list[etree._Element] = []

    def blocks(self, parent: etree._Element, place: _Place) -> Iterator[Row]:
        for element in parent:
            tag = name_of(element)
            if tag in GONE or not tag:
                continue
            if tag in PARAGRAPHS:
                yield from self._paragraph(element, place)
                place = replace(place, mark="")  # a second paragraph of an item has no mark of its own
                yield from self._framed()
            elif tag == "list":
                yield from self._list(element, place)
            elif tag == "table":
                yield from self._table(element)
            elif tag == "soft-page-break":
                self.page += 1
            else:
                yield from self.blocks(element, place)

    def _framed(self) -> Iterator[Row]:
        while self.frames:
            yield from self.blocks(self.frames.pop(0), _Place())

    def _list(self, element: etree._Element, above: _Place) -> Iterator[Row]:
        style, depth = _get(element, "style-name") or above.list_style, above.depth + 1
        number = 0
        for item in element:
            if name_of(item) not in {"list-item", "list-header"}:
                continue
            number += 1
            is_ordered = (style, depth) in self.styles.ordered
            mark = "" if name_of(item) == "list-header" else f"{number}." if is_ordered else "•"
            yield from self.blocks(item, _Place(style, depth, mark))

    def _paragraph(self, paragraph: etree._Element, place: _Place) -> Iterator[Row]:
        look = self.styles.look(_get(paragraph, "style-name"), _Look())
        outline = _get(paragraph, "outline-level") or "1"
        level = int(outline) if name_of(paragraph) == "h" and outline.isdecimal() else look.level
        if look.starts_page:
            self.page += 1
        rows: list[Row] = []
        runs: list[_Run] = []
        for run in [*self._runs(paragraph, look), None]:
            if run is not None:
                runs.append(run)
                continue
            rows += _row(runs, self.page)
            runs = []
        if not rows:
            yield Row(page=self.page)
            return
        gap = 0 if place.depth and self.was_item else 1
        self.was_item = bool(place.depth)
        mark = "" if level and place.mark == "•" else place.mark
        for row in rows:
            yield replace(row, level=level, indent=float(max(0, place.depth - 1)), bullet=mark, gap=gap)
            mark, gap = "", 0

    def _runs(self, parent: etree._Element, look: _Look) -> Iterator[_Run | None]:
        yield _Run(_blanks(parent.text), look)
        for element in parent:
            yield from self._inside(element, look)
            yield _Run(_blanks(element.tail), look)

    def _inside(self, element: etree._Element, look: _Look) -> Iterator[_Run | None]:
        tag = name_of(element)
        if tag in {"s", "tab"}:
            yield _Run("\t" if tag == "tab" else _repeated(element), look)
        elif tag == "line-break":
            yield None
        elif tag == "soft-page-break":
            self.page += 1
        elif tag in {"frame", "text-box", "custom-shape"}:
            self.frames.append(element)
        elif tag == "span":
            inner = self.styles.look(_get(element, "style-name"), look)
            if not inner.is_hidden:
                yield from self._runs(element, inner)
        elif tag and tag not in GONE:
            yield from self._runs(element, look)

    def _table(self, table: etree._Element) -> Iterator[Row]:
        """Rows of short cells are lines with tabs; in a row with several paragraphs in a cell each has its own line."""
        gap = 1
        for row in _rows_of(table):
            found = [
                [line for line in self.blocks(cell, _Place()) if line.text.strip()]
                for cell in row
                if name_of(cell) == "table-cell"
            ]
            if any(len(cell) > 1 for cell in found) or sum(map(len, found)) == 1:
                lines = [line for cell in found for line in cell]
            else:
                filled = [cell[0] for cell in found if cell]
                is_bold = bool(filled) and all(line.bold for line in filled)
                lines = [Row("\t".join(cell[0].text if cell else "" for cell in found), page=self.page, bold=is_bold)]
            for line in lines:
                yield replace(line, gap=gap)
                gap = 0
        self.was_item = False


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if name_of(element) == "table-row":
            yield element
        elif name_of(element) in {"table-rows", "table-header-rows", "table-row-group"}:
            yield from _rows_of(element)


def _repeated(element: etree._Element) -> str:
    count = _get(element, "c")
    return " " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, REPEATED_BLANKS)


def _blanks(text: str | None) -> str:
    """Blanks and line ends between words are one blank; several are written as elements of their own."""
    return re.sub(r"[ \t\n\r]+", " ", text or "")


def _row(runs: list[_Run], page: int) -> list[Row]:
    text = "".join(run.text for run in runs)
    if not text.strip():
        return []
    said = [run for run in runs if any(letter.isalnum() for letter in run.text)]
    look = max(said, key=lambda run: len(run.text)).look if said else _Look()
    return [Row(text, page, bold=bool(said) and all(run.look.is_bold for run in said), size=look.size)]
