"""Whatever is corrected by hand: the law holds, and no text slides into a part that it never belonged to."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompas.strategy.importer import corrections
from kompas.strategy.importer.corrections import CannotCorrect, Span
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.pieces import OVERLAYS, Piece, Role
from kompas.strategy.importer.reading import Reading, assemble
from tests.strategy.importer.handmade import DOCUMENT, PIECES, whole


def read(pieces: list[Piece]) -> Reading:
    return assemble(DOCUMENT, pieces)


def test_a_line_becomes_a_commitment() -> None:
    reading = read(corrections.give_role(DOCUMENT, PIECES, [whole(9)], Role.COMMITMENT))
    assert [part.text for part in reading.areas[1].children] == [
        "måle, hvad der virker",
        "dette hører ingen steder til",
    ]
    assert reading.counts == {"total": 11, "placed": 10, "unplaced": 0, "dropped": 1}


def test_each_list_item_that_is_picked_becomes_a_part_of_its_own() -> None:
    reading = read(corrections.give_role(DOCUMENT, PIECES, [whole(4), whole(5), whole(6)], Role.GOAL))
    assert [part.text for part in reading.goals] == ["svare inden for en uge, også når det er svært", "ringe tilbage"]


def test_lines_without_a_role_become_one_part_when_they_look_like_one_paragraph() -> None:
    document = Document("txt", (Line(0, "Vi vil være til at"), Line(1, "tale med."), Line(2, "Andet", gap=1)))
    pieces = [Piece(line.number, 0, len(line.text), Role.UNPLACED) for line in document.lines]
    spans = [Span(line.number, 0, len(line.text)) for line in document.lines]
    corrected = corrections.give_role(document, pieces, spans, Role.COMMITMENT)
    assert [part.text for part in assemble(document, corrected).commitments] == [
        "Vi vil være til at tale med.",
        "Andet",
    ]


def test_what_went_on_from_a_line_with_another_role_now_begins_anew() -> None:
    reading = read(corrections.give_role(DOCUMENT, PIECES, [whole(4)], Role.HEADING))
    assert [part.text for part in reading.areas[0].children] == []
    assert [part.text for part in reading.commitments] == ["også når det er svært", "ringe tilbage"]


def test_merging_lets_a_part_go_on_from_the_one_before() -> None:
    reading = read(corrections.merge(DOCUMENT, PIECES, [whole(6)]))
    assert [part.text for part in reading.areas[0].children] == [
        "svare inden for en uge, også når det er svært ringe tilbage"
    ]


def test_merging_passes_over_what_was_dropped() -> None:
    reading = read(corrections.merge(DOCUMENT, PIECES, [whole(9)]))
    assert reading.areas[1].children[0].text == "måle, hvad der virker dette hører ingen steder til"


def test_merging_the_first_line_is_refused() -> None:
    with pytest.raises(CannotCorrect):
        corrections.merge(DOCUMENT, PIECES, [whole(0)])


def test_splitting_at_a_word_makes_two_parts_of_one() -> None:
    at = DOCUMENT.lines[8].text.index("hvad")
    reading = read(corrections.split(DOCUMENT, PIECES, 8, at))
    assert [part.text for part in reading.areas[1].children] == ["måle,", "hvad der virker"]


def test_splitting_where_a_line_goes_on_makes_it_begin_a_part() -> None:
    reading = read(corrections.split(DOCUMENT, PIECES, 5, 0))
    assert [part.text for part in reading.areas[0].children] == [
        "svare inden for en uge,",
        "også når det er svært",
        "ringe tilbage",
    ]


def test_splitting_where_a_part_begins_already_is_refused() -> None:
    with pytest.raises(CannotCorrect):
        corrections.split(DOCUMENT, PIECES, 4, 0)


def test_an_area_is_renamed_whole_and_gets_its_own_words_back() -> None:
    renamed = corrections.rename(DOCUMENT, PIECES, whole(2), "Samtale")
    assert read(renamed).areas[0].name == "Samtale"
    assert read(corrections.rename(DOCUMENT, renamed, whole(2), " ")).areas[0].name == "Dialog, der hjælper"


def test_a_commitment_has_no_name() -> None:
    with pytest.raises(CannotCorrect):
        corrections.rename(DOCUMENT, PIECES, whole(4), "Noget andet")


def test_dropping_counts_the_line_with_its_reason_and_putting_back_lets_it_wait() -> None:
    dropped = corrections.drop(DOCUMENT, PIECES, [whole(9)])
    assert read(dropped).dropped == {"page_number": 1, "by_hand": 1}
    back = corrections.put_back(DOCUMENT, dropped, [whole(9), whole(10)])
    assert read(back).unplaced == ["dette hører ingen steder til", "Side 1 af 1"]


def test_putting_back_what_was_not_dropped_is_refused() -> None:
    with pytest.raises(CannotCorrect):
        corrections.put_back(DOCUMENT, PIECES, [whole(4)])


def test_words_are_marked_as_the_period_and_unmarked_again() -> None:
    span = Span(0, len("Strategi "), len("Strategi 2024-2027"))
    marked = corrections.give_role(DOCUMENT, PIECES, [span], Role.PERIOD)
    assert (period := read(marked).period)
    assert (period.first, period.last) == (2024, 2027)
    assert read(corrections.take_off(DOCUMENT, marked, [span])).period is None


def test_there_is_one_unit_and_the_words_marked_last_are_it() -> None:
    first = corrections.give_role(DOCUMENT, PIECES, [Span(8, 0, 5)], Role.UNIT)
    second = corrections.give_role(DOCUMENT, first, [Span(2, 0, 6), Span(7, 0, 5)], Role.UNIT)
    assert read(second).unit == "Dialog Viden"


def test_sources_are_marked_beside_each_other() -> None:
    first = corrections.give_role(DOCUMENT, PIECES, [Span(8, 0, 5)], Role.SOURCE)
    second = corrections.give_role(DOCUMENT, first, [Span(2, 0, 6)], Role.SOURCE)
    assert [source.name for source in read(second).sources] == ["Dialog", "måle,"]


@pytest.mark.parametrize("span", [Span(99, 0, 1), Span(-1, 0, 1), Span(0, 3, 3), Span(0, 0, 999), Span(0, -4, 2)])
def test_what_lies_outside_the_document_is_refused(span: Span) -> None:
    with pytest.raises(CannotCorrect):
        corrections.give_role(DOCUMENT, PIECES, [span], Role.GOAL)


def test_nothing_picked_is_refused() -> None:
    with pytest.raises(CannotCorrect):
        corrections.drop(DOCUMENT, PIECES, [])


@st.composite
def a_span(draw: st.DrawFn) -> Span:
    line = draw(st.integers(0, len(DOCUMENT.lines) - 1))
    length = len(DOCUMENT.lines[line].text)
    start = draw(st.integers(0, length - 1))
    return Span(line, start, draw(st.integers(start + 1, length)))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(list(Role)), st.lists(a_span(), min_size=1, max_size=4), st.integers(0, 4)),
        max_size=8,
    )
)
def test_the_law_holds_after_any_corrections(steps: list[tuple[Role, list[Span], int]]) -> None:
    pieces = list(PIECES)
    for role, spans, deed in steps:
        try:
            if deed == 0:
                pieces = corrections.merge(DOCUMENT, pieces, spans)
            elif deed == 1:
                pieces = corrections.split(DOCUMENT, pieces, spans[0].line, spans[0].start)
            elif deed == 2:
                pieces = corrections.put_back(DOCUMENT, pieces, spans)
            elif deed == 3:
                pieces = corrections.take_off(DOCUMENT, pieces, spans)
            else:
                pieces = corrections.give_role(DOCUMENT, pieces, spans, role)
        except CannotCorrect:
            continue
    counts = read(pieces).counts
    assert counts["placed"] + counts["unplaced"] + counts["dropped"] == counts["total"] == len(DOCUMENT.lines)
    for line in DOCUMENT.lines:
        spans_of = sorted((p.start, p.end) for p in pieces if p.line == line.number and p.role is not Role.PERIOD)
        assert all(0 <= start < end <= len(line.text) for start, end in spans_of)
    placing = sorted((p.line, p.start, p.end) for p in pieces if p.role not in OVERLAYS)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(placing))
