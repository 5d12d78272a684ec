"""Telling on which days the house is closed."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.names import one_line
from kompas.errors import DomainError, LostUpdate, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Unit
from kompas.organisation.services.administrators import require_manage
from kompas.organisation.services.municipality import NEW, require_house
from kompas.promises.models import THE_ONE, ClosingDay, CustomaryDays

LONGEST_DAYS = 92  # a summer; longer than that, the unit is not closed but ended


class CannotClose(DomainError):
    """The days make no sense."""


@transaction.atomic
def close(*, unit: Unit, first_day: date, last_day: date, reason: str, by: Actor, at: datetime) -> ClosingDay:
    """Let `unit` and all below it be closed from the first day to the last, both counted.

    Raises:
        NotAllowed: `by` is a person who does not administer the unit.
        CannotClose: it ends before it begins, lasts too long, tells no reason, or stands already.
    """
    require_manage(unit, by=by, at=at)
    _check(first_day, last_day, one_line(reason))
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)  # two windows at once would both find none
    if ClosingDay.objects.filter(unit=unit, first_day=first_day, last_day=last_day).exists():
        raise CannotClose(_("Those closing days stand already."))
    closed = ClosingDay.objects.create(unit=unit, first_day=first_day, last_day=last_day, reason=one_line(reason))
    record("promises.closed", closed, by=by, at=at, unit_id=unit.pk, first_day=first_day, last_day=last_day)
    return closed


@transaction.atomic
def reopen(*, closing: ClosingDay, by: Actor, at: datetime) -> None:
    """The closing days are withdrawn. Withdrawn already, nothing happens and nothing is told.

    Raises:
        NotAllowed: `by` is a person who does not administer the unit.
    """
    require_manage(closing.unit, by=by, at=at)
    gone, _by_model = ClosingDay.objects.filter(pk=closing.pk).delete()
    if gone:
        told = {"first_day": closing.first_day, "last_day": closing.last_day}
        record("promises.reopened", closing, by=by, at=at, unit_id=closing.unit_id, **told)


@transaction.atomic
def keep_customary_days(
    *,
    constitution_day: bool,
    christmas_eve: bool,
    new_years_eve: bool,
    opened_on: int,
    by: Actor,
    at: datetime,
) -> CustomaryDays:
    """Tell which of the days that no law makes holidays are days off here.

    Raises:
        NotAllowed: `by` is a person who does not administer the whole house.
        LostUpdate: somebody changed it since version `opened_on` was shown; `NEW` where nothing stood.
    """
    require_house(by=by, at=at)
    days = CustomaryDays.objects.select_for_update(of=("self",)).first()
    if days is None:
        days, is_new = CustomaryDays.objects.get_or_create(pk=THE_ONE, defaults={"version": NEW})
        if not is_new:
            raise LostUpdate(opened_on=opened_on, current=days.version)
    check_version(days, opened_on)
    days.constitution_day, days.christmas_eve, days.new_years_eve = constitution_day, christmas_eve, new_years_eve
    days.version += 1
    days.save(update_fields=["constitution_day", "christmas_eve", "new_years_eve", "version"])
    record("promises.customary_days_changed", days, by=by, at=at)
    return days


def _check(first_day: date, last_day: date, reason: str) -> None:
    if last_day < first_day:
        raise CannotClose(_("The last day lies before the first. Correct one of them."))
    if (last_day - first_day).days >= LONGEST_DAYS:
        raise CannotClose(_("That is longer than a quarter of a year. Write the days in parts, or end the unit."))
    if not reason:
        raise CannotClose(_("Write why, for instance “summer”."))
