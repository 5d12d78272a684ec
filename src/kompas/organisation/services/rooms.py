"""Opening and closing rooms to a unit and all below it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from kompas.errors import check_version
from kompas.journal.actors import Actor
from kompas.journal.services import Happening, record_many
from kompas.organisation.models import RoomSetting, Unit
from kompas.organisation.opening import TOLD, Told, is_open, open_in, told_by_units
from kompas.organisation.rooms import ROOMS
from kompas.organisation.services.administrators import require_manage


@transaction.atomic
def open_only(*, unit: Unit, rooms: Collection[str], opened_on: int, by: Actor, at: datetime) -> frozenset[str]:
    """Let exactly `rooms` be open in the unit, and below it where no unit says otherwise; return what has changed.

    What already holds from above is not told once more, so that a later change above still reaches down; it counts as
    a change of every unit that it reaches.

    Raises:
        NotAllowed: `by` is a person who does not administer the unit.
        LostUpdate: somebody changed the unit since version `opened_on` was shown.
    """
    require_manage(unit, by=by, at=at)
    units = {one.pk: one for one in Unit.objects.select_for_update(of=("self",)).order_by("pk")}
    check_version(units[unit.pk], opened_on)
    parents, told = {pk: one.parent_id for pk, one in units.items()}, told_by_units()
    changed = frozenset(room for room in ROOMS if is_open(room, unit.pk, parents, told) != (room in rooms))
    for room in changed:
        _tell(unit, room, is_on=room in rooms, from_above=is_open(room, parents[unit.pk], parents, told))
    _count_change(parents, told)
    happenings = [Happening(unit, unit.pk, {"room": room, "is_on": int(room in rooms)}) for room in sorted(changed)]
    record_many("organisation.room_switched", happenings, by=by, at=at)
    TOLD.forget()
    return changed


def _count_change(parents: Mapping[int, int | None], before: Told) -> None:
    now = told_by_units()
    reached = [unit for unit in parents if open_in(unit, parents, before) != open_in(unit, parents, now)]
    Unit.objects.filter(pk__in=reached).update(version=F("version") + 1)


def _tell(unit: Unit, room: str, *, is_on: bool, from_above: bool) -> None:
    own = RoomSetting.objects.filter(unit=unit, room=room)
    if is_on == from_above:
        own.delete()
    else:
        RoomSetting.objects.update_or_create(unit=unit, room=room, defaults={"is_on": is_on})
