"""When something was in force: spans of time between adopting, closing and reopening. Pure: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Span:
    """From the instant `since`, counted, to `until`, not counted; None: still."""

    since: datetime
    until: datetime | None = None

    def touches(self, day: date) -> bool:
        """Whether it was in force at some moment of that day in Copenhagen: its first and last day both count."""
        began, ended = timezone.localdate(self.since), self.until and timezone.localdate(self.until)
        return began <= day and (ended is None or day <= ended)


@dataclass(frozen=True, slots=True)
class Turn:
    """A strategy was closed, or else reopened."""

    at: datetime
    is_closing: bool


def spans(adopted_at: datetime, turns: Iterable[Turn], closed_at: datetime | None = None) -> list[Span]:
    """When a strategy first adopted at `adopted_at` was in force.

    `closed_at` is what the strategy itself tells; it ends the last span where no turn does.
    """
    found: list[Span] = []
    since: datetime | None = adopted_at
    for turn in sorted(turns, key=lambda turn: turn.at):
        if turn.is_closing and since is not None:
            found.append(Span(since, turn.at))
            since = None
        elif not turn.is_closing and since is None:
            since = turn.at
    return [*found, Span(since, closed_at)] if since is not None else found
