"""The parts of a wording, in their order. A part belongs to one revision and is adopted with it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.strategy.models.identities import Commitment, FocusArea, Stakeholder
from kompas.strategy.models.revision import Revision
from kompas.strategy.models.strategy import FIRST_YEAR, LAST_YEAR


class Part(models.Model):
    """`order` counts from 0 among its siblings; `version` counts the changes to this part alone."""

    revision: "models.ForeignKey[Revision, Revision]"
    order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class NumberedPart(Part):
    """A part without a lasting identity; `number` is its address within the revision, whatever its order."""

    number = models.PositiveIntegerField()

    class Meta(Part.Meta):
        abstract = True

    @property
    def address(self) -> str:
        return str(self.number)


class StakeholderText(Part):
    """What the strategy promises a stakeholder, in this wording."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="stakeholder_texts")
    stakeholder = models.ForeignKey(Stakeholder, models.PROTECT, related_name="texts")
    name = models.CharField(_("name"), max_length=300)
    text = models.TextField(_("text"), blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["revision", "stakeholder"], name="stakeholder_text_once"),
            models.CheckConstraint(name="stakeholder_text_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return self.stakeholder.slug


class FocusAreaText(Part):
    """A focus area's name and introduction, in this wording."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="focus_area_texts")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="texts")
    name = models.CharField(_("name"), max_length=300)
    intro = models.TextField(_("introduction"), blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["revision", "focus_area"], name="focus_area_text_once"),
            models.CheckConstraint(name="focus_area_text_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return self.focus_area.slug


class CommitmentText(Part):
    """A commitment's sentence, in this wording, under a focus area or beside them all.

    `is_incomplete`: the document breaks the sentence off in the middle.
    """

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="commitment_texts")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="texts")
    focus_area = models.ForeignKey(
        FocusArea,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitment_texts",
        verbose_name=_("focus area"),
    )
    text = models.TextField(_("text"))
    is_incomplete = models.BooleanField(_("incomplete"), default=False)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["revision", "commitment"], name="commitment_text_once"),
            models.CheckConstraint(name="commitment_text_is_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def address(self) -> str:
        return str(self.commitment.number)


class Value(NumberedPart):
    """How we work."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="values_held")
    name = models.CharField(_("name"), max_length=300)
    text = models.TextField(_("text"), blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="value_number_once"),
            models.CheckConstraint(name="value_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Criterion(NumberedPart):
    """One question that an action plan answers."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="criteria")
    name = models.CharField(_("name"), max_length=300)
    question = models.TextField(_("question"), blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="criterion_number_once"),
            models.CheckConstraint(name="criterion_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class StatedGoal(NumberedPart):
    """A goal that the document itself lists; not yet one that is measured."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="stated_goals")
    text = models.TextField(_("text"))

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="stated_goal_number_once"),
            models.CheckConstraint(name="stated_goal_is_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class Source(NumberedPart):
    """What the strategy rests on. `kind` is the document's or the reader's own word, not a list to choose from."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="sources")
    name = models.CharField(_("name"), max_length=400)
    kind = models.CharField(_("kind"), max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="source_number_once"),
            models.CheckConstraint(name="source_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="source_year_is_a_year", condition=Q(year=None) | Q(year__range=(FIRST_YEAR, LAST_YEAR))
            ),
        ]

    def __str__(self) -> str:
        return self.name
