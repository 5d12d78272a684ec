"""Writing the journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.db import connection, transaction
from django.db.models import BigIntegerField, Func

from kompas.journal.actors import Actor
from kompas.journal.kinds import KINDS, checked
from kompas.journal.models import Event
from kompas.journal.queries import SHIFT

BATCH = 500


class Subject(Protocol):
    """What an event happened to: any saved model."""

    pk: int


def record(
    kind: str, subject: Subject, *, by: Actor, at: datetime, unit_id: int | None = None, **data: object
) -> Event:
    """Write down that `kind` happened to `subject`, in the transaction of the deed.

    Raises:
        KeyError: the kind is not declared.
        UndeclaredData: `data` differs from the declaration.
        TransactionManagementError: there is no transaction to stand in.
    """
    event = _event(kind, Happening(subject, unit_id, data), by, at)
    event.save(force_insert=True)
    return event


@dataclass(frozen=True)
class Happening:
    """One of many things that a single deed does: to what, in which unit, with which data."""

    subject: Subject
    unit_id: int | None = None
    data: Mapping[str, object] = field(default_factory=dict)


def record_many(kind: str, happenings: Iterable[Happening], *, by: Actor, at: datetime) -> None:
    """Write down each of `happenings` as `record` does, in few statements: for a deed that does much at once."""
    events = [_event(kind, happening, by, at) for happening in happenings]
    Event.objects.bulk_create(events, batch_size=BATCH)


def _event(kind: str, happening: Happening, by: Actor, at: datetime) -> Event:
    declared = KINDS[kind]
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"{kind} is recorded outside the transaction of its deed.")
    return Event(
        kind=kind,
        version=declared.version,
        subject_kind=type(happening.subject).__name__.lower(),
        subject_id=happening.subject.pk,
        unit_id=happening.unit_id,
        actor_kind=by.kind.value,
        actor_id=by.person_id,
        at=at,
        data=checked(declared, happening.data),
        transaction=_own_transaction(),
    )


def _own_transaction() -> Func | int:
    if connection.vendor != "postgresql":
        return 0
    return Func(template=f"(pg_current_xact_id()::text::bigint + {SHIFT})", output_field=BigIntegerField())
