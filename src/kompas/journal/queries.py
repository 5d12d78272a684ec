"""Reading the journal in its own order, without skipping what is committed late."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import connection
from django.db.models import Q, QuerySet

from kompas.journal.models import Event, Seal

OLDEST_RUNNING = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
SHIFT = "COALESCE((SELECT MAX(transactions) FROM journal_shift), 0)"  # see Shift: another server counts from elsewhere


def settled() -> QuerySet[Event]:
    """All events before which nothing can appear any more, in order.

    On PostgreSQL that is everything older than the oldest transaction still running (`pg_snapshot_xmin`); a
    transaction that took its number early and commits late is waited for. SQLite has one writer at a time.
    """
    events = Event.objects.order_by("transaction", "id")
    if connection.vendor != "postgresql":
        return events
    return events.extra(where=[f"transaction < {OLDEST_RUNNING} + {SHIFT}"])  # noqa: S610 - our own words


def after(transaction: int, event_id: int) -> QuerySet[Event]:
    """The settled events that come after the given place."""
    return settled().filter(Q(transaction__gt=transaction) | Q(transaction=transaction, id__gt=event_id))


def happened(*kinds: str, since: datetime) -> QuerySet[Event]:
    """The events of these kinds since then, in the order of time."""
    return Event.objects.filter(kind__in=kinds, at__gte=since).order_by("at", "pk")


def of_subjects(subject_kind: str, subjects: Collection[int], *kinds: str) -> QuerySet[Event]:
    """The events of these kinds that happened to any of `subjects`, in the order of time."""
    found = Event.objects.filter(subject_kind=subject_kind, subject_id__in=subjects, kind__in=kinds)
    return found.order_by("at", "pk")


def log(
    *,
    kind: str | None = None,
    people: Collection[int] | None = None,
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Event]:
    """The events of one kind, done by or to one of `people`, from the first day to the last, both counted."""
    events = Event.objects.all()
    if kind is not None:
        events = events.filter(kind=kind)
    if people is not None:
        events = events.filter(Q(actor_id__in=people) | Q(subject_kind="user", subject_id__in=people))
    if first is not None:
        events = events.filter(at__date__gte=first)
    if last is not None:
        events = events.filter(at__date__lte=last)
    return events


def of_person(person_id: int) -> QuerySet[Event]:
    """The events that she did, that were done to her, or that name her (`person` in their data)."""
    return Event.objects.filter(
        Q(actor_id=person_id) | Q(subject_kind="user", subject_id=person_id) | Q(data__person=person_id)
    )


def head() -> Seal | None:
    """The newest link of the hash chain."""
    return Seal.objects.order_by("-position").first()


def last(kind: str) -> Event | None:
    """The newest event of that kind."""
    return Event.objects.filter(kind=kind).order_by("-at", "-pk").first()
