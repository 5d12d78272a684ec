"""Who belongs to a unit, and who holds a role there."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.organisation.models.unit import Unit
from kompas.organisation.roles import Role


class Membership(models.Model):
    """A person may belong to several units; one of them is the main one."""

    person = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    is_main = models.BooleanField(_("main unit"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "unit"], name="membership_once"),
            models.UniqueConstraint(fields=["person"], condition=Q(is_main=True), name="membership_one_main"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.unit}"


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def in_force(self, *, on: date) -> Self:
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on))


class RoleGrant(models.Model):
    """A role held in a unit and everything below it, between dates (empty: without limit, both days counted)."""

    person = models.ForeignKey(User, models.PROTECT, related_name="role_grants")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="role_grants")
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("last day"), null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role", "unit"], name="role_grant_once"),
            models.CheckConstraint(name="role_grant_known_role", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="role_grant_ends_after_it_begins",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role} in {self.unit}"
