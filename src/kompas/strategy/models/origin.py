"""Where a strategy came from that was brought in as a file. Its names are kept as they were told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.strategy.models.revision import Revision
from kompas.strategy.models.strategy import Strategy

NAME_LENGTH = 200


class Origin(models.Model):
    """A strategy that was brought in: from which house, by whom and when. `closed_by` is a name in that house."""

    strategy = models.OneToOneField(Strategy, models.CASCADE, related_name="origin")
    organisation = models.CharField(_("municipality"), max_length=NAME_LENGTH, blank=True)
    address = models.CharField(_("address"), max_length=400, blank=True)
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    closed_by = models.CharField(max_length=NAME_LENGTH, blank=True)

    def __str__(self) -> str:
        return self.address or self.organisation


class WordingOrigin(models.Model):
    """Who wrote and who adopted a wording that was brought in, as the file told: names, no people of this house."""

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="origin")
    created_by = models.CharField(max_length=NAME_LENGTH)
    adopted_by = models.CharField(max_length=NAME_LENGTH, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="wording_origin_has_a_writer", condition=~Q(created_by=""))]

    def __str__(self) -> str:
        return self.created_by
