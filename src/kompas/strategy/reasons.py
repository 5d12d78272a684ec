"""Why a commitment is there. Rooms above declare here what led to it, so that strategy never has to know them.

A room above (the boards of `analyses`, say) calls `declare` once, from `ready` in its `apps.py`; from then on the page
of a commitment inside shows what that room knows.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from kompas.accounts.models import User
from kompas.organisation.reach import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that a commitment came from.

    `kind` says what it is ("Strength, on the board SWOT 2025"), `words` what it says. `page` is the name of its page
    inside, `address` what that address is made of; without a page it is no link. `linked_by` (a name) joined the two.
    """

    kind: str
    words: str
    page: str = ""
    address: tuple[str | int, ...] = ()
    on: date | None = None
    linked_by: str = ""
    linked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What one room knows, under its heading."""

    code: str
    heading: str
    reasons: tuple[Reason, ...]


type Finder = Callable[[Collection[int], User, Reach], Mapping[int, Iterable[Reason]]]


@dataclass(frozen=True, slots=True)
class Giver:
    code: str
    heading: str | Promise
    find: Finder


GIVERS: dict[str, Giver] = {}


def declare(code: str, *, heading: str | Promise, find: Finder) -> Giver:
    """Let what `code` names be told as reasons of commitments, after those declared before it.

    `find` takes the keys of commitments, the person who asks and her reach, and tells for each commitment the reasons
    that this person may see, in the order they are read; a commitment without any may be left out. A fixed number of
    queries, however many commitments.
    """
    if code in GIVERS:
        raise ValueError(f"Why a commitment is there is declared twice as {code}.")
    GIVERS[code] = Giver(code, heading, find)
    return GIVERS[code]


def reasons(commitments: Collection[int], person: User, reach: Reach) -> list[Group]:
    """What led to any of these commitments, as far as `person` may see it; a reason of several is told once.

    Several are asked for together where one continues the others: what led to them led to it too.
    """
    groups = []
    for giver in GIVERS.values():
        found = giver.find(commitments, person, reach)
        told = dict.fromkeys(reason for key in commitments for reason in found.get(key, ()))
        if told:
            groups.append(Group(giver.code, str(giver.heading), tuple(told)))
    return groups
