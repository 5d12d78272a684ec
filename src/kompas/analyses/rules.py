"""Pure rules of boards: how many cards, how long, and the key that gives a card its place between two others."""

MOST_CARDS = 600  # on the table of one board at once
MOST_CARDS_EVER = 2_000  # with those put aside
MOST_PER_MINUTE = 20  # of one author on one board
TEXT_LENGTH = 500
STEP = 1 << 20  # between two neighbours when a field is spread anew


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
