"""Correcting what was read: each step is counted, told, and can be undone to the very same reading."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kompas.errors import DomainError, LostUpdate
from kompas.journal.models import Event
from kompas.strategy.importer import corrections
from kompas.strategy.importer.pieces import Role
from kompas.strategy.importer.reading import assemble
from kompas.strategy.models import DocumentImport
from kompas.strategy.services import correcting
from kompas.strategy.workflow import ImportState
from tests.makers import NOON
from tests.strategy.importer.handmade import LINES, PIECES, whole
from tests.strategy.makers import an_import


def give(lines: list[int], role: Role) -> correcting.Correction:
    return partial(corrections.give_role, spans=[whole(line) for line in lines], role=role)


def correct(found: DocumentImport, correction: correcting.Correction) -> DocumentImport:
    return correcting.correct(
        document_import=found, correction=correction, opened_on=found.version, by=found.begun_by, at=NOON
    )


def undo(found: DocumentImport) -> DocumentImport:
    return correcting.undo(document_import=found, opened_on=found.version, by=found.begun_by, at=NOON)


def redo(found: DocumentImport) -> DocumentImport:
    return correcting.redo(document_import=found, opened_on=found.version, by=found.begun_by, at=NOON)


@pytest.mark.django_db
def test_a_correction_is_a_step_that_is_undone_and_done_again() -> None:
    found = correct(an_import(), give([9], Role.GOAL))
    assert (found.step, found.version) == (1, 2)
    assert assemble(found.read_document(), found.read_pieces()).goals[0].text == LINES[9]
    found = undo(found)
    assert found.read_pieces() == tuple(PIECES)
    found = redo(found)
    assert found.steps.count() == 1
    assert assemble(found.read_document(), found.read_pieces()).goals[0].text == LINES[9]


@pytest.mark.django_db
def test_each_step_is_told_without_a_word_of_the_document() -> None:
    found = undo(correct(an_import(), give([9], Role.GOAL)))
    told = list(
        Event.objects.filter(kind="strategy.import_corrected", subject_id=found.pk).values_list("data", flat=True)
    )
    assert told == [{"step": 1}, {"step": 0}]


@pytest.mark.django_db
def test_a_new_correction_forgets_what_was_undone() -> None:
    found = undo(correct(an_import(), give([9], Role.GOAL)))
    found = correct(found, give([9], Role.VISION))
    with pytest.raises(correcting.NothingToCorrect):
        redo(found)


@pytest.mark.django_db
def test_there_is_nothing_to_undo_before_the_first_step() -> None:
    with pytest.raises(correcting.NothingToCorrect):
        undo(an_import())


@pytest.mark.django_db
def test_a_correction_that_changes_nothing_is_no_step() -> None:
    found = an_import()
    with pytest.raises(correcting.NothingToCorrect):
        correct(found, give([9], Role.UNPLACED))
    assert not found.steps.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("deed", [correcting.undo, correcting.redo])
def test_nobody_corrects_what_she_has_not_seen(deed: Callable[..., DocumentImport]) -> None:
    found = correct(an_import(), give([9], Role.GOAL))
    with pytest.raises(LostUpdate):
        deed(document_import=found, opened_on=1, by=found.begun_by, at=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [ImportState.DOUBTED, ImportState.FINISHED])
def test_only_what_is_under_review_is_corrected(state: ImportState) -> None:
    found = an_import()
    if state is ImportState.FINISHED:
        DocumentImport.objects.update(state=state, ended_at=NOON, ended_by=found.begun_by)
    else:
        DocumentImport.objects.update(state=state)
    with pytest.raises(DomainError):
        correct(found, give([9], Role.GOAL))


ROLES = st.sampled_from([Role.COMMITMENT, Role.AREA, Role.VISION, Role.DROPPED, Role.UNPLACED, Role.VALUE, Role.SOURCE])
PICKED = st.lists(st.integers(0, len(LINES) - 1), min_size=1, max_size=4, unique=True)
STEPS = st.lists(st.tuples(st.sampled_from(["give", "merge", "undo", "redo"]), PICKED, ROLES), min_size=1, max_size=8)


class AnySequenceOfCorrections(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(STEPS)
    def test_keeps_the_law_and_is_undone_to_the_very_same_reading(
        self, steps: list[tuple[str, list[int], Role]]
    ) -> None:
        found = an_import()
        first = found.read_pieces()
        for deed, lines, role in steps:
            spans = [whole(line) for line in lines]
            try:
                if deed in {"undo", "redo"}:
                    found = undo(found) if deed == "undo" else redo(found)
                elif deed == "merge":
                    found = correct(found, partial(corrections.merge, spans=spans))
                else:
                    found = correct(found, give(lines, role))
            except DomainError:
                continue
            counts = assemble(found.read_document(), found.read_pieces()).counts
            assert counts["placed"] + counts["unplaced"] + counts["dropped"] == counts["total"] == len(LINES)
        last, done = found.read_pieces(), found.step
        while found.step:
            found = undo(found)
        assert found.read_pieces() == first
        while found.step < done:
            found = redo(found)
        assert found.read_pieces() == last
