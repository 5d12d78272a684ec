"""An adopted text is changed only by a new revision: held by the services, and by the database itself."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import KINDS, Part, PartKind, Revision
from kompas.strategy.services import AlreadyAdopted
from tests.makers import NOON, a_unit, with_role
from tests.strategy.makers import a_draft, a_full_draft, a_part, adopted

pytestmark = pytest.mark.django_db
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
REFUSED = pytest.raises(DatabaseError, match="only by a new revision")


def _one(kind: PartKind, revision: Revision) -> Any:
    return kind.rows.filter(revision=revision).first()


@EVERY_KIND
def test_the_database_refuses_to_change_a_part_of_an_adopted_wording(kind: PartKind) -> None:
    part = _one(kind, adopted(a_full_draft()))

    with REFUSED, transaction.atomic():
        kind.rows.filter(pk=part.pk).update(**{kind.head: "Andre ord"})

    assert getattr(_one(kind, part.revision), kind.head) != "Andre ord"


@EVERY_KIND
def test_the_database_refuses_to_remove_a_part_of_an_adopted_wording(kind: PartKind) -> None:
    part = _one(kind, adopted(a_full_draft()))

    with REFUSED, transaction.atomic():
        kind.rows.filter(pk=part.pk)._raw_delete(using="default")


@EVERY_KIND
def test_the_database_refuses_a_new_part_in_an_adopted_wording(kind: PartKind) -> None:
    part = _one(kind, adopted(a_full_draft()))
    part.pk, part._state.adding = None, True

    with REFUSED, transaction.atomic():
        part.save(force_insert=True)


@EVERY_KIND
def test_the_database_refuses_to_smuggle_a_part_into_an_adopted_wording(kind: PartKind) -> None:
    wording = adopted(a_full_draft())
    other = a_draft(wording.strategy.unit)
    part = a_part(other, kind.code, "Et forsøg")

    with REFUSED, transaction.atomic():
        kind.rows.filter(pk=part.pk).update(revision=wording)


@pytest.mark.parametrize("text", ["title", "core_task", "history", "state"])
def test_the_database_refuses_to_change_an_adopted_wording(text: str) -> None:
    wording = adopted(a_full_draft())

    with REFUSED, transaction.atomic():
        Revision.objects.filter(pk=wording.pk).update(**{text: "draft"})


def test_the_database_refuses_to_delete_an_adopted_wording() -> None:
    wording = adopted(a_full_draft())

    with REFUSED, transaction.atomic():
        Revision.objects.filter(pk=wording.pk)._raw_delete(using="default")


def test_every_trigger_stands_after_all_migrations() -> None:
    """On SQLite a migration that remakes a table drops its triggers; such a migration must put them back."""
    table = "sqlite_master WHERE type = 'trigger' AND" if connection.vendor == "sqlite" else "pg_trigger WHERE"
    column = "name" if connection.vendor == "sqlite" else "tgname"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(DISTINCT {column}) FROM {table} {column} LIKE 'strategy_%%_stands_%%'", [])  # noqa: S608
        assert cursor.fetchone() == (26,)


def _every_deed(revision: Revision, part: Part) -> list[Any]:
    writer, kind = revision.created_by, KINDS["value"]
    by: dict[str, Any] = {"by": writer, "at": NOON}
    return [
        lambda: services.change_texts(revision=revision, texts={"vision": "Ny"}, opened_on=1, **by),
        lambda: services.add_part(revision=revision, kind=kind, values={"name": "Ny"}, **by),
        lambda: services.change_part(part=part, values={"name": "Ny"}, opened_on=1, **by),
        lambda: services.move(part=part, step=1, **by),
        lambda: services.remove_part(part=part, opened_on=1, **by),
        lambda: services.merge(part=part, opened_on=1, **by),
        lambda: services.split(part=part, first={"name": "a"}, second={"name": "b"}, opened_on=1, **by),
        lambda: services.delete_draft(revision=revision, opened_on=1, **by),
        lambda: services.adopt(revision=revision, opened_on=revision.version, **by),
        lambda: services.ask_for_comment(revision=revision, people=[writer], due_on=NOON.date(), **by),
    ]


@pytest.mark.parametrize("number", range(10))
def test_no_deed_of_a_writer_reaches_an_adopted_wording(number: int) -> None:
    unit = a_unit()
    wording = adopted(a_full_draft(unit, by=with_role(Role.CHIEF, unit)))
    part = _one(KINDS["value"], wording)

    with pytest.raises(AlreadyAdopted):
        _every_deed(wording, part)[number]()
