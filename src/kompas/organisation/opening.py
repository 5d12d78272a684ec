"""Which rooms are open to whom: each unit's own word, or else that of the nearest unit above; all are open at first."""

from collections.abc import Collection, Mapping

from kompas.organisation.models import RoomSetting
from kompas.organisation.rooms import ROOMS
from kompas.organisation.standing import Standing

type Told = Mapping[int, Mapping[str, bool]]  # what each unit has told of which room


def told_by_units() -> Told:
    """What stands in the database now; one query."""
    told: dict[int, dict[str, bool]] = {}
    for unit, room, is_on in RoomSetting.objects.values_list("unit_id", "room", "is_on"):
        told.setdefault(unit, {})[room] = is_on
    return told


TOLD: Standing[Told] = Standing(told_by_units, blank={})


def is_open(room: str, unit: int | None, parents: Mapping[int, int | None], told: Told) -> bool:
    """Whether the room is open in the unit; without a unit, whether it is open where nobody has told anything."""
    seen: set[int] = set()
    while unit is not None and unit not in seen:
        if room in told.get(unit, {}):
            return told[unit][room]
        seen.add(unit)
        unit = parents.get(unit)
    return True


def closed_to(units: Collection[int], parents: Mapping[int, int | None]) -> frozenset[str]:
    """The rooms that are closed in all of `units`. Who belongs nowhere is kept out of none."""
    told = TOLD.now()
    if not told or not units:
        return frozenset()
    return frozenset(room for room in ROOMS if not any(is_open(room, unit, parents, told) for unit in units))


def open_in(unit: int, parents: Mapping[int, int | None], told: Told) -> list[str]:
    """The rooms that are open in the unit, in the order in which they were declared."""
    return [room for room in ROOMS if is_open(room, unit, parents, told)]
