"""What every page needs and hardly ever changes: read every few seconds in each process, not in each request."""

import time
from collections.abc import Callable

from django.db import transaction

KEPT_SECONDS = 5.0
ALL: "list[Standing[object]]" = []


class Standing[Told]:
    """What `read` told last. A process that did not make a change itself hears of it within `KEPT_SECONDS`.

    `blank` is what stands where nobody has told anything yet.
    """

    def __init__(self, read: Callable[[], Told], *, blank: Told) -> None:
        self.blank = blank
        self._read = read
        self._kept: tuple[Told, float] | None = None
        ALL.append(self)  # type: ignore[arg-type]

    def now(self) -> Told:
        kept = self._kept
        if kept is None or kept[1] < time.monotonic():
            kept = self._kept = (self._read(), time.monotonic() + KEPT_SECONDS)
        return kept[0]

    def take(self, told: Told, *, seconds: float = KEPT_SECONDS) -> None:
        """Let `told` stand for so long without reading."""
        self._kept = (told, time.monotonic() + seconds)

    def forget(self) -> None:
        """Read anew: called in the deed that changes it, and again when the deed is done.

        Another thread may read the former state before the deed is committed, and must not keep it.
        """
        self._forget()
        transaction.on_commit(self._forget)

    def _forget(self) -> None:
        self._kept = None
