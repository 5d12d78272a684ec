"""On which days the house works."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kompas.errors import LostUpdate, NotAllowed
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.promises import services
from kompas.promises.models import ClosingDay, CustomaryDays
from kompas.promises.queries import days_off, days_off_of_the_house, holidays_between
from tests.makers import NOON, a_unit, with_role

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()
JULY: dict[str, Any] = {"first_day": date(2026, 7, 13), "last_day": date(2026, 7, 24), "reason": "Sommerlukket"}


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),  # Easter falls on 5 April
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 6, 5),
        date(2026, 12, 24),
        date(2026, 12, 31),
    ],
)
def test_public_holidays_and_customary_days_are_days_off(day: date) -> None:
    assert day in days_off_of_the_house()


def test_great_prayer_day_is_a_working_day_from_2024() -> None:
    assert date(2023, 5, 5) in days_off_of_the_house()
    assert date(2024, 4, 26) not in days_off_of_the_house()


def test_may_day_is_nobodys_day_off_by_itself() -> None:
    assert date(2026, 5, 1) not in days_off_of_the_house()


def test_the_house_chooses_its_customary_days() -> None:
    keep = {"constitution_day": False, "christmas_eve": True, "new_years_eve": True}
    services.keep_customary_days(**keep, opened_on=0, by=HOUSE, at=NOON)

    assert date(2026, 6, 5) not in days_off_of_the_house()
    assert date(2026, 12, 24) in days_off_of_the_house()
    with pytest.raises(LostUpdate):
        services.keep_customary_days(**keep, opened_on=0, by=HOUSE, at=NOON)
    services.keep_customary_days(**{**keep, "constitution_day": True}, opened_on=1, by=HOUSE, at=NOON)
    assert date(2026, 6, 5) in days_off_of_the_house()


def test_a_closed_unit_is_closed_with_all_below_it_and_nobody_beside_it() -> None:
    top = a_unit()
    section, beside = a_unit("Vej", parent=top), a_unit("Byg")
    services.close(unit=top, **JULY, by=HOUSE, at=NOON)

    assert days_off(section).why(date(2026, 7, 24)) == "Sommerlukket"
    assert date(2026, 7, 25) not in days_off(section)
    assert date(2026, 7, 13) not in days_off(beside)
    assert Event.objects.get().data == {"first_day": "2026-07-13", "last_day": "2026-07-24"}


def test_withdrawn_closing_days_are_working_days_again() -> None:
    unit = a_unit()
    closing = services.close(unit=unit, **JULY, by=HOUSE, at=NOON)
    for _time in range(2):
        services.reopen(closing=closing, by=HOUSE, at=NOON)

    assert date(2026, 7, 13) not in days_off(unit)
    assert [event.kind for event in Event.objects.order_by("pk")] == ["promises.closed", "promises.reopened"]


def test_only_who_administers_the_unit_closes_or_opens_it() -> None:
    top = a_unit()
    below = Actor.person(with_role(Role.ADMINISTRATOR, a_unit("Vej", parent=top)).pk)
    closing = services.close(unit=top, **JULY, by=HOUSE, at=NOON)

    with pytest.raises(NotAllowed):
        services.close(unit=top, **{**JULY, "reason": "Andet"}, by=below, at=NOON)
    with pytest.raises(NotAllowed):
        services.reopen(closing=closing, by=below, at=NOON)
    with pytest.raises(NotAllowed):
        services.keep_customary_days(
            constitution_day=True, christmas_eve=True, new_years_eve=True, opened_on=0, by=below, at=NOON
        )


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"last_day": date(2026, 7, 1)}, "Sidste dag"),
        ({"last_day": date(2026, 12, 1)}, "kvart år"),
        ({"reason": " \u200b"}, "hvorfor"),
    ],
)
def test_days_that_make_no_sense_are_refused_in_words(told: dict[str, Any], why: str) -> None:
    with pytest.raises(services.CannotClose, match=why):
        services.close(unit=a_unit(), **{**JULY, **told}, by=HOUSE, at=NOON)


def test_the_same_days_are_told_once() -> None:
    unit = a_unit()
    services.close(unit=unit, **JULY, by=HOUSE, at=NOON)
    with pytest.raises(services.CannotClose, match="allerede"):
        services.close(unit=unit, **JULY, by=HOUSE, at=NOON)


@pytest.mark.parametrize("told", [{"last_day": date(2026, 7, 1)}, {"reason": ""}], ids=["ends early", "no reason"])
def test_the_database_holds_it_too(told: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ClosingDay.objects.create(unit=a_unit(), **{**JULY, **told})


def test_the_database_holds_each_once() -> None:
    unit = a_unit()
    ClosingDay.objects.create(unit=unit, **JULY)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClosingDay.objects.create(unit=unit, **JULY)
    with pytest.raises(IntegrityError), transaction.atomic():
        CustomaryDays.objects.create(pk=2)


def test_the_list_of_holidays_tells_each_by_name() -> None:
    found = holidays_between(date(2026, 12, 1), date(2027, 1, 1), off=days_off_of_the_house())
    assert [(day.day, name) for day, name in found] == [
        (24, "Juleaften"),
        (25, "Juledag"),
        (26, "Anden juledag"),
        (31, "Nytårsaften"),
        (1, "Nytårsdag"),
    ]


def test_days_off_take_a_fixed_number_of_queries(django_assert_num_queries: Any) -> None:
    section = a_unit("Vej", parent=a_unit("Teknik", parent=a_unit()))
    with django_assert_num_queries(3):
        off = days_off(section)
        assert [day for day in (date(2026, 7, number) for number in range(1, 31)) if day in off] == []
