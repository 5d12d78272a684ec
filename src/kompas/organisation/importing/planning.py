"""The plan of an import: what it would create, change and leave, or every mistake that keeps it from being stored."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kompas.organisation.importing import people, units
from kompas.organisation.importing.findings import Deed, Line, Mistake, PersonLine, UnitLine
from kompas.organisation.importing.tables import Table, read
from kompas.organisation.importing.weighing import Weighing
from kompas.organisation.importing.world import World, look
from kompas.organisation.models import StaffList


@dataclass(frozen=True)
class Plan:
    """`mark` is a digest of everything the plan would do: the same mark means the same deed."""

    units: Sequence[UnitLine]
    people: Sequence[PersonLine]
    mistakes: Sequence[Mistake]
    tables: Sequence[Table]

    @property
    def mark(self) -> str:
        told = repr((self.units, self.people, self.mistakes))
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    @property
    def does_nothing(self) -> bool:
        return not any(line.deed is not Deed.NOTHING for line in (*self.units, *self.people))

    @property
    def can_be_stored(self) -> bool:
        return not self.mistakes and not self.does_nothing

    def counts(self, lines: Iterable[Line]) -> Counter[Deed]:
        return Counter(line.deed for line in lines)


def plan_of(lists: Iterable[StaffList], *, within: frozenset[int] | None, today: date) -> tuple[Plan, World]:
    """Weigh the lists against what stands today, with the units that the importing person administers.

    Raises:
        Unreadable: one of them is no list.
    """
    tables = [table for kept in lists for table in read(kept.name, bytes(kept.content))]
    world = look(within=within, on=today)
    weighing = Weighing(world)
    units.weigh(weighing, [table for table in tables if not table.is_of_people])
    people.weigh(weighing, [table for table in tables if table.is_of_people], today=today)
    mistakes = sorted(weighing.mistakes, key=lambda mistake: (mistake.table, mistake.row))
    return Plan(weighing.units, weighing.people, mistakes, tables), world
