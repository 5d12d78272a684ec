"""After a move to another PostgreSQL, events go on after the last one, though that server counts from lower down."""

from django.db import connection
from django.db.models import Max

from kompas.journal.models import Event, Shift


def go_on_after_the_last_event() -> None:
    """Add to every later transaction number what is needed to stand after all events that are here.

    The number of a transaction belongs to a server. Rows that come from another one carry its numbers, and without
    this readers would take new events for old ones and pass them by.
    """
    if connection.vendor != "postgresql":
        return
    last = Event.objects.aggregate(last=Max("transaction"))["last"] or 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        (now,) = cursor.fetchone()
    shift, _created = Shift.objects.get_or_create(pk=1)
    shift.transactions = max(shift.transactions, last + 1 - now)
    shift.save(update_fields=["transactions"])
