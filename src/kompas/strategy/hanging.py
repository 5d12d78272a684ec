"""What hangs on a part. Rooms above declare here how it is found and what the next period does to it.

`serving.py` counts the work under a commitment; here each piece of it is led to the next period, or stays behind.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from kompas.accounts.models import User
from kompas.strategy.fates import FOLLOWING, Course, Fate
from kompas.strategy.models import PartKind


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that hangs on a part: its key among its kind, and what a person calls it."""

    key: int
    words: str


type Found = Mapping[int, Sequence[Thing]]
"""For the key of each part what hangs on it; parts with nothing may be left out."""

type Move = tuple[int, int, int]
"""The key of a thing, of the part it hung on, and of the part it is to hang on."""


@dataclass(frozen=True, slots=True)
class HangingKind:
    """`found` answers for many parts of one kind in a fixed number of queries. `rehang` carries all moves out at once,
    inside the transaction that adopts the next period; a kind that always stays needs none.
    """

    code: str
    words: str | Promise
    found: Callable[[PartKind, Collection[int]], Found]
    rehang: Callable[[PartKind, Sequence[Move], User, datetime], None] | None
    courses: Mapping[Fate, Course]


HANGING: dict[str, HangingKind] = {}


def declare(
    code: str,
    words: str | Promise,
    *,
    found: Callable[[PartKind, Collection[int]], Found],
    rehang: Callable[[PartKind, Sequence[Move], User, datetime], None] | None = None,
    courses: Mapping[Fate, Course] = FOLLOWING,
) -> HangingKind:
    """Let what `code` names be led to the next period. Raises ValueError where nobody could lead it."""
    if code in HANGING:
        raise ValueError(f"What hangs on a part as {code} is declared twice.")
    if rehang is None and set(courses.values()) != {Course.STAYS}:
        raise ValueError(f"What hangs on a part as {code} may move, so it has to say how.")
    HANGING[code] = HangingKind(code, words, found, rehang, courses)
    return HANGING[code]
