"""Documents for one stage at a time: a line is its text, or the text with its layout."""

from typing import Any

from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.reading import Reading, assemble
from kompas.strategy.importer.understanding import understand
from kompas.strategy.importer.understanding.blocks import Block
from kompas.strategy.importer.understanding.cleaning import leave_out
from kompas.strategy.importer.understanding.gathering import gather
from kompas.strategy.importer.understanding.headings import find_headings
from kompas.strategy.importer.understanding.typography import typography_of
from kompas.strategy.importer.vocabulary import VOCABULARIES

DANISH = VOCABULARIES["da"]
Given = str | tuple[str, dict[str, Any]]


def a_document(*given: Given, kind: str = "txt") -> Document:
    """A document of these lines; "- " before a text is a bullet, an empty text a gap before the next."""
    lines: list[Line] = []
    gap = 0
    for one in given:
        text, layout = (one, {}) if isinstance(one, str) else one
        if not text:
            gap += 1
            continue
        if text.startswith("- "):
            text, layout = text.removeprefix("- "), {"bullet": "-", **layout}
        lines.append(Line(len(lines), text, gap=gap, **layout))
        gap = 0
    return Document(kind, tuple(lines))


def dropped(*given: Given, kind: str = "txt") -> dict[str, str]:
    """The lines that cleaning drops, each with its reason."""
    document = a_document(*given, kind=kind)
    return {document.lines[number].text: str(reason) for number, reason in leave_out(document, DANISH).items()}


def blocks(*given: Given, kind: str = "txt") -> list[Block]:
    document = a_document(*given, kind=kind)
    return gather(document.lines, (), typography_of(document), DANISH)


def headings(*given: Given, kind: str = "txt") -> list[Block]:
    look = typography_of(a_document(*given, kind=kind))
    return find_headings(blocks(*given, kind=kind), look, DANISH)


def understood(*given: Given, kind: str = "txt") -> Reading:
    return assemble(*understand(a_document(*given, kind=kind)))


def outline(reading: Reading) -> dict[str, list[str]]:
    """Each area with its commitments."""
    return {area.name: [one.text for one in area.children] for area in reading.areas}
