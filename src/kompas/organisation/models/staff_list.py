"""Lists that wait to be imported."""

import secrets
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User

KEPT_FOR = timedelta(days=1)


def new_token() -> str:
    return secrets.token_hex(8)


class StaffListQuerySet(models.QuerySet["StaffList"]):
    def forgotten(self, *, at: datetime) -> Self:
        """Those that nobody confirmed within a day."""
        return self.filter(uploaded_at__lt=at - KEPT_FOR)


class StaffList(models.Model):
    """A list of units or people, kept from its preview until it is imported, and never longer than `KEPT_FOR`.

    It holds personal data, so it is removed by the import itself. `digest` is the SHA-256 of `content`.
    """

    token = models.CharField(max_length=16, unique=True, default=new_token)
    name = models.CharField(_("file name"), max_length=200)
    content = models.BinaryField()
    digest = models.CharField(_("SHA-256"), max_length=64)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    objects = StaffListQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(name="staff_list_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name
