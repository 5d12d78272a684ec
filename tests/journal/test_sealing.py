"""The hash chain: whoever changes the past breaks it."""

import pytest
from django.db import connection

from kompas.journal.actors import Actor
from kompas.journal.models import Event, Seal
from kompas.journal.sealing import seal, verify
from kompas.journal.services import record
from tests.makers import NOON, a_unit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def three_events() -> None:
    from django.db import transaction

    for name in ("Plan", "Vej", "Byg"):
        unit = a_unit(name)
        with transaction.atomic():
            record("organisation.unit_created", unit, by=Actor.house(), at=NOON)


def behind_the_triggers(statement: str, *values: int) -> None:
    """What somebody with the database's own password could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER journal_event_no_update")
        cursor.execute(statement, values)
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_event ENABLE TRIGGER USER")
        else:
            cursor.execute(
                "CREATE TRIGGER journal_event_no_update BEFORE UPDATE ON journal_event "
                "BEGIN SELECT RAISE(ABORT, 'The event log is append-only.'); END"
            )


def test_each_event_is_sealed_once(three_events: None) -> None:
    assert seal() == 3
    assert seal() == 0
    proof = verify()
    assert (proof.links, proof.broken_at, proof.waiting) == (3, None, 0)
    assert proof.head == Seal.objects.get(position=3).digest


def test_a_changed_event_breaks_the_chain_where_it_stands(three_events: None) -> None:
    seal()
    second = Event.objects.order_by("pk")[1]
    behind_the_triggers("UPDATE journal_event SET actor_kind = 'sender' WHERE id = %s", second.pk)

    assert verify().broken_at == 2


def test_a_seal_made_with_another_key_does_not_hold(three_events: None, settings: object) -> None:
    seal()
    settings.JOURNAL_KEY = "another key"  # type: ignore[attr-defined]

    assert verify().broken_at == 1


def test_a_removed_link_breaks_the_chain(three_events: None) -> None:
    seal()
    Seal.objects.filter(position=2).delete()

    assert verify().broken_at == 2


def test_a_link_that_was_given_another_place_breaks_the_chain(three_events: None) -> None:
    seal()
    Seal.objects.filter(position=3).update(position=7)

    assert verify().broken_at == 3


def test_what_is_not_sealed_yet_is_counted(three_events: None) -> None:
    proof = verify()
    assert (proof.links, proof.waiting) == (0, 3)
