"""Opening and closing rooms to a unit and all below it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from kompas.journal.actors import Actor
from kompas.journal.services import Happening, record_many
from kompas.organisation.models import RoomSetting, Unit
from kompas.organisation.opening import TOLD, is_open, told_by_units
from kompas.organisation.rooms import ROOMS
from kompas.organisation.services.administrators import require_manage


@transaction.atomic
def open_only(*, unit: Unit, rooms: Collection[str], by: Actor, at: datetime) -> frozenset[str]:
    """Let exactly `rooms` be open in the unit, and below it where no unit says otherwise; return what has changed.

    What already holds from above is not told once more, so that a later change above still reaches down.

    Raises:
        NotAllowed: `by` is a person who does not administer the unit.
    """
    require_manage(unit, by=by, at=at)
    parents = {one.pk: one.parent_id for one in Unit.objects.select_for_update(of=("self",)).order_by("pk")}
    told = told_by_units()
    changed = frozenset(room for room in ROOMS if is_open(room, unit.pk, parents, told) != (room in rooms))
    for room in changed:
        _tell(unit, room, is_on=room in rooms, from_above=is_open(room, parents[unit.pk], parents, told))
    happenings = [Happening(unit, unit.pk, {"room": room, "is_on": int(room in rooms)}) for room in sorted(changed)]
    record_many("organisation.room_switched", happenings, by=by, at=at)
    TOLD.forget()
    return changed


def _tell(unit: Unit, room: str, *, is_on: bool, from_above: bool) -> None:
    own = RoomSetting.objects.filter(unit=unit, room=room)
    if is_on == from_above:
        own.delete()
    else:
        RoomSetting.objects.update_or_create(unit=unit, room=room, defaults={"is_on": is_on})
