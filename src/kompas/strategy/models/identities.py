"""What lasts while the wording changes: each has one address for ever. Goals and measures point here."""

from django.db import models
from django.db.models import F, Q

from kompas.strategy.models.revision import Revision
from kompas.strategy.models.strategy import Strategy


class Stakeholder(models.Model):
    """Whom the work is done for. Its name and text stand per revision."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="stakeholders")
    slug = models.SlugField(max_length=90)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strategy", "slug"], name="stakeholder_slug_once")]

    def __str__(self) -> str:
        return self.slug


class FocusArea(models.Model):
    """One of the few directions chosen. Its name and introduction stand per revision."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="focus_areas")
    slug = models.SlugField(max_length=90)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strategy", "slug"], name="focus_area_slug_once")]

    def __str__(self) -> str:
        return self.slug


class Commitment(models.Model):
    """What the strategy promises. Once adopted, its `number` (its address in the strategy) is given to no other."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="commitments")
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["strategy", "number"]
        constraints = [
            models.UniqueConstraint(fields=["strategy", "number"], name="commitment_number_once"),
            models.CheckConstraint(name="commitment_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return str(self.number)


class CommitmentLink(models.Model):
    """From `revision` on, `new` continues `old`: a split has several new ones, a merger several old ones."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="commitment_links")
    old = models.ForeignKey(Commitment, models.PROTECT, related_name="continued_by")
    new = models.ForeignKey(Commitment, models.PROTECT, related_name="continues")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "old", "new"], name="commitment_link_once"),
            models.CheckConstraint(name="commitment_link_to_another", condition=~Q(old=F("new"))),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} > {self.new_id}"
