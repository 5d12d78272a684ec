"""The next period: what becomes of each part of a strategy in the one that follows, and of what hangs on it."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.strategy.fates import NEEDS_REASON, Fate
from kompas.strategy.models.identities import Commitment, FocusArea, Stakeholder
from kompas.strategy.models.pointing import PARTS, at_most_one_of, one_of
from kompas.strategy.models.revision import Revision
from kompas.strategy.models.strategy import Strategy

REASON_LENGTH = 400


class SuccessionQuerySet(models.QuerySet["Succession"]):
    def open(self) -> Self:
        """Those whose next period is still planned."""
        return self.filter(carried_out_at=None)

    def for_page(self) -> Self:
        return self.select_related("old__unit", "new__unit", "begun_by", "carried_out_by")


class Succession(models.Model):
    """`new` follows `old`, part by part. A strategy has one next period, and is the next period of one.

    Carried out, it tells when and by whom: that was when `new` was adopted, and then no decision changes any more.
    """

    old = models.OneToOneField(Strategy, models.PROTECT, related_name="next_period")
    new = models.OneToOneField(Strategy, models.CASCADE, related_name="succession")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    carried_out_at = models.DateTimeField(null=True, blank=True)
    carried_out_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="succession_to_another", condition=~Q(old=F("new"))),
            models.CheckConstraint(
                name="succession_carried_out_with_time_and_person",
                condition=Q(carried_out_at=None, carried_out_by=None)
                | Q(carried_out_at__isnull=False, carried_out_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} > {self.new_id}"

    @property
    def is_open(self) -> bool:
        return self.carried_out_at is None


class SuccessionDecision(models.Model):
    """What becomes of one part of the old strategy, as the wording `read_in` says it; with a reason unless kept."""

    succession = models.ForeignKey(Succession, models.CASCADE, related_name="decisions")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="+")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, null=True, related_name="+")
    stakeholder = models.ForeignKey(Stakeholder, models.PROTECT, null=True, related_name="+")
    read_in = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    fate = models.CharField(_("decision"), max_length=10, choices=Fate)
    reason = models.CharField(_("reason"), max_length=REASON_LENGTH, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["succession", name], name=f"succession_decides_{name}_once")
            for name in PARTS
        ] + [
            models.CheckConstraint(name="succession_decides_on_one_part", condition=one_of(PARTS)),
            models.CheckConstraint(name="succession_known_fate", condition=Q(fate__in=Fate.values)),
            models.CheckConstraint(
                name="succession_change_with_reason", condition=~Q(fate__in=sorted(NEEDS_REASON)) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fate} ({self.succession_id})"


class SuccessionLink(models.Model):
    """A part of the new strategy goes on from the decided one: none where it is dropped, several after a split.

    `is_written_here`: the decision wrote that part, so it goes with the decision.
    """

    decision = models.ForeignKey(SuccessionDecision, models.CASCADE, related_name="links")
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, related_name="goes_on_from")
    focus_area = models.ForeignKey(FocusArea, models.CASCADE, null=True, related_name="goes_on_from")
    stakeholder = models.ForeignKey(Stakeholder, models.CASCADE, null=True, related_name="goes_on_from")
    is_written_here = models.BooleanField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", name], name=f"succession_links_{name}_once") for name in PARTS
        ] + [models.CheckConstraint(name="succession_links_to_one_part", condition=one_of(PARTS))]

    def __str__(self) -> str:
        return f"{self.decision_id} > {self.commitment_id or self.focus_area_id or self.stakeholder_id}"


class SuccessionAnswer(models.Model):
    """Where one thing that hung on the decided part goes on: on a part of the new strategy, or nowhere (it stays).

    `kind` and `thing` are the room's above that declared it in `hanging.py`; `words` is what the thing was called, so
    that the history stays readable. Answered by a person, it tells who and when; by rule, neither.
    """

    decision = models.ForeignKey(SuccessionDecision, models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=40)
    thing = models.PositiveBigIntegerField()
    words = models.CharField(max_length=300)
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, related_name="+")
    focus_area = models.ForeignKey(FocusArea, models.CASCADE, null=True, related_name="+")
    stakeholder = models.ForeignKey(Stakeholder, models.CASCADE, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=REASON_LENGTH, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "kind", "thing"], name="succession_answers_once"),
            models.CheckConstraint(name="succession_answer_to_one_part", condition=at_most_one_of(PARTS)),
            models.CheckConstraint(
                name="succession_answer_with_person_time_and_reason",
                condition=Q(answered_at=None, answered_by=None, reason="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"
