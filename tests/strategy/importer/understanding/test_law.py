"""Whatever the lines say: nothing is invented, nothing is lost, and nothing breaks."""

import re
from itertools import pairwise
from time import process_time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.pieces import OVERLAYS, Piece
from kompas.strategy.importer.reading import Reading, assemble
from kompas.strategy.importer.understanding import understand

SNIPPETS = (
    "VISION", "Vision", "Derfor vil vi:", "Vi vil", "Pejlemærke 1: Nærhed", "PEJLEMÆRKE 2", "Mål", "Indsatser", "1",
    "Side 2 af 3", "styrke samarbejdet på tværs", "Vi vil gøre det lettere at være borger.", "Indhold",
    "Vision ....... 4", "Område\tDet vil vi", "Klima\tplante træer", "Specifikt\thvad vil vi?",
    "Kerneopgave: Vi hjælper.", "Når vi er modige, siger vi det.", "FOKUSOMRÅDER", "Borgerne", "“Et citat.”",
    "Strategi for Vej og Park 2024-2027", "Teknik og Miljø", "og så vi-", "dere", "Opfølgning", "(fortsat)",
    "Strategien bygger på en workshop i 2023.", "B R A N D", "DAGSORDEN", "…", "\t", "- ", "VISION (fortsat)",
)  # fmt: skip
LINES: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.builds(
        dict,
        text=st.one_of(st.sampled_from(SNIPPETS), st.text(min_size=1, max_size=60)),
        page=st.integers(1, 4),
        bullet=st.sampled_from(["", "", "", "-", "1.", "2.", "a)"]),
        level=st.sampled_from([None, None, None, 1, 2, 3]),
        bold=st.booleans(),
        size=st.sampled_from([None, 10.0, 14.0]),
        gap=st.integers(0, 3),
        indent=st.sampled_from([0.0, 2.0, 18.0]),
    ),
    max_size=40,
)


def a_document(lines: list[dict[str, Any]], kind: str = "txt") -> Document:
    lines = sorted((line for line in lines if line["text"].strip()), key=lambda line: line.get("page", 1))
    return Document(kind, tuple(Line(number, **line) for number, line in enumerate(lines)))


def check_law(document: Document, pieces: list[Piece]) -> None:
    reading = assemble(document, pieces)
    counts = reading.counts
    assert counts["total"] == len(document.lines) == counts["placed"] + counts["unplaced"] + counts["dropped"]
    assert counts["unplaced"] == len(reading.unplaced) == len(reading.waiting)
    assert {piece.line for piece in pieces if piece.role not in OVERLAYS} == set(range(len(document.lines)))
    letters = "".join(_letters(line.text) for line in document.lines)
    for text in _texts(reading):
        assert _is_subsequence(_letters(text), letters), text


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def _is_subsequence(wanted: str, letters: str) -> bool:
    place = iter(letters)
    return all(letter in place for letter in wanted)


def _texts(reading: Reading) -> list[str]:
    parts = [
        *reading.stakeholders,
        *reading.areas,
        *reading.commitments,
        *reading.values,
        *reading.criteria,
        *reading.goals,
    ]
    inner = [child.text for part in parts for child in part.children]
    return [
        *reading.texts.values(),
        *(part.name for part in parts),
        *(part.text for part in parts),
        *inner,
        reading.unit or "",
    ]


@given(LINES, st.sampled_from(["txt", "pdf", "docx", "md"]))
def test_any_lines_keep_the_law(lines: list[dict[str, Any]], kind: str) -> None:
    document, pieces = understand(a_document(lines, kind))

    check_law(document, pieces)


@given(LINES)
def test_the_same_lines_give_the_same_pieces(lines: list[dict[str, Any]]) -> None:
    document = a_document(lines)

    assert understand(document) == understand(document)


def test_a_piece_lies_within_its_line_and_pieces_of_a_line_do_not_overlap() -> None:
    document, pieces = understand(a_document([{"text": text} for text in SNIPPETS]))

    for line in document.lines:
        spans = sorted(
            (piece.start, piece.end) for piece in pieces if piece.line == line.number and piece.role not in OVERLAYS
        )
        assert all(0 <= start < end <= len(line.text) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_ten_thousand_items_are_understood_in_two_seconds() -> None:
    lines = [{"text": "VISION"}, {"text": "Vi vil:"}]
    lines += [{"text": f"holde løfte nummer {number} hver dag", "bullet": "-"} for number in range(10_000)]
    begun = process_time()

    document, pieces = understand(a_document(lines))

    assert process_time() - begun < 2
    assert len(pieces) >= len(document.lines)
