"""From what was thought together to the commitment that it led to."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from kompas.accounts.models import User
from kompas.analyses.models.card import Card
from kompas.analyses.models.seminar import Conclusion
from kompas.strategy.models import Commitment

REMOVED = Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False)


class LinkQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(removed_at=None)


class Linking(models.Model):
    """It led to a commitment, as `linked_by` saw it. Removed, it tells when and by whom, and leads nowhere."""

    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = LinkQuerySet.as_manager()

    class Meta:
        abstract = True


class Link(Linking):
    """What a card led to."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="links")
    commitment = models.ForeignKey(
        Commitment, models.CASCADE, related_name="card_links"
    )  # a deleted draft takes its own

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["card", "commitment"], condition=Q(removed_at=None), name="card_link_standing_once"
            ),
            models.CheckConstraint(name="card_link_removed_with_time_and_person", condition=REMOVED),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} > {self.commitment_id}"


class ConclusionLink(Linking):
    """What a conclusion led to."""

    conclusion = models.ForeignKey(Conclusion, models.PROTECT, related_name="links")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="conclusion_links")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conclusion", "commitment"], condition=Q(removed_at=None), name="conclusion_link_standing_once"
            ),
            models.CheckConstraint(name="conclusion_link_removed_with_time_and_person", condition=REMOVED),
        ]

    def __str__(self) -> str:
        return f"{self.conclusion_id} > {self.commitment_id}"
