"""The journal: what may be written, and that nothing written can be changed."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, transaction
from django.db.transaction import TransactionManagementError

from kompas.journal import kinds
from kompas.journal.actors import Actor
from kompas.journal.kinds import Field, UndeclaredData, checked, declare
from kompas.journal.models import Event
from kompas.journal.services import record
from tests.makers import NOON, TODAY, a_unit, a_user


@pytest.fixture
def hung_up() -> Iterator[str]:
    """A kind of event that no room has."""
    declare("tests.hung_up", on=Field.DATE, times=Field.NUMBER, why=Field.CODE)
    yield "tests.hung_up"
    del kinds.KINDS["tests.hung_up"]


@pytest.mark.django_db
def test_an_event_tells_what_to_what_by_whom_and_when(hung_up: str) -> None:
    unit, person = a_unit(), a_user()

    event = record(hung_up, unit, by=Actor.person(person.pk), at=NOON, on=TODAY, times=3, why="no_answer")

    event.refresh_from_db()
    assert (event.subject_kind, event.subject_id, event.actor_id, event.at) == ("unit", unit.pk, person.pk, NOON)
    assert event.data == {"on": "2026-03-02", "times": 3, "why": "no_answer"}


@pytest.mark.parametrize(
    "data",
    [
        {"on": TODAY, "times": 3, "why": "Anne Holm ringede og var ked af det"},
        {"on": TODAY, "times": 3, "why": "no_answer", "name": "anne"},
        {"on": TODAY, "times": 3},
        {"on": "2026-03-02", "times": 3, "why": "no_answer"},
        {"on": TODAY, "times": "three", "why": "no_answer"},
        {"on": TODAY, "times": True, "why": "no_answer"},
    ],
    ids=["free text", "a field too many", "a field too few", "a date as text", "a number as text", "a yes as number"],
)
def test_an_event_refuses_what_its_kind_does_not_declare(hung_up: str, data: dict[str, object]) -> None:
    with pytest.raises(UndeclaredData):
        checked(kinds.KINDS[hung_up], data)


def test_a_kind_of_event_is_declared_once(hung_up: str) -> None:
    with pytest.raises(ValueError, match="twice"):
        declare(hung_up)


def test_no_kind_that_the_house_declares_holds_free_text() -> None:
    """The journal survives every deletion, so no field may hold what somebody wrote."""
    assert kinds.KINDS
    assert {field for kind in kinds.KINDS.values() for field in kind.fields.values()} <= set(Field)


@pytest.mark.django_db(transaction=True)
def test_an_event_is_only_written_in_the_transaction_of_its_deed() -> None:
    with pytest.raises(TransactionManagementError):
        record("organisation.unit_created", a_unit(), by=Actor.house(), at=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_change_or_delete_an_event(deed: str) -> None:
    record("organisation.unit_created", a_unit(), by=Actor.house(), at=NOON)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        if deed == "update":
            Event.objects.update(kind="organisation.unit_changed")
        else:
            Event.objects.all()._raw_delete(using="default")

    assert Event.objects.get().kind == "organisation.unit_created"


@pytest.mark.django_db
def test_a_person_in_the_journal_is_a_known_person() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.create(
            kind="x", version=1, subject_kind="unit", subject_id=1, actor_kind="person", actor_id=None, at=NOON
        )


def test_every_kind_of_event_tells_in_words_what_happened() -> None:
    assert [name for name, kind in kinds.KINDS.items() if kind.words == name] == []
