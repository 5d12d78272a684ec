"""The index follows the event log, and reading an event twice does no harm."""

import pytest

from kompas.journal.actors import Actor
from kompas.journal.following import run_readers
from kompas.journal.services import record
from kompas.organisation.models import Competence, Subject
from kompas.organisation.roles import Role
from kompas.organisation.services import units
from kompas.search.models import Entry
from kompas.search.queries import find
from kompas.search.services import rebuild
from kompas.strategy.exporting.reading import read
from kompas.strategy.exporting.record import as_bytes, record_of
from kompas.strategy.services import create_draft, delete_draft
from kompas.strategy.services.bringing import bring_in
from tests.makers import NOON, TODAY, a_member, a_unit, an_adopted_strategy, with_role

READERS = ("search.strategies", "search.people", "search.units", "search.subjects", "search.imported")
pytestmark = pytest.mark.django_db(transaction=True)


def titles(question: str) -> list[str]:
    run_readers(READERS)
    return [entry.title for entry in find(question, among=Entry.objects.all()).entries]


def tell(kind: str, subject: object, **data: object) -> None:
    from django.db import transaction

    with transaction.atomic():
        record(kind, subject, by=Actor.house(), at=NOON, **data)  # type: ignore[arg-type]


def test_a_draft_is_found_once_it_is_begun_and_no_more_once_it_is_deleted() -> None:
    unit = a_unit()
    writer = with_role(Role.CHIEF, unit)
    strategy = create_draft(
        unit=unit, title="Zebrastriber", language="da", period_from=2026, period_to=2029, by=writer, at=NOON
    )
    assert titles("zebrastribe") == ["Zebrastriber"]

    draft = strategy.revisions.get()
    delete_draft(revision=draft, opened_on=draft.version, by=writer, at=NOON)
    assert titles("zebrastribe") == []


def test_an_adopted_wording_is_found_in_its_parts() -> None:
    strategy = an_adopted_strategy(title="Zebrastriber")
    tell("strategy.adopted", strategy, revision=1)

    assert titles("zebrastribe")[0] == "Zebrastriber"


def test_a_units_new_name_reaches_those_who_belong_to_it_and_its_strategies() -> None:
    unit = a_unit("Vej")
    person = a_member(unit, "Signe Ravn")
    strategy = an_adopted_strategy(unit, title="Retning")
    for kind, subject in (("unit_created", unit), ("person_created", person)):
        tell(f"organisation.{kind}", subject)
    tell("strategy.adopted", strategy, revision=1)
    assert "Signe Ravn" not in titles("zebraafdeling")

    unit.name = "Zebraafdelingen"
    unit.save()
    tell("organisation.unit_changed", unit)

    assert titles("zebraafdeling") == ["Zebraafdelingen", "Retning", "Signe Ravn"]


def test_who_was_taken_over_with_a_unit_is_found_by_the_new_units_name() -> None:
    old, new = a_unit("Vej"), a_unit("Zebraafdelingen")
    a_unit("Skilte", parent=old)
    a_member(old, "Signe Ravn")
    rebuild()
    assert titles("zebraafdeling") == ["Zebraafdelingen"]

    units.end(unit=old, last_day=TODAY, successor=new, opened_on=1, by=Actor.house(), at=NOON)

    assert sorted(titles("zebraafdeling")) == ["Signe Ravn", "Skilte", "Zebraafdelingen"]


def test_a_subjects_other_names_reach_those_who_can_help_with_it() -> None:
    person = a_member(a_unit(), "Signe Ravn")
    subject = Subject.objects.create(slug="bro", name="Broer")
    Competence.objects.create(person=person, subject=subject, helps_with="eftersyn")
    tell("organisation.competences_changed", person)
    assert titles("viadukt") == []

    subject.also_called = "viadukter"
    subject.save()
    tell("organisation.subject_changed", subject)

    assert sorted(titles("viadukt")) == ["Broer", "Signe Ravn"]


def test_an_imported_list_is_found_whole() -> None:
    unit = a_unit("Zebraafdelingen")
    a_member(unit, "Zebedæus Ravn")
    tell("organisation.imported", unit, units=1, people=1)

    assert sorted(titles("zeb")) == ["Zebedæus Ravn", "Zebraafdelingen"]


def test_reading_an_event_twice_changes_nothing() -> None:
    strategy = an_adopted_strategy(title="Zebrastriber")
    tell("strategy.adopted", strategy, revision=1)
    first = titles("zebrastribe")
    tell("strategy.adopted", strategy, revision=1)

    assert titles("zebrastribe") == first
    assert Entry.objects.filter(key=f"strategy:{strategy.pk}:strategy:").count() == 1


def test_a_strategy_brought_in_from_a_file_is_found() -> None:
    by = with_role(Role.CHIEF)
    told = record_of(
        an_adopted_strategy(title="Fodgængerfelter"), with_draft=False, organisation="", address="", at=NOON
    )
    unit = by.memberships.get().unit
    bring_in(record=read(as_bytes(told), at=NOON), unit=unit, as_adopted=True, by=by, at=NOON)

    assert titles("fodgængerfelt") == ["Fodgængerfelter"]
