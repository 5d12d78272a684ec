"""Units: no circle, nobody left behind, codes that last."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kompas.errors import LostUpdate
from kompas.journal.actors import Actor
from kompas.organisation.models import Membership, RoleGrant, Unit
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.organisation.services import units
from kompas.organisation.services.administrators import LastAdministrator
from tests.makers import NOON, TODAY, a_member, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()


def test_a_unit_is_created_below_another() -> None:
    parent = a_unit()

    unit = units.create(code="vej", name="Vej og trafik", parent=parent, by=HOUSE, at=NOON)

    assert (unit.parent, unit.code, unit.version) == (parent, "vej", 1)


def test_a_code_is_given_once_whatever_its_letters() -> None:
    a_unit(code="vej")

    with pytest.raises(units.CodeTaken, match="VEJ"):
        units.create(code="VEJ", name="Vej", parent=None, by=HOUSE, at=NOON)


def test_nothing_grows_below_a_unit_that_has_ended() -> None:
    ended = a_unit(valid_to=TODAY - timedelta(days=1))

    with pytest.raises(units.EndedUnit):
        units.create(code="ny", name="Ny", parent=ended, by=HOUSE, at=NOON)


def test_nothing_grows_below_a_unit_that_is_about_to_end() -> None:
    """Otherwise it would end with people in it."""
    unit = a_unit()
    units.end(unit=unit, last_day=TODAY + timedelta(days=30), successor=None, opened_on=1, by=HOUSE, at=NOON)
    unit.refresh_from_db()

    with pytest.raises(units.EndedUnit):
        units.create(code="ny", name="Ny", parent=unit, by=HOUSE, at=NOON)


def test_who_creates_a_top_unit_administers_it() -> None:
    person = a_user()

    unit = units.create(code="social", name="Social", parent=None, by=Actor.person(person.pk), at=NOON)

    assert reach_of(person, on=TODAY).may("organisation.manage", unit.pk)


def test_a_unit_is_renamed_and_keeps_its_code() -> None:
    unit = a_unit(code="vej")

    units.change(unit=unit, name="Ådale", valid_from=None, opened_on=1, by=HOUSE, at=NOON)

    unit.refresh_from_db()
    assert (unit.code, unit.name, unit.search_key, unit.version) == ("vej", "Ådale", "ådale", 2)


def test_two_who_change_a_unit_at_once_do_not_overwrite_each_other() -> None:
    unit = a_unit()
    units.change(unit=unit, name="Den ene", valid_from=None, opened_on=1, by=HOUSE, at=NOON)

    with pytest.raises(LostUpdate):
        units.change(unit=unit, name="Den anden", valid_from=None, opened_on=1, by=HOUSE, at=NOON)

    assert Unit.objects.get().name == "Den ene"


def test_a_unit_never_belongs_to_itself_or_to_what_lies_below_it() -> None:
    top = a_unit()
    middle = a_unit(parent=top)
    bottom = a_unit(parent=middle)

    for below in (top, middle, bottom):
        with pytest.raises(units.Circle):
            units.move(unit=top, parent=below, opened_on=1, by=HOUSE, at=NOON)


def test_a_unit_moves_with_all_below_it() -> None:
    top, other = a_unit(), a_unit()
    moved = a_unit(parent=top)
    below = a_unit(parent=moved)
    leader = with_role(Role.CHIEF, other)

    units.move(unit=moved, parent=other, opened_on=1, by=HOUSE, at=NOON)

    assert below.pk in reach_of(leader, on=TODAY).units


def test_the_last_administered_top_unit_stays_at_the_top() -> None:
    top, other = a_unit(), a_unit()
    with_role(Role.ADMINISTRATOR, top)

    with pytest.raises(LastAdministrator):
        units.move(unit=top, parent=other, opened_on=1, by=HOUSE, at=NOON)


@pytest.mark.parametrize("left", ["a person", "a role", "a unit"])
def test_a_unit_does_not_end_while_anything_is_left(left: str) -> None:
    unit = a_unit()
    if left == "a person":
        a_member(unit)
    elif left == "a role":
        RoleGrant.objects.create(person=a_user(), role=Role.SECRETARY, unit=unit)
    else:
        a_unit(parent=unit)

    with pytest.raises(units.StillInUse):
        units.end(unit=unit, last_day=TODAY, successor=None, opened_on=1, by=HOUSE, at=NOON)


def test_an_empty_unit_ends_on_its_last_day() -> None:
    unit = a_unit()

    units.end(unit=unit, last_day=date(2026, 12, 31), successor=None, opened_on=1, by=HOUSE, at=NOON)

    assert unit in Unit.objects.in_force(on=date(2026, 12, 31))
    assert unit not in Unit.objects.in_force(on=date(2027, 1, 1))


def test_who_has_left_keeps_no_unit_open() -> None:
    unit = a_unit()
    a_member(unit, is_active=False)

    units.end(unit=unit, last_day=TODAY, successor=None, opened_on=1, by=HOUSE, at=NOON)

    assert Unit.objects.get().valid_to == TODAY


def test_a_successor_takes_over_people_roles_and_units() -> None:
    unit, successor = a_unit(), a_unit()
    member = a_member(unit)
    leader = with_role(Role.SECTION_LEADER, unit)
    in_both = a_member(unit)
    Membership.objects.create(person=in_both, unit=successor)
    RoleGrant.objects.create(person=leader, role=Role.SECTION_LEADER, unit=successor)
    below = a_unit(parent=unit)

    units.end(unit=unit, last_day=TODAY, successor=successor, opened_on=1, by=HOUSE, at=NOON)

    below.refresh_from_db()
    assert below.parent == successor
    assert not unit.memberships.exists()
    assert not unit.role_grants.exists()
    assert {(m.person, m.is_main) for m in successor.memberships.all()} == {
        (member, True),
        (leader, True),
        (in_both, True),
    }


def test_what_is_taken_over_moves_at_once_so_the_day_is_not_in_the_future() -> None:
    unit, successor = a_unit(), a_unit()
    a_member(unit)

    with pytest.raises(units.EndsTooEarly):
        units.end(unit=unit, last_day=TODAY + timedelta(days=1), successor=successor, opened_on=1, by=HOUSE, at=NOON)


def test_a_unit_is_not_succeeded_by_what_lies_below_it() -> None:
    unit = a_unit()
    below = a_unit(parent=unit)

    with pytest.raises(units.Circle):
        units.end(unit=unit, last_day=TODAY, successor=below, opened_on=1, by=HOUSE, at=NOON)


def test_a_unit_does_not_end_before_it_begins() -> None:
    unit = a_unit(valid_from=TODAY)

    with pytest.raises(units.EndsBeforeItBegins):
        units.end(unit=unit, last_day=TODAY - timedelta(days=1), successor=None, opened_on=1, by=HOUSE, at=NOON)
    units.end(unit=unit, last_day=TODAY, successor=None, opened_on=1, by=HOUSE, at=NOON)
    with pytest.raises(units.EndsBeforeItBegins):
        units.change(unit=unit, name="x", valid_from=TODAY + timedelta(days=1), opened_on=2, by=HOUSE, at=NOON)


@pytest.mark.parametrize(
    "broken",
    [{"name": ""}, {"valid_from": TODAY, "valid_to": TODAY - timedelta(days=1)}, {"code": "vej"}],
    ids=["no name", "ends before it begins", "code given twice"],
)
def test_the_database_holds_what_a_unit_promises(broken: dict[str, object]) -> None:
    a_unit(code="vej")

    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(**{"code": "x", "name": "X", **broken})


def test_the_database_refuses_a_unit_that_is_its_own_parent() -> None:
    unit = a_unit()

    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=unit.pk).update(parent=unit)
