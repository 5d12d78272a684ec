"""Pure rules of boards: how many cards, how long, and the key that gives a card its place between two others."""

from dataclasses import dataclass
from datetime import date

MOST_CARDS = 600  # on the table of one board at once
MOST_CARDS_EVER = 2_000  # with those put aside
MOST_PER_MINUTE = 20  # of one author on one board
TEXT_LENGTH = 500
MOST_VOTES = 20  # of one participant
MOST_PEOPLE = 100  # in one seminar
MOST_GROUPS = 30
STEP = 1 << 20  # between two neighbours when a field is spread anew


@dataclass(frozen=True, slots=True)
class Terms:
    """How a seminar is run: until when cards are put (the last day), who sees them meanwhile, names, and the votes."""

    gather_until: date
    shows_all: bool = False
    is_anonymous: bool = False
    votes_each: int = 3
    most_per_group: int = 2


def key_between(before: int | None, after: int | None) -> int | None:
    """A key above `before` and below `after` (None: there is none on that side).

    None when no whole number lies between them: the field must be spread anew first.
    """
    if before is None and after is None:
        return 0
    if before is None:
        return (after or 0) - STEP
    if after is None:
        return before + STEP
    middle = (before + after) // 2
    return middle if before < middle < after else None


def spread(count: int) -> list[int]:
    """So many keys with room between all of them, upwards."""
    return [place * STEP for place in range(count)]
