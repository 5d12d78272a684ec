"""Who may what, between which days, and who leads in whose place."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kompas.accounts.services import NotHereAnyMore
from kompas.errors import NotAllowed
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.models import Deputy, RoleGrant
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.organisation.services import deputies, roles
from kompas.organisation.services.units import EndedUnit, EndsBeforeItBegins
from tests.makers import NOON, TODAY, a_member, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()
DAY = timedelta(days=1)


def test_a_role_holds_from_its_first_day_to_its_last() -> None:
    person, unit = a_user(), a_unit()

    roles.grant(person=person, role=Role.CHIEF, unit=unit, valid_from=TODAY, valid_to=TODAY + DAY, by=HOUSE, at=NOON)

    held = [unit.pk in reach_of(person, on=TODAY + n * DAY).units for n in (-1, 0, 1, 2)]
    assert held == [False, True, True, False]


def test_granting_a_role_anew_sets_other_days() -> None:
    person, unit = a_user(), a_unit()
    roles.grant(person=person, role=Role.CHIEF, unit=unit, by=HOUSE, at=NOON)

    roles.grant(person=person, role=Role.CHIEF, unit=unit, valid_to=TODAY, by=HOUSE, at=NOON)

    assert RoleGrant.objects.get().valid_to == TODAY


def test_an_administrator_below_grants_herself_nothing_above() -> None:
    top = a_unit()
    below = a_unit(parent=top)
    person = with_role(Role.ADMINISTRATOR, below)

    for unit in (top, a_unit()):
        with pytest.raises(NotAllowed):
            roles.grant(person=person, role=Role.ADMINISTRATOR, unit=unit, by=Actor.person(person.pk), at=NOON)

    roles.grant(person=person, role=Role.CHIEF, unit=below, by=Actor.person(person.pk), at=NOON)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_no_other_role_grants_roles(role: Role) -> None:
    unit = a_unit()
    person = with_role(role, unit)

    with pytest.raises(NotAllowed):
        roles.grant(person=person, role=Role.CHIEF, unit=unit, by=Actor.person(person.pk), at=NOON)


def test_nobody_withdraws_a_role_above_her() -> None:
    top = a_unit()
    chief = with_role(Role.CHIEF, top)
    below = with_role(Role.ADMINISTRATOR, a_unit(parent=top))

    with pytest.raises(NotAllowed):
        roles.withdraw(grant=chief.role_grants.get(), by=Actor.person(below.pk), at=NOON)


def test_a_role_is_not_granted_to_who_has_left_or_in_a_unit_that_has_ended() -> None:
    with pytest.raises(NotHereAnyMore):
        roles.grant(person=a_user(is_active=False), role=Role.CHIEF, unit=a_unit(), by=HOUSE, at=NOON)
    with pytest.raises(EndedUnit):
        roles.grant(person=a_user(), role=Role.CHIEF, unit=a_unit(valid_to=TODAY - DAY), by=HOUSE, at=NOON)
    with pytest.raises(EndsBeforeItBegins):
        roles.grant(
            person=a_user(),
            role=Role.CHIEF,
            unit=a_unit(),
            valid_from=TODAY,
            valid_to=TODAY - DAY,
            by=HOUSE,
            at=NOON,
        )


@pytest.mark.parametrize(
    "broken",
    [{"role": "king"}, {"valid_from": TODAY, "valid_to": TODAY - DAY}, {}],
    ids=["unknown role", "ends before it begins", "twice"],
)
def test_the_database_holds_what_a_grant_promises(broken: dict[str, object]) -> None:
    person, unit = a_user(), a_unit()
    RoleGrant.objects.create(person=person, role=Role.CHIEF, unit=unit)

    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(person=person, unit=unit, **{"role": Role.CHIEF, **broken})


def test_a_leaders_deputy_leads_while_she_stands_in() -> None:
    chief, deputy = with_role(Role.CHIEF), a_user()

    deputies.name(person=chief, deputy=deputy, first_day=TODAY, last_day=TODAY + DAY, by=HOUSE, at=NOON)

    leads = [reach_of(deputy, on=TODAY + n * DAY).may("strategy.adopt") for n in (-1, 0, 1, 2)]
    assert leads == [False, True, True, False]


def test_an_administrators_deputy_does_not_administer() -> None:
    administrator, deputy = with_role(Role.ADMINISTRATOR), a_user()

    deputies.name(person=administrator, deputy=deputy, first_day=TODAY, last_day=TODAY, by=HOUSE, at=NOON)

    assert not reach_of(deputy, on=TODAY).may("organisation.manage")


def test_the_deputy_of_a_deputy_does_not_lead() -> None:
    chief, first, second = with_role(Role.CHIEF), a_user(), a_user()
    deputies.name(person=chief, deputy=first, first_day=TODAY, last_day=TODAY, by=HOUSE, at=NOON)
    deputies.name(person=first, deputy=second, first_day=TODAY, last_day=TODAY, by=HOUSE, at=NOON)

    assert not reach_of(second, on=TODAY).may("strategy.adopt")


@pytest.mark.parametrize(
    ("first", "last", "refusal"),
    [
        (TODAY, TODAY - DAY, EndsBeforeItBegins),
        (TODAY - 2 * DAY, TODAY - DAY, deputies.DeputyInThePast),
        (TODAY + DAY, TODAY + 3 * DAY, deputies.NamedAlready),
    ],
    ids=["backwards", "past", "named already"],
)
def test_a_deputy_is_refused_for_days_that_make_no_sense(first: date, last: date, refusal: type[Exception]) -> None:
    person, deputy = a_user(), a_user()
    deputies.name(person=person, deputy=deputy, first_day=TODAY, last_day=TODAY + DAY, by=HOUSE, at=NOON)

    with pytest.raises(refusal):
        deputies.name(person=person, deputy=deputy, first_day=first, last_day=last, by=HOUSE, at=NOON)


def test_nobody_stands_in_for_herself_or_after_she_has_left() -> None:
    person = a_user()
    with pytest.raises(deputies.OwnDeputy):
        deputies.name(person=person, deputy=person, first_day=TODAY, last_day=TODAY, by=HOUSE, at=NOON)
    with pytest.raises(NotHereAnyMore):
        deputies.name(person=person, deputy=a_user(is_active=False), first_day=TODAY, last_day=TODAY, by=HOUSE, at=NOON)


def test_a_withdrawn_deputy_stands_in_no_longer_and_the_past_stays_told() -> None:
    person = a_user()
    running = Deputy.objects.create(person=person, deputy=a_user(), first_day=TODAY - DAY, last_day=TODAY + DAY)
    coming = Deputy.objects.create(person=person, deputy=a_user(), first_day=TODAY, last_day=TODAY + DAY)

    for deputy in (running, coming):
        deputies.withdraw(deputy=deputy, by=HOUSE, at=NOON)

    assert not Deputy.objects.in_force(on=TODAY).exists()
    assert Deputy.objects.get().last_day == TODAY - DAY


def test_what_is_withdrawn_twice_is_told_once() -> None:
    granted = with_role(Role.CHIEF).role_grants.get()
    running = Deputy.objects.create(person=a_user(), deputy=a_user(), first_day=TODAY - DAY, last_day=TODAY + DAY)
    coming = Deputy.objects.create(person=a_user(), deputy=a_user(), first_day=TODAY, last_day=TODAY + DAY)
    for _window in range(2):
        roles.withdraw(grant=granted, by=HOUSE, at=NOON)
        deputies.withdraw(deputy=running, by=HOUSE, at=NOON)
        deputies.withdraw(deputy=coming, by=HOUSE, at=NOON)

    told = Event.objects.filter(kind__endswith="_withdrawn").values_list("kind", flat=True)
    assert sorted(told) == ["organisation.deputy_withdrawn"] * 2 + ["organisation.role_withdrawn"]


@pytest.mark.parametrize("broken", ["herself", "backwards"])
def test_the_database_holds_what_a_deputy_promises(broken: str) -> None:
    person = a_member(a_unit())
    deputy = person if broken == "herself" else a_user()

    with pytest.raises(IntegrityError), transaction.atomic():
        Deputy.objects.create(
            person=person, deputy=deputy, first_day=TODAY, last_day=TODAY - DAY if broken == "backwards" else TODAY
        )
