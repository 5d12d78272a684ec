"""What a strategy hangs under: another strategy of the house, or a policy adopted outside it."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.strategy.models.identities import Commitment
from kompas.strategy.models.strategy import Strategy

REASON_LENGTH = 400


class OutsidePolicy(models.Model):
    """A policy that stands in no strategy of this house: a council's, a region's, the state's."""

    title = models.CharField(_("title"), max_length=300)
    body = models.CharField(_("adopted by"), max_length=200)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    link = models.URLField(_("address on the web"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["title", "body", "adopted_on"], name="outside_policy_once"),
            models.CheckConstraint(name="outside_policy_has_title_and_body", condition=~Q(title="") & ~Q(body="")),
        ]

    def __str__(self) -> str:
        return self.title


class ParentLinkQuerySet(models.QuerySet["ParentLink"]):
    def standing(self) -> Self:
        """Those that nobody has ended."""
        return self.filter(until_on=None)

    def for_page(self) -> Self:
        """What stands first, then the latest ended."""
        related = (
            "strategy__unit",
            "commitment",
            "parent__unit",
            "parent_commitment",
            "policy",
            "begun_by",
            "ended_by",
        )
        return self.select_related(*related).order_by(F("until_on").desc(nulls_first=True), "-from_on", "-number")


class ParentLink(models.Model):
    """`strategy`, or only its `commitment`, hangs under a strategy, a commitment of it, or an outside policy.

    It stands from the day `from_on`; ended, it tells its last day, and why, when and by whom. It is never moved: to
    rehang is to end this one and begin another, so that the history stays. `number` is its address in the strategy.
    """

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="parent_links")
    number = models.PositiveIntegerField()
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, related_name="parent_links")
    parent = models.ForeignKey(Strategy, models.PROTECT, null=True, related_name="child_links")
    parent_commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="child_links")
    policy = models.ForeignKey(OutsidePolicy, models.PROTECT, null=True, related_name="child_links")
    from_on = models.DateField(_("from the day"))
    until_on = models.DateField(_("last day"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=REASON_LENGTH)
    end_reason = models.CharField(_("why it ended"), max_length=REASON_LENGTH, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ParentLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["strategy", "number"], name="parent_link_number_once"),
            models.CheckConstraint(
                name="parent_link_to_strategy_or_policy",
                condition=Q(parent__isnull=False, policy=None)
                | Q(parent=None, parent_commitment=None, policy__isnull=False),
            ),
            models.CheckConstraint(name="parent_link_to_another", condition=Q(parent=None) | ~Q(parent=F("strategy"))),
            models.CheckConstraint(name="parent_link_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="parent_link_days_in_order", condition=Q(until_on=None) | Q(until_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="parent_link_ended_with_person_time_and_reason",
                condition=Q(until_on=None, ended_at=None, ended_by=None, end_reason="")
                | (Q(until_on__isnull=False, ended_at__isnull=False, ended_by__isnull=False) & ~Q(end_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.strategy_id}.{self.number}"

    @property
    def is_standing(self) -> bool:
        return self.until_on is None


class ToldParent(models.Model):
    """In the house that a strategy was brought in from, it or its `commitment` hung under this other one.

    It is told and bound to nothing: `address` and `parent_commitment` are those of that house.
    """

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="told_parents")
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, related_name="+")
    address = models.SlugField(_("address"), max_length=100)
    title = models.CharField(_("title"), max_length=300)
    parent_commitment = models.PositiveIntegerField(null=True)
    from_on = models.DateField(_("from the day"))
    until_on = models.DateField(_("last day"), null=True)
    reason = models.CharField(_("reason"), max_length=REASON_LENGTH)
    end_reason = models.CharField(_("why it ended"), max_length=REASON_LENGTH, blank=True)

    class Meta:
        ordering = [F("until_on").desc(nulls_first=True), "-from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="told_parent_has_title_and_reason", condition=~Q(address="") & ~Q(title="") & ~Q(reason="")
            ),
            models.CheckConstraint(
                name="told_parent_ended_in_order_with_reason",
                condition=Q(until_on=None, end_reason="") | (Q(until_on__gte=F("from_on")) & ~Q(end_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title
