"""On which days a unit works."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import holidays
from django.utils.translation import gettext_lazy as _

from kompas.organisation.models import Unit
from kompas.organisation.queries import way_up
from kompas.promises.models import ClosingDay, CustomaryDays

CUSTOMARY = {
    "constitution_day": (6, 5, _("Constitution Day")),
    "christmas_eve": (12, 24, _("Christmas Eve")),
    "new_years_eve": (12, 31, _("New Year's Eve")),
}


@dataclass(frozen=True)
class DaysOff(Container[date]):
    """The days off of a unit besides weekends: public holidays, customary days, and its own closing days.

    Ask `day in days_off`, or hand it to `workdays`.
    """

    closed: tuple[ClosingDay, ...] = ()
    customary: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and bool(self.why(day))

    def why(self, day: date) -> str:
        """What makes it a day off; empty for all others."""
        public = public_holidays(day.year).get(day)
        customary = self.customary.get((day.month, day.day))
        return str(public or customary or next((one.reason for one in self.closed if _covers(one, day)), ""))


def days_off(unit: Unit) -> DaysOff:
    """What the unit tells itself and what holds above it; three queries."""
    above = [one.pk for one in way_up(unit)]
    return DaysOff(tuple(ClosingDay.objects.filter(unit__in=[*above, unit.pk])), _customary())


def days_off_of_the_house() -> DaysOff:
    """What holds for everybody, whatever her unit tells; one query."""
    return DaysOff((), _customary())


@cache
def public_holidays(year: int) -> dict[date, str]:
    """Danish public holidays by name. Great Prayer Day was one until 2023."""
    return dict(holidays.country_holidays("DK", years=year, language="da", categories=("public",)))


def holidays_between(first: date, last: date, *, off: DaysOff) -> list[tuple[date, str]]:
    """The public holidays and customary days between two days, both counted, in order."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    plain = DaysOff((), off.customary)
    return [(day, plain.why(day)) for day in days if day in plain]


def _customary() -> dict[tuple[int, int], str]:
    told = CustomaryDays.objects.first()
    return {
        (month, day): str(words)
        for name, (month, day, words) in CUSTOMARY.items()
        if told is None or getattr(told, name)
    }


def _covers(closing: ClosingDay, day: date) -> bool:
    return closing.first_day <= day <= closing.last_day
