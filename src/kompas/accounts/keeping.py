"""What Kompas keeps of the people who work here: each app declares its part in `kept.py`, and she reads all of it.

A declaration names the fields it speaks for. A test walks every model of the house, and fails on a field that holds a
person and that nobody speaks for.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User

type Rows = QuerySet[Any] | Sequence[Any]
type Words = str | Promise

MOST_EXAMPLES = 3


class Group(TextChoices):
    """What it tells of her. In the order of the page."""

    SELF = "self", _("Who you are")
    PLACE = "place", _("Where you belong, and what you may")
    WORK = "work", _("What you have written and answered")
    TRACES = "traces", _("Traces of your use")


@dataclass(frozen=True, kw_only=True)
class Told:
    """One row of hers in words, when it is from, and the text that it holds."""

    words: str
    at: datetime | date | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """`rows` are all of hers, the newest first; `tell` puts one in words. `fields` are written `app.Model.field`."""

    name: str
    group: Group
    words: Words
    why: Words
    how_long: Words
    who_sees: Words
    fields: tuple[str, ...]
    rows: Callable[[User], Rows]
    tell: Callable[[Any], Told]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What is kept of one person under a declaration: how much, and the newest of it."""

    kept: Kept
    count: int
    examples: list[Told]

    @property
    def more(self) -> int:
        return self.count - len(self.examples)


KEPT: dict[str, Kept] = {}


def keep(name: str, **declared: Any) -> Kept:
    """Declare what `app.things` are kept of a person. Raises ValueError when declared twice."""
    if name in KEPT:
        raise ValueError(f"What is kept as {name} is declared twice.")
    KEPT[name] = Kept(name=name, **declared)
    return KEPT[name]


def shown_to(person: User) -> list[tuple[Group, list[Shown]]]:
    """All that is kept of `person`, group by group; what there is nothing of stands there with 0."""
    return [(group, [_shown(kept, person) for kept in _of(group)]) for group in Group if any(_of(group))]


def told_in_full(person: User) -> dict[str, Any]:
    """The same with every row of it, as it is downloaded."""
    return {
        "person": person.name,
        "kept": [
            {
                "name": kept.name,
                "group": str(group.label),
                "words": str(kept.words),
                "why": str(kept.why),
                "how_long": str(kept.how_long),
                "who_sees": str(kept.who_sees),
                "entries": [_entry(kept.tell(row)) for row in kept.rows(person)],
            }
            for group in Group
            for kept in _of(group)
        ],
    }


def _of(group: Group) -> Iterator[Kept]:
    return (kept for kept in KEPT.values() if kept.group is group)


def _shown(kept: Kept, person: User) -> Shown:
    rows = kept.rows(person)
    first = list(rows[: MOST_EXAMPLES + 1])
    count = len(first) if len(first) <= MOST_EXAMPLES else _count(rows)
    return Shown(kept=kept, count=count, examples=[kept.tell(row) for row in first[:MOST_EXAMPLES]])


def _count(rows: Rows) -> int:
    return rows.count() if isinstance(rows, QuerySet) else len(rows)


def _entry(told: Told) -> dict[str, str]:
    return {
        "words": told.words,
        **({"at": told.at.isoformat()} if told.at else {}),
        **({"text": told.text} if told.text else {}),
    }
