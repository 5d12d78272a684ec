"""Which wording answers for a strategy or for one of its parts, also for a part that the wording in force dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kompas.strategy.models import TEXTS, Commitment, CommitmentLink, Revision, Strategy
from kompas.strategy.models.strategy import StrategyQuerySet
from kompas.strategy.queries import OutlineCommitment, OutlineFocusArea, OutlineStakeholder
from kompas.strategy.workflow import RevisionState

LONG_TEXTS = tuple(name for name in TEXTS if name != "title")

type LastingPart = OutlineStakeholder | OutlineFocusArea | OutlineCommitment


@dataclass(frozen=True, slots=True)
class Place[T: LastingPart]:
    """A part among its kind, in the order of reading; `position` counts from 1."""

    part: T
    before: T | None
    after: T | None
    position: int
    of: int


def place[T: LastingPart](parts: Sequence[T], address: str | int) -> Place[T] | None:
    """The part with this slug or number and its neighbours; None where this wording does not hold it."""
    for index, part in enumerate(parts):
        if address_of(part) == str(address):
            before = parts[index - 1] if index else None
            after = parts[index + 1] if index + 1 < len(parts) else None
            return Place(part, before, after, index + 1, len(parts))
    return None


def address_of(part: LastingPart) -> str:
    return str(part.number) if isinstance(part, OutlineCommitment) else part.slug


def last_holding(strategy: Strategy, **part: str | int) -> Revision | None:
    """The latest adopted wording that held `part`, given as a lookup such as `focus_area_texts__focus_area__slug`."""
    return (
        Revision.objects.filter(strategy=strategy, **part)
        .in_force()
        .select_related("strategy__unit", "adopted_by", "origin")
        .first()
    )


def goes_on_as(strategy: Strategy, number: int) -> list[Commitment]:
    """The commitments that adopted wordings let continue this one: several after a split, none where it just ended."""
    links = CommitmentLink.objects.filter(
        old__strategy=strategy, old__number=number, revision__state=RevisionState.ADOPTED
    )
    return list(Commitment.objects.filter(continues__in=links).distinct())


def links_between(old: Revision, new: Revision) -> list[tuple[int, int]]:
    """Which commitments continue which, as drawn in the wordings after `old` up to and with `new`, by their keys."""
    drawn = CommitmentLink.objects.filter(
        revision__strategy=old.strategy_id, revision__number__gt=old.number, revision__number__lte=new.number
    )
    return list(drawn.order_by("revision__number", "pk").values_list("old_id", "new_id"))


def published() -> QuerySet[Revision]:
    """The wording in force of each published strategy, the newest period first, with how much it holds."""
    newer = Revision.objects.adopted().filter(strategy=OuterRef("strategy"), number__gt=OuterRef("number"))
    return (
        Revision.objects.adopted()
        .filter(~Exists(newer), strategy__in=Strategy.objects.published())
        .select_related("strategy__unit")
        .with_counts()
        .order_by("strategy__state", F("strategy__period_from").desc(nulls_last=True), "strategy__slug")
    )


def around(strategy: Strategy, visible: StrategyQuerySet) -> tuple[Strategy | None, list[Strategy]]:
    """Of the `visible` strategies the one that this follows after, and those that follow after it; one query."""
    related = visible.filter(Q(pk=strategy.predecessor_id) | Q(predecessor=strategy))
    found = list(related.with_title().in_order())
    before = next((each for each in found if each.pk == strategy.predecessor_id), None)
    return before, [each for each in found if each.pk != strategy.predecessor_id]


def editions(strategy: Strategy) -> list[Revision]:
    """Every adopted wording, the one in force first."""
    return list(
        Revision.objects.filter(strategy=strategy).in_force().select_related("strategy__unit", "adopted_by", "origin")
    )


def listed(strategy: Strategy) -> list[Revision]:
    """Every adopted wording, the latest first, without its long texts."""
    adopted = Revision.objects.filter(strategy=strategy).in_force().select_related("adopted_by", "origin")
    return list(adopted.defer(*LONG_TEXTS))
