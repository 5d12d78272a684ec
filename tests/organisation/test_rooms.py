"""Which rooms are open to whom, inherited down the tree."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kompas.errors import LostUpdate, NotAllowed
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.models import Membership, RoomSetting
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.organisation.rooms import ROOMS, declare
from kompas.organisation.services import rooms
from tests.makers import NOON, TODAY, a_member, a_unit, with_role

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()
ALL = frozenset(ROOMS)


def close(unit: Any, *closed: str) -> frozenset[str]:
    unit.refresh_from_db()
    return rooms.open_only(unit=unit, rooms=ALL - set(closed), opened_on=unit.version, by=HOUSE, at=NOON)


def test_all_rooms_are_open_until_somebody_closes_one() -> None:
    assert reach_of(a_member(a_unit()), on=TODAY).closed_rooms == frozenset()


def test_a_closed_room_is_closed_to_the_unit_and_all_below_it() -> None:
    top = a_unit()
    section = a_unit("Vej", parent=top)
    beside = a_unit("Byg")
    close(top, "analyses")

    assert not reach_of(a_member(section), on=TODAY).is_open("analyses")
    assert reach_of(a_member(section), on=TODAY).is_open("directory")
    assert reach_of(a_member(beside), on=TODAY).is_open("analyses")


def test_a_unit_below_may_open_what_is_closed_above() -> None:
    top = a_unit()
    section = a_unit("Vej", parent=top)
    close(top, "analyses")
    close(section)

    assert reach_of(a_member(section), on=TODAY).is_open("analyses")


def test_whoever_belongs_to_several_units_has_every_room_that_one_of_them_has() -> None:
    one, other = a_unit("Vej"), a_unit("Byg")
    close(one, "analyses")
    person = a_member(one)
    Membership.objects.create(person=person, unit=other)

    assert reach_of(person, on=TODAY).is_open("analyses")


def test_whoever_belongs_nowhere_is_kept_out_of_nothing() -> None:
    unit = a_unit()
    close(unit, "analyses")
    person = a_member(unit)
    Membership.objects.all().delete()

    assert reach_of(person, on=TODAY).is_open("analyses")


def test_what_holds_from_above_is_not_told_twice_so_that_a_change_above_reaches_down() -> None:
    top = a_unit()
    section = a_unit("Vej", parent=top)
    close(top, "analyses")
    assert close(section, "analyses") == frozenset()
    close(top)

    assert reach_of(a_member(section), on=TODAY).is_open("analyses")
    assert not RoomSetting.objects.exists()


def test_the_event_log_tells_what_was_switched_and_nothing_else() -> None:
    unit = a_unit()
    assert close(unit, "analyses", "directory") == {"analyses", "directory"}
    assert close(unit, "analyses", "directory") == frozenset()
    close(unit, "analyses")

    told = [(event.data["room"], event.data["is_on"]) for event in Event.objects.order_by("pk")]
    assert told == [("analyses", 0), ("directory", 0), ("directory", 1)]


def test_only_who_administers_the_unit_switches_rooms() -> None:
    top = a_unit()
    below = Actor.person(with_role(Role.ADMINISTRATOR, a_unit("Vej", parent=top)).pk)
    with pytest.raises(NotAllowed):
        rooms.open_only(unit=top, rooms=[], opened_on=1, by=below, at=NOON)


def test_a_form_opened_before_somebody_else_switched_a_room_undoes_nothing() -> None:
    unit = a_unit()
    close(unit, "analyses")
    with pytest.raises(LostUpdate):
        rooms.open_only(unit=unit, rooms=ALL - {"directory"}, opened_on=1, by=HOUSE, at=NOON)
    assert [told.room for told in RoomSetting.objects.all()] == ["analyses"]


def test_a_form_opened_before_a_room_was_closed_above_undoes_nothing_either() -> None:
    top = a_unit()
    section, opener = a_unit("Vej", parent=top), a_unit("Byg", parent=top)
    close(opener, "directory")
    close(top, "analyses")
    with pytest.raises(LostUpdate):
        rooms.open_only(unit=section, rooms=ALL, opened_on=section.version, by=HOUSE, at=NOON)
    assert not section.room_settings.exists()


def test_who_is_not_reached_by_a_change_is_not_stopped_by_it() -> None:
    top = a_unit()
    section, beside = a_unit("Vej", parent=top), a_unit("Byg")
    close(section, "analyses")
    close(top, "analyses")
    assert rooms.open_only(unit=section, rooms=ALL, opened_on=2, by=HOUSE, at=NOON) == {"analyses"}
    assert rooms.open_only(unit=beside, rooms=[], opened_on=1, by=HOUSE, at=NOON) == ALL


def test_what_changes_nothing_counts_as_no_change() -> None:
    unit = a_unit()
    assert close(unit) == frozenset()
    unit.refresh_from_db()
    assert unit.version == 1


def test_my_day_strategies_and_administration_are_no_rooms_to_do_without() -> None:
    assert ALL & {"my_day", "strategy", "administration", "public", "welcome", ""} == frozenset()


def test_a_room_declares_itself_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        declare("directory", "", about="")


@pytest.mark.parametrize("twice", [True, False])
def test_the_database_holds_one_word_per_unit_and_room(*, twice: bool) -> None:
    unit = a_unit()
    if twice:
        RoomSetting.objects.create(unit=unit, room="analyses", is_on=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoomSetting.objects.create(unit=unit, room="analyses" if twice else "", is_on=True)


def test_reach_costs_no_more_where_rooms_are_closed(django_assert_num_queries: Any) -> None:
    unit = a_unit()
    close(unit, "analyses")
    person = a_member(unit)
    reach_of(person, on=TODAY)  # what the pages keep for some seconds is read now
    with django_assert_num_queries(4):
        assert not reach_of(person, on=TODAY).is_open("analyses")
