"""What the strategy means for a citizen, in words of its own beside the adopted text."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.strategy.models.identities import Commitment, FocusArea
from kompas.strategy.models.pointing import at_most_one_of
from kompas.strategy.models.strategy import Strategy

PLACES = ("focus_area", "commitment")


class CitizenTextQuerySet(models.QuerySet["CitizenText"]):
    def shown(self) -> Self:
        """What citizens read now, with the wording that they read."""
        return self.filter(shown__isnull=False).select_related("shown", "focus_area", "commitment")


class CitizenText(models.Model):
    """One text in one language: on a focus area, on a commitment, or, pointing at neither, on the whole strategy.

    `words` are what is being written; citizens read those of `shown`, an edition that never changes.
    """

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="citizen_texts")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, null=True, blank=True, related_name="citizen_texts")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="citizen_texts")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    words = models.TextField(_("text"), blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    shown = models.OneToOneField("CitizenEdition", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CitizenTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="citizen_text_on_one_place", condition=at_most_one_of(PLACES)),
            models.UniqueConstraint(
                fields=["strategy", "language"],
                condition=Q(focus_area=None, commitment=None),
                name="citizen_text_on_strategy_once",
            ),
            models.UniqueConstraint(fields=["focus_area", "language"], name="citizen_text_on_area_once"),
            models.UniqueConstraint(fields=["commitment", "language"], name="citizen_text_on_commitment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.strategy_id} {self.language}"

    @property
    def is_ahead(self) -> bool:
        """Whether something else is written than citizens read."""
        return self.words != (self.shown.words if self.shown else "")


class CitizenEdition(models.Model):
    """Words that were shown to citizens from `shown_at` on, until `hidden_at`. Editions are numbered from 1."""

    text = models.ForeignKey(CitizenText, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    words = models.TextField(_("text"))
    shown_at = models.DateTimeField()
    shown_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["text", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="citizen_edition_number_once"),
            models.CheckConstraint(name="citizen_edition_is_not_empty", condition=~Q(words="")),
            models.CheckConstraint(
                name="citizen_edition_hidden_after_shown", condition=Q(hidden_at=None) | Q(hidden_at__gte=F("shown_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text_id}: {self.number}"
