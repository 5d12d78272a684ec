"""The days on which the house is closed."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kompas.organisation.models import Unit

THE_ONE = 1


class ClosingDayQuerySet(models.QuerySet["ClosingDay"]):
    def to_come(self, *, on: date) -> Self:
        """Those that have not passed that day."""
        return self.filter(last_day__gte=on)


class ClosingDay(models.Model):
    """The unit, and all below it, is closed from `first_day` to `last_day`, both counted."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="closing_days")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    reason = models.CharField(_("reason"), max_length=120)

    objects = ClosingDayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="closing_day_ends_after_it_begins", condition=Q(last_day__gte=F("first_day"))),
            models.CheckConstraint(name="closing_day_has_a_reason", condition=~Q(reason="")),
            models.UniqueConstraint(fields=["unit", "first_day", "last_day"], name="closing_day_once"),
        ]
        ordering = ["first_day", "pk"]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"


class CustomaryDays(models.Model):
    """Days that no law makes holidays, but on which most town halls are closed: the one row tells which ones here.

    Where it is missing, all of them are days off.
    """

    constitution_day = models.BooleanField(_("5 June, Constitution Day"), default=True)
    christmas_eve = models.BooleanField(_("24 December"), default=True)
    new_years_eve = models.BooleanField(_("31 December"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(name="customary_days_is_one", condition=Q(id=THE_ONE))]

    def __str__(self) -> str:
        return "customary days"
