"""Who stands in for whom."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User


class DeputyQuerySet(models.QuerySet["Deputy"]):
    def in_force(self, *, on: date) -> Self:
        return self.filter(first_day__lte=on, last_day__gte=on)


class Deputy(models.Model):
    """`deputy` stands in for `person` from `first_day` to `last_day`, both counted. Never why."""

    person = models.ForeignKey(User, models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="stands_in_for", verbose_name=_("deputy"))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    objects = DeputyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="deputy_is_another", condition=~Q(person=F("deputy"))),
            models.CheckConstraint(name="deputy_ends_after_it_begins", condition=Q(last_day__gte=F("first_day"))),
        ]
        ordering = ["first_day", "pk"]

    def __str__(self) -> str:
        return f"{self.deputy} for {self.person}"
