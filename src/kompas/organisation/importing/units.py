"""Weighing a list of units: codes, names, and a tree without a circle."""

import re

from django.utils.translation import gettext as _

from kompas.organisation.importing.columns import Field
from kompas.organisation.importing.findings import UnitLine
from kompas.organisation.importing.tables import Row, Table
from kompas.organisation.importing.weighing import Weighing, told_before
from kompas.organisation.models import Unit

CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
LIMITS = {Field.NAME: 120}


def weigh(weighing: Weighing, tables: list[Table]) -> None:
    """Note a line for each unit in the lists, and whatever is wrong with it."""
    first: dict[str, Row] = {}
    lines: list[tuple[Table, Row, UnitLine]] = []
    for table in tables:
        for row in table.rows:
            line = _line(weighing, table, row, first)
            if line is not None:
                lines.append((table, row, line))
    for table, row, line in lines:
        _place(weighing, table, row, line)
    _refuse_circles(weighing, lines)
    weighing.units = [line for _table, _row, line in lines]


def _line(weighing: Weighing, table: Table, row: Row, first: dict[str, Row]) -> UnitLine | None:
    code = row.get(Field.CODE)
    if not CODE.fullmatch(code):
        words = _("“%(code)s” is no code. Use letters a to z, digits, hyphen and underscore, at most 40.")
        weighing.wrong(
            table, row, Field.CODE, words % {"code": code} if code else _("The unit needs a code. Write a short one.")
        )
        return None
    if code.lower() in first:
        weighing.wrong(table, row, Field.CODE, told_before(first[code.lower()]))
        return None
    first[code.lower()] = row
    unit = weighing.world.units.get(code.lower())
    name = row.get(Field.NAME) or (unit.name if unit else "")
    if _is_wrong(weighing, table, row, unit, name):
        return None
    line = UnitLine(table.name, row.number, name, unit.pk if unit else None, code=unit.code if unit else code)
    line.compare(Field.NAME, unit.name if unit else "", name)
    weighing.know_unit(line.code, name)
    return line


def _is_wrong(weighing: Weighing, table: Table, row: Row, unit: Unit | None, name: str) -> bool:
    code = row.get(Field.CODE)
    if unit is None and code.lower() in {ended.lower() for ended in weighing.world.codes.values()}:
        weighing.wrong(table, row, Field.CODE, _("A unit with that code has ended. Choose another code."))
        return True
    if not name:
        weighing.wrong(table, row, Field.NAME, _("A new unit needs a name. Write it."))
        return True
    if unit is not None and not weighing.world.may(unit) and name != unit.name:
        weighing.wrong(table, row, Field.CODE, _("You do not administer this unit. Leave the row out."))
        return True
    return weighing.too_long(table, row, LIMITS)


def _place(weighing: Weighing, table: Table, row: Row, line: UnitLine) -> None:
    """Where the unit belongs; an empty cell leaves it where it is, and a new one at the top."""
    world = weighing.world
    unit = world.units.get(line.code.lower())
    former = world.codes[unit.parent_id] if unit and unit.parent_id else ""
    line.parent = former or None
    told = row.get(Field.PARENT)
    if told:
        found = weighing.find_unit(table, row, Field.PARENT, told)
        if found is None:
            return
        line.parent = found
        line.compare(Field.PARENT, former, found)
    is_placed_anew = unit is None or line.parent != (former or None)
    if is_placed_anew and not (_may_place(weighing, line, unit) and (not former or weighing.may_use(former))):
        words = _("You do not administer the unit above. Let it belong to one of yours, or ask an administrator.")
        weighing.wrong(table, row, Field.PARENT, words)


def _may_place(weighing: Weighing, line: UnitLine, unit: Unit | None) -> bool:
    if line.parent is None:
        return weighing.world.may_add_top_units
    return weighing.may_use(line.parent) and (unit is None or weighing.world.may(unit))


def _refuse_circles(weighing: Weighing, lines: list[tuple[Table, Row, UnitLine]]) -> None:
    world = weighing.world
    above = {
        code: world.codes.get(unit.parent_id, "").lower() if unit.parent_id else ""
        for code, unit in world.units.items()
    }
    above.update({line.code.lower(): (line.parent or "").lower() for _table, _row, line in lines})
    for table, row, line in lines:
        seen, at = {line.code.lower()}, above[line.code.lower()]
        while at and at not in seen:
            seen.add(at)
            at = above.get(at, "")
        if at == line.code.lower():
            words = _("The unit would lie below itself. Let it belong to a unit outside its own branch.")
            weighing.wrong(table, row, Field.PARENT, words)
