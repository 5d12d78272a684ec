"""Readers: each event once, in order, nothing skipped, whatever fails."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from kompas.journal import following
from kompas.journal.actors import Actor
from kompas.journal.following import Event, follow, run_readers
from kompas.journal.queries import settled
from kompas.journal.services import record
from kompas.organisation.models import Unit
from tests.makers import NOON, a_unit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def heard() -> Iterator[list[int]]:
    """What a reader named tests.ear has read: the keys of the units created."""
    units: list[int] = []

    @follow("tests.ear", "organisation.unit_created")
    def listen(event: Event) -> None:
        units.append(event.subject_id)

    yield units
    del following.READERS["tests.ear"]


def created(name: str) -> int:
    with transaction.atomic():
        unit = a_unit(name)
        record("organisation.unit_created", unit, by=Actor.house(), at=NOON)
    return unit.pk


def test_a_reader_reads_each_event_of_its_kinds_once_and_in_order(heard: list[int]) -> None:
    first, second = created("Plan"), created("Vej")
    with transaction.atomic():
        record("organisation.unit_changed", a_unit("Byg"), by=Actor.house(), at=NOON)

    run_readers(["tests.ear"])
    run_readers(["tests.ear"])

    assert heard == [first, second]


def test_a_reader_that_fails_is_tried_again_and_holds_up_nobody(heard: list[int]) -> None:
    failures = []

    @follow("tests.stumbler", "organisation.unit_created")
    def stumble(event: Event) -> None:
        failures.append(event.pk)
        if len(failures) == 1:
            raise RuntimeError("out of breath")

    try:
        unit = created("Plan")
        run_readers(["tests.stumbler", "tests.ear"])
        run_readers(["tests.stumbler", "tests.ear"])
        assert heard == [unit]
        assert len(failures) == 2
    finally:
        del following.READERS["tests.stumbler"]


def test_what_a_reader_read_before_it_failed_stands_and_half_an_event_does_not() -> None:
    broken = set()

    @follow("tests.stumbler", "organisation.unit_created")
    def stumble(event: Event) -> None:
        a_unit(f"Efter {event.subject_id}")
        if event.subject_id in broken:
            raise RuntimeError("out of breath")

    try:
        first, second = created("Plan"), created("Vej")
        broken.add(second)
        for _run in range(2):
            run_readers(["tests.stumbler"])
        followed = Unit.objects.filter(name__startswith="Efter").values_list("name", flat=True)
        assert list(followed) == [f"Efter {first}"]
        broken.clear()
        run_readers(["tests.stumbler"])
        assert sorted(followed.all()) == [f"Efter {first}", f"Efter {second}"]
    finally:
        del following.READERS["tests.stumbler"]


def test_more_events_than_one_batch_are_all_read(heard: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "BATCH", 2)
    units = [created(f"Enhed {number}") for number in range(5)]

    run_readers(["tests.ear"])

    assert heard == units


def test_what_is_committed_late_is_not_skipped(heard: list[int]) -> None:
    """A transaction that began first and commits last: on PostgreSQL its event has the lower number."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time, so nothing can be committed late.")
    late: list[int] = []
    begun, may_end = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            unit = a_unit("Sen")
            record("organisation.unit_created", unit, by=Actor.house(), at=NOON)
            late.append(unit.pk)
            begun.set()
            may_end.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    begun.wait(10)
    quick = created("Hurtig")
    run_readers(["tests.ear"])
    assert heard == []  # the quick one waits, or the late one would be passed by
    may_end.set()
    thread.join()
    run_readers(["tests.ear"])
    assert heard == [late[0], quick]
    assert settled().count() == 2
