"""Weighing rows against what stands: the mistakes so far, and where a unit is found by code or name."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kompas.accounts.names import search_key
from kompas.organisation.importing.columns import WORDS, Field
from kompas.organisation.importing.findings import Mistake, PersonLine, UnitLine
from kompas.organisation.importing.tables import Row, Table
from kompas.organisation.importing.world import SEVERAL, World


@dataclass
class Weighing:
    """One import being weighed. Units of the list come first, so that people may belong to them."""

    world: World
    mistakes: list[Mistake] = field(default_factory=list)
    units: list[UnitLine] = field(default_factory=list)
    people: list[PersonLine] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)  # lowered code: code, of what stands and of the list
    names: dict[str, str] = field(default_factory=dict)  # search key: code

    def __post_init__(self) -> None:
        self.codes = {code: unit.code for code, unit in self.world.units.items()}
        self.names = dict(self.world.codes_by_name)

    def wrong(self, table: Table, row: Row, column: Field, words: str | Promise) -> None:
        self.mistakes.append(Mistake(table.name, row.number, str(WORDS[column]), str(words)))

    def know_unit(self, code: str, name: str) -> None:
        self.codes[code.lower()] = code
        key = search_key(name)
        self.names[key] = code if self.names.get(key, code) == code else SEVERAL

    def find_unit(self, table: Table, row: Row, column: Field, words: str) -> str | None:
        """The code of the unit that a cell names; None with a mistake noted where there is no such one."""
        found = self.codes.get(words.lower()) or self.names.get(search_key(words))
        if found:
            return found
        if found == SEVERAL:
            self.wrong(
                table, row, column, _("Several units are called “%(unit)s”. Write the unit's code.") % {"unit": words}
            )
        else:
            self.wrong(
                table,
                row,
                column,
                _("There is no unit “%(unit)s”. Correct the spelling, or add the unit to the list of units.")
                % {"unit": words},
            )
        return None

    def may_use(self, code: str) -> bool:
        """Whether the unit is administered by who imports; one that is new is told of where it is created."""
        unit = self.world.units.get(code.lower())
        return unit is None or self.world.may(unit)

    def too_long(self, table: Table, row: Row, limits: dict[Field, int]) -> bool:
        long = [column for column, most in limits.items() if len(row.get(column)) > most]
        for column in long:
            words = _("The text is longer than %(most)s letters. Shorten it.") % {"most": limits[column]}
            self.wrong(table, row, column, words)
        return bool(long)


def told_before(first: Row) -> str:
    return _("The same stands in row %(row)s. Keep one of the two.") % {"row": first.number}
