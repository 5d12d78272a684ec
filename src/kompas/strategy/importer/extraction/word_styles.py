"""What Word's styles say of a paragraph and a run: heading level, bold, size, list."""

import re
from dataclasses import dataclass, field, replace
from typing import Self

from lxml import etree

from kompas.strategy.importer.extraction.package import Package

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
HEADING = re.compile(r"(?:heading|overskrift|rubrik|überschrift)\s*(\d)")
TITLES = frozenset({"title", "titel", "tittel"})
DEPTH = 12  # styles based on styles; Word itself stops at ten


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    if element is None:
        return None
    return next((inner for inner in element if name_of(inner) == name), None)


def attribute(element: etree._Element | None, name: str) -> str | None:
    if element is None:
        return None
    return element.get(f"{MAIN}{name}") or element.get(f"{STRICT}{name}")


def value(element: etree._Element | None, name: str) -> str | None:
    """The `val` of the child `name`."""
    return attribute(child(element, name), "val")


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """What the switch `name` says; None where it is not set."""
    found = child(element, name)
    return None if found is None else (attribute(found, "val") or "true") not in {"0", "false", "off"}


@dataclass(frozen=True)
class Look:
    level: int | None = None
    is_bold: bool = False
    size: float | None = None
    is_hidden: bool = False
    starts_page: bool = False
    numbering: tuple[str, str] | None = None  # list and level in it


@dataclass
class Styles:
    by_id: dict[str, etree._Element] = field(default_factory=dict)
    usual: Look = field(default_factory=Look)

    @classmethod
    def of(cls, package: Package) -> Self:
        root = package.optional_xml("word/styles.xml")
        styles = cls()
        if root is None:
            return styles
        for style in root:
            if name_of(style) == "style":
                styles.by_id[attribute(style, "styleId") or ""] = style
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        styles.usual = _with_run(Look(), defaults)
        return styles

    def of_paragraph(self, paragraph: etree._Element) -> Look:
        properties = child(paragraph, "pPr")
        look = self._styled(value(properties, "pStyle") or self._default(), self.usual)
        return _with_paragraph(look, properties)

    def of_run(self, run: etree._Element, *, bold: bool, size: float | None) -> Look:
        properties = child(run, "rPr")
        look = Look(is_bold=bold, size=size)
        if style := value(properties, "rStyle"):
            look = self._styled(style, look)
        return _with_run(look, properties)

    def _default(self) -> str:
        return next((key for key, style in self.by_id.items() if _is_default_paragraph(style)), "")

    def _styled(self, style_id: str, look: Look) -> Look:
        chain: list[etree._Element] = []
        while (style := self.by_id.get(style_id)) is not None and len(chain) < DEPTH:
            chain.append(style)
            style_id = value(style, "basedOn") or ""
        for style in reversed(chain):
            look = _with_run(_with_paragraph(look, child(style, "pPr")), child(style, "rPr"))
            name = (value(style, "name") or "").lower()
            if found := HEADING.match(name):
                look = replace(look, level=int(found[1]))
            elif name in TITLES:
                look = replace(look, level=1)
        return look


def _is_default_paragraph(style: etree._Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}


def _with_paragraph(look: Look, properties: etree._Element | None) -> Look:
    if properties is None:
        return look
    outline = value(properties, "outlineLvl")
    if outline and outline.isdecimal():
        look = replace(look, level=int(outline) + 1 if int(outline) < 9 else None)  # 9: body text
    if is_on(properties, "pageBreakBefore"):
        look = replace(look, starts_page=True)
    numbers = child(properties, "numPr")
    if numbers is not None:
        own, above = look.numbering or ("", "0"), value(numbers, "numId")
        look = replace(look, numbering=(above or own[0], value(numbers, "ilvl") or own[1]))
    return look


def _with_run(look: Look, properties: etree._Element | None) -> Look:
    if properties is None:
        return look
    bold, hidden, size = is_on(properties, "b"), is_on(properties, "vanish"), value(properties, "sz")
    return replace(
        look,
        is_bold=look.is_bold if bold is None else bold,
        is_hidden=look.is_hidden if hidden is None else hidden,
        size=float(size) / 2 if size and size.isdecimal() else look.size,
    )
