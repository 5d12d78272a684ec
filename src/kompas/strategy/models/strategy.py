"""A unit's strategy for a period: the lasting thing, whatever its wording."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.organisation.models import Unit
from kompas.organisation.reach import Reach, reach_of
from kompas.strategy.permissions import WRITE
from kompas.strategy.workflow import OPEN_TO_ALL, RevisionState, State

FIRST_YEAR, LAST_YEAR = 1900, 2200


class StrategyQuerySet(models.QuerySet["Strategy"]):
    def visible_to(self, user: User, reach: Reach | None = None) -> Self:
        """Adopted and closed ones are open to all who work here; a draft to its writers and to those asked for comment.

        `reach` saves four queries where the caller knows it already.
        """
        if not user.is_active:
            return self.none()
        reach = reach or reach_of(user, on=timezone.localdate())
        asked = models.Exists(
            self.model._default_manager.filter(
                pk=models.OuterRef("pk"),
                revisions__comment_requests__person=user,
                revisions__comment_requests__withdrawn_at=None,
            )
        )
        return self.filter(Q(state__in=OPEN_TO_ALL) | Q(unit__in=reach.where(WRITE)) | asked)

    def writable_by(self, reach: Reach) -> Self:
        return self.filter(unit__in=reach.where(WRITE))

    def published(self) -> Self:
        """What citizens may read without signing in."""
        return self.filter(state__in=OPEN_TO_ALL, published_at__isnull=False)

    def adopted(self) -> Self:
        return self.filter(state=State.ADOPTED)

    def with_title(self) -> Self:
        """Adds `title`: of the adopted wording in force, or else of the draft."""
        titles = self.model._meta.get_field("revisions").related_model._default_manager.filter(
            strategy=models.OuterRef("pk")
        )
        adopted = titles.filter(state=RevisionState.ADOPTED).order_by("-number").values("title")[:1]
        latest = titles.order_by("-number").values("title")[:1]
        return self.annotate(title=Coalesce(models.Subquery(adopted), models.Subquery(latest)))

    def with_draft(self, user: User, reach: Reach) -> Self:
        """Adds `draft_number` and `draft_writer` (a name) of the open draft, where `user` may see it."""
        drafts = self.model._meta.get_field("revisions").related_model._default_manager.filter(
            Q(strategy__unit__in=reach.where(WRITE))
            | Q(comment_requests__person=user, comment_requests__withdrawn_at=None),
            strategy=models.OuterRef("pk"),
            state=RevisionState.DRAFT,
        )
        return self.annotate(
            draft_number=models.Subquery(drafts.values("number")[:1]),
            draft_writer=models.Subquery(drafts.values("created_by__name")[:1]),
        )

    def in_order(self) -> Self:
        return self.order_by(F("period_from").desc(nulls_last=True), "slug")

    def for_list(self) -> Self:
        return self.select_related("unit").with_title().in_order()


class Strategy(models.Model):
    """What citizens may read is published, and only an adopted strategy can be. Closed, it tells when and by whom."""

    title: str  # from with_title()
    draft_number: int | None  # from with_draft()
    draft_writer: str | None

    slug = models.SlugField(_("address"), max_length=100, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="strategies", verbose_name=_("unit"))
    period_from = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    predecessor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("follows after")
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StrategyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="strategy_known_state", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="strategy_published_with_time_and_person",
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="strategy_published_is_adopted", condition=Q(published_at=None) | ~Q(state=State.DRAFT.value)
            ),
            models.CheckConstraint(
                name="strategy_closed_with_time_and_person",
                condition=Q(state=State.CLOSED.value, closed_at__isnull=False, closed_by__isnull=False)
                | (~Q(state=State.CLOSED.value) & Q(closed_at=None, closed_by=None)),
            ),
            models.CheckConstraint(
                name="strategy_period_in_order",
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_to__gte=F("period_from")),
            ),
            models.CheckConstraint(
                name="strategy_period_in_years",
                condition=(Q(period_from=None) | Q(period_from__range=(FIRST_YEAR, LAST_YEAR)))
                & (Q(period_to=None) | Q(period_to__range=(FIRST_YEAR, LAST_YEAR))),
            ),
            models.CheckConstraint(
                name="strategy_not_its_own_predecessor", condition=Q(predecessor=None) | ~Q(predecessor=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def period(self) -> str:
        """`2020–2022`, one year, or nothing where the text names none."""
        years = [str(year) for year in (self.period_from, self.period_to) if year]
        return "–".join(dict.fromkeys(years))

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_published(self) -> bool:
        return self.published_at is not None
