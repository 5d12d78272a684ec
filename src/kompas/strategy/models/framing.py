"""Websites that may show strategies inside their own pages."""

from django.db import models
from django.db.models import Q

from kompas.accounts.models import User
from kompas.strategy.framing import LONGEST


class FramingSite(models.Model):
    """One website, by its origin. None is allowed from the start, and none stands for several."""

    origin = models.CharField(max_length=LONGEST, unique=True)
    allowed_at = models.DateTimeField()
    allowed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["origin"]
        constraints = [
            models.CheckConstraint(
                name="framing_site_is_no_pattern", condition=~Q(origin__contains="*") & ~Q(origin="")
            )
        ]

    def __str__(self) -> str:
        return self.origin
