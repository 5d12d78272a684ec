"""Nobody lends what she does not hold: who may name deputies for a leader, asked from the side of those who may not."""

from datetime import timedelta

import pytest

from kompas.accounts.models import User
from kompas.journal.actors import Actor
from kompas.organisation.models import Deputy, RoleGrant, Unit
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.organisation.services import deputies
from tests.makers import NOON, TODAY, a_member, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATER = TODAY + 3650 * DAY


def name(person: User, deputy: User, by: User) -> Deputy:
    actor = Actor.person(by.pk)
    return deputies.name(person=person, deputy=deputy, first_day=TODAY + DAY, last_day=LATER, by=actor, at=NOON)


@pytest.fixture
def section() -> Unit:
    return a_unit("Byg", parent=a_unit())


def test_a_deputy_for_a_day_neither_prolongs_herself_nor_names_a_friend(section: Unit) -> None:
    leader, deputy = with_role(Role.SECTION_LEADER, section), a_member(section)
    Deputy.objects.create(person=leader, deputy=deputy, first_day=TODAY, last_day=TODAY)

    for one in (deputy, a_user("En Ven")):
        with pytest.raises(deputies.NotYoursToLend):
            name(leader, one, by=deputy)
    with pytest.raises(deputies.NotYoursToLend):
        name(a_member(section), a_user(), by=deputy)

    assert not reach_of(deputy, on=LATER).may("strategy.write")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CHIEF])
def test_who_is_no_chief_names_no_deputy_for_the_chief_of_her_section(section: Unit, role: Role) -> None:
    chief, namer = with_role(Role.CHIEF, section), with_role(role, section)

    with pytest.raises(deputies.NotYoursToLend):
        name(chief, namer, by=namer)

    assert not reach_of(namer, on=LATER).may("strategy.adopt")


def test_a_role_that_begins_later_is_not_borrowed_beforehand(section: Unit) -> None:
    coming, leader = a_member(section), with_role(Role.SECTION_LEADER, section)
    RoleGrant.objects.create(person=coming, role=Role.CHIEF, unit=section, valid_from=TODAY + DAY)

    with pytest.raises(deputies.NotYoursToLend):
        name(coming, leader, by=leader)


def test_a_chief_standing_in_for_the_chief_above_lends_nothing_of_it(section: Unit) -> None:
    assert section.parent is not None
    above, chief = with_role(Role.CHIEF, section.parent), with_role(Role.CHIEF, section)
    Deputy.objects.create(person=above, deputy=chief, first_day=TODAY, last_day=TODAY)

    with pytest.raises(deputies.NotYoursToLend):
        name(above, chief, by=chief)


def test_who_has_led_there_once_is_like_any_other(section: Unit) -> None:
    former = a_member(section)
    RoleGrant.objects.create(person=former, role=Role.CHIEF, unit=section, valid_to=TODAY - DAY)

    name(former, a_user(), by=with_role(Role.SECTION_LEADER, section))

    assert Deputy.objects.exists()


@pytest.mark.parametrize("lent", [Role.CHIEF, Role.SECTION_LEADER])
def test_the_chief_above_names_deputies_for_those_who_lead_below(section: Unit, lent: Role) -> None:
    assert section.parent is not None
    leader = with_role(lent, section)

    name(leader, a_user(), by=with_role(Role.CHIEF, section.parent))

    assert Deputy.objects.get().person == leader


def test_whom_nobody_let_name_deputies_withdraws_none(section: Unit) -> None:
    chief = with_role(Role.CHIEF, section)
    named = Deputy.objects.create(person=chief, deputy=a_user(), first_day=TODAY, last_day=LATER)

    with pytest.raises(deputies.NotYoursToLend):
        deputies.withdraw(deputy=named, by=Actor.person(with_role(Role.SECTION_LEADER, section).pk), at=NOON)
