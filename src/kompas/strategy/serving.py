"""What serves a commitment. Rooms above declare here how it is counted, so that strategy never has to know them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Served:
    """One kind of work under a commitment: how many, and that number in words (`2 action plans`)."""

    code: str
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Counter:
    """`counts` answers for many commitments in one query and leaves out those that have none."""

    code: str
    words: Callable[[int], str]
    counts: Callable[[Collection[int]], Mapping[int, int]]


COUNTERS: dict[str, Counter] = {}


def declare(
    code: str, *, words: Callable[[int], str], counts: Callable[[Collection[int]], Mapping[int, int]]
) -> Counter:
    """Let what `code` names be counted under commitments, after those declared before it."""
    if code in COUNTERS:
        raise ValueError(f"What serves a commitment as {code} is declared twice.")
    COUNTERS[code] = Counter(code, words, counts)
    return COUNTERS[code]


def is_anything_declared() -> bool:
    """Whether there is any kind of work yet that could serve a commitment."""
    return bool(COUNTERS)


def serving(commitments: Collection[int]) -> dict[int, tuple[Served, ...]]:
    """For each of these commitments what hangs under it; a naked one has nothing. One query per kind declared."""
    found: dict[int, list[Served]] = {key: [] for key in commitments}
    for counter in COUNTERS.values():
        for key, count in counter.counts(commitments).items():
            if count:
                found[key].append(Served(counter.code, count, counter.words(count)))
    return {key: tuple(several) for key, several in found.items()}
