"""Events recorded, sealed into the hash chain, and verified: thousands a second, against a plain row.

`size` is the number of events. Each is recorded in a transaction of its own, as deeds do, and so is each plain row.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from bench._database import on_disk

SIZE = 2000
AT = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)


def run(size: int | None = None) -> dict[str, float]:
    """Microseconds for each event, and what sealing and verifying cost against recording."""
    with on_disk():
        return _measured(size or SIZE)


def _measured(count: int) -> dict[str, float]:
    from kompas.journal.sealing import seal, verify

    plain = recorded = 0.0
    for number in range(count):  # in turn, so that a busy disk is as bad for both
        plain += _seconds(lambda: _in_a_transaction(_plain_row, number))  # noqa: B023 - called at once
        recorded += _seconds(lambda: _in_a_transaction(_event, number))  # noqa: B023
    sealed = _seconds(seal)
    verified = _seconds(verify)
    assert verify().links == count

    def each(seconds: float) -> float:
        return round(seconds / count * 1e6, 1)

    return {
        "events": count,
        "a plain row, µs": each(plain),
        "recorded, µs": each(recorded),
        "sealed, µs": each(sealed),
        "verified, µs": each(verified),
        "recording against a plain row": round(recorded / plain, 2),
        "sealing against recording": round(sealed / recorded, 2),
        "verifying against sealing": round(verified / sealed, 2),
    }


def _in_a_transaction(write: Callable[[int], None], number: int) -> None:
    from django.db import transaction

    with transaction.atomic():
        write(number)


def _event(number: int) -> None:
    from kompas.accounts.models import User
    from kompas.journal.actors import Actor
    from kompas.journal.services import record

    record("accounts.signed_in", User(pk=number + 1), by=Actor.house(), at=AT)


def _plain_row(number: int) -> None:
    from kompas.journal.models import ReaderPosition

    ReaderPosition.objects.create(reader=f"bench {number}")


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
