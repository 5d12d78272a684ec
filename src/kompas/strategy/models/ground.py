"""What a strategy rests on, as a thing that lasts: with its kind, day and file, and the commitments it led to."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.documents.models import StoredFile
from kompas.strategy.models.identities import Commitment
from kompas.strategy.models.strategy import Strategy
from kompas.strategy.sources import CHOICES

NAME_LENGTH = 400


class GroundQuerySet(models.QuerySet["Ground"]):
    def public(self) -> Self:
        """What citizens may read: marked public, of a strategy that is published."""
        return self.filter(is_public=True, strategy__in=Strategy.objects.published())

    def for_list(self) -> Self:
        """The newest first, what has no day last; with who added it and its file."""
        rows = self.select_related("added_by", "file", "former")
        return rows.order_by(models.F("held_on").desc(nulls_last=True), "pk")


class Ground(models.Model):
    """A workshop, a survey, an analysis, a former strategy. It lasts whatever the wording says.

    `source_number` is the number that the text itself names it by, where it does; `former` is the strategy that it is.
    """

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="grounds")
    slug = models.SlugField(_("address"), max_length=90)
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    kind = models.CharField(_("kind"), max_length=40, choices=CHOICES)
    held_on = models.DateField(_("day"), null=True, blank=True)
    about = models.TextField(_("what came out of it"), blank=True)
    source_number = models.PositiveIntegerField(null=True, blank=True)
    former = models.ForeignKey(Strategy, models.PROTECT, null=True, blank=True, related_name="+")
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="ground")
    is_public = models.BooleanField(_("citizens may read it"), default=False)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GroundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["strategy", "slug"], name="ground_slug_once"),
            models.UniqueConstraint(fields=["strategy", "source_number"], name="ground_of_a_source_once"),
            models.CheckConstraint(name="ground_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="ground_known_kind", condition=Q(kind__in=[code for code, _words in CHOICES])),
            models.CheckConstraint(
                name="ground_former_is_a_former_strategy", condition=Q(former=None) | Q(kind="former_strategy")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GroundLinkQuerySet(models.QuerySet["GroundLink"]):
    def standing(self) -> Self:
        """Not taken away."""
        return self.filter(removed_at=None)


class GroundLink(models.Model):
    """The ground led to the commitment. A link is no wording: added and taken away at any time, with who and when."""

    ground = models.ForeignKey(Ground, models.CASCADE, related_name="links")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="grounds")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    objects = GroundLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ground", "commitment"], condition=Q(removed_at=None), name="ground_link_once"
            ),
            models.CheckConstraint(
                name="ground_link_removed_with_time_and_person",
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground_id} > {self.commitment_id}"
