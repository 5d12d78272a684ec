"""What weighing a list finds: lines with their changes, and mistakes that a person can put right. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise

from kompas.organisation.importing.columns import WORDS, Field


class Deed(StrEnum):
    CREATE = "create"
    CHANGE = "change"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Mistake:
    """Where it is, what is wrong and what to do about it."""

    table: str
    row: int
    column: str
    words: str


@dataclass(frozen=True)
class Change:
    """`old` is empty for what is new."""

    field: Field
    old: str
    new: str

    @property
    def column(self) -> str | Promise:
        return WORDS[self.field]


@dataclass
class Line:
    """What a row wants. `pk` is the key of what stands already, None for a new one."""

    table: str
    row: int
    name: str
    pk: int | None
    changes: list[Change] = field(default_factory=list)

    @property
    def deed(self) -> Deed:
        if self.pk is None:
            return Deed.CREATE
        return Deed.CHANGE if self.changes else Deed.NOTHING

    def compare(self, column: Field, old: str, new: str) -> None:
        """Note a change; an empty cell changes nothing."""
        if new and new != old:
            self.changes.append(Change(column, old, new))

    def wanted(self, column: Field) -> str | None:
        """The new value of a column, or None where it stays."""
        return next((change.new for change in self.changes if change.field == column), None)


@dataclass
class UnitLine(Line):
    code: str = ""
    parent: str | None = None  # the code of the unit above, None at the top


@dataclass(frozen=True)
class WantedDeputy:
    email: str
    first_day: date
    last_day: date


@dataclass
class PersonLine(Line):
    """`units` are codes, the main one first, empty where they stay; the rest is only ever added."""

    email: str = ""
    units: list[str] = field(default_factory=list)
    roles: list[tuple[str, str]] = field(default_factory=list)
    subjects: list[tuple[str, ...]] = field(default_factory=list)
    deputies: list[WantedDeputy] = field(default_factory=list)


def without_twins[T](things: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(things))
