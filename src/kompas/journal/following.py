"""What must rise, rises through here: readers follow kinds of event, each from its own position, idempotently."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db import transaction

from kompas.journal.models import Event, ReaderPosition
from kompas.journal.queries import after

__all__ = ["READERS", "Event", "Reader", "follow", "run_readers"]

logger = logging.getLogger(__name__)
BATCH = 200
type Reading = Callable[[Event], None]


@dataclass(frozen=True)
class Reader:
    name: str
    kinds: frozenset[str]
    read: Reading


READERS: dict[str, Reader] = {}


def follow(name: str, *kinds: str) -> Callable[[Reading], Reading]:
    """Let the decorated function read each event of `kinds` once; after a crash it may read the last ones again."""

    def register(read: Reading) -> Reading:
        if name in READERS:
            raise ValueError(f"The reader {name} stands twice.")
        READERS[name] = Reader(name, frozenset(kinds), read)
        return read

    return register


def run_readers(names: Collection[str] | None = None) -> int:
    """Bring every reader (or those named) up to date; return how many events were read.

    A reader that fails stops at that event and is tried again next time; what it read before stands, and the others
    go on.
    """
    return sum(_run(reader) for reader in READERS.values() if names is None or reader.name in names)


def _run(reader: Reader) -> int:
    count = 0
    while True:
        try:
            step, failure = _read_batch(reader)
        except Exception as error:  # noqa: BLE001 - whatever fails, the other readers go on
            step, failure = 0, error
        count += step
        if failure:
            logger.error("reader failed", extra={"reader": reader.name, "error": type(failure).__name__})
        if failure or step < BATCH:
            return count


@transaction.atomic
def _read_batch(reader: Reader) -> tuple[int, Exception | None]:
    """Read on from the reader's position; return how many events it took in, and what stopped it."""
    position, _created = ReaderPosition.objects.select_for_update().get_or_create(reader=reader.name)
    count, failure = 0, None
    for event in after(position.transaction, position.event_id)[:BATCH]:
        try:
            _take_in(reader, event)
        except Exception as error:  # noqa: BLE001 - the letters that the events before asked for must not wait for this one
            failure = error
            break
        position.transaction, position.event_id = event.transaction, event.pk
        count += 1
    if count:
        position.save(update_fields=["transaction", "event_id"])
    return count, failure


def _take_in(reader: Reader, event: Event) -> None:
    if event.kind in reader.kinds:
        with transaction.atomic():  # half of what follows from an event is undone when the other half fails
            reader.read(event)
