"""Writing the journal."""

from datetime import datetime
from typing import Protocol

from django.db import connection, transaction
from django.db.models import BigIntegerField, Func

from kompas.journal.actors import Actor
from kompas.journal.kinds import KINDS, checked
from kompas.journal.models import Event


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
    declared = KINDS[kind]
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"{kind} is recorded outside the transaction of its deed.")
    return Event.objects.create(
        kind=kind,
        version=declared.version,
        subject_kind=type(subject).__name__.lower(),
        subject_id=subject.pk,
        unit_id=unit_id,
        actor_kind=by.kind.value,
        actor_id=by.person_id,
        at=at,
        data=checked(declared, data),
        transaction=_own_transaction(),
    )


def _own_transaction() -> Func | int:
    if connection.vendor != "postgresql":
        return 0
    return Func(template="pg_current_xact_id()::text::bigint", output_field=BigIntegerField())
