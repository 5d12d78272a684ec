"""Word's own lists: which mark an item shows. Word stores the rule, not the mark."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Self

from lxml import etree

from kompas.strategy.importer.extraction.package import Package
from kompas.strategy.importer.extraction.word_styles import attribute, name_of, value


@dataclass(frozen=True)
class Item:
    mark: str
    level: int  # 0 is outermost


@dataclass
class Numbering:
    lists: dict[str, str] = field(default_factory=dict)  # a list to its abstract one
    levels: dict[tuple[str, int], etree._Element] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))

    @classmethod
    def of(cls, package: Package) -> Self:
        numbering = cls()
        root = package.optional_xml("word/numbering.xml")
        for element in root if root is not None else ():
            if name_of(element) == "abstractNum":
                numbering._take(element)
            elif name_of(element) == "num":
                numbering.lists[attribute(element, "numId") or ""] = value(element, "abstractNumId") or ""
        return numbering

    def _take(self, abstract: etree._Element) -> None:
        for level in abstract:
            if name_of(level) == "lvl":
                place = attribute(level, "ilvl") or "0"
                self.levels[attribute(abstract, "abstractNumId") or "", _number(place)] = level

    def item(self, paragraph: etree._Element, numbering: tuple[str, str] | None) -> Item | None:
        """The item that `paragraph` is, by its own properties or by its style's `numbering`; None if it is none."""
        if not numbering or numbering[0] in {"", "0"}:  # list 0 takes a paragraph out of its style's list
            return None
        key, depth = numbering[0], _number(numbering[1])
        level = self.levels.get((self.lists.get(key, ""), depth))
        kind = value(level, "numFmt") or "bullet"
        if kind == "none":
            return None
        if kind == "bullet":
            return Item("•", depth)
        return Item(self._next(key, depth, level, kind), depth)

    def _next(self, key: str, depth: int, level: etree._Element | None, kind: str) -> str:
        for deeper in [place for place in self.counts if place[0] == key and place[1] > depth]:
            del self.counts[deeper]
        start = _number(value(level, "start") or "1")
        self.counts[key, depth] = self.counts[key, depth] + 1 if (key, depth) in self.counts else start
        shown = value(level, "lvlText") or f"%{depth + 1}."
        for place in range(depth + 1):
            shown = shown.replace(f"%{place + 1}", _shown(self.counts.get((key, place), 1), kind))
        return shown.strip() or "•"


def _shown(count: int, kind: str) -> str:
    if kind.endswith("Letter") and 1 <= count <= 26:
        return chr(ord("A" if kind.startswith("upper") else "a") + count - 1)
    return str(count)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0
