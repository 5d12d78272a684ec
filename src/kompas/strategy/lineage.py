"""What became of a part in the next period, and what it came from in the one before: only where that was adopted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from kompas.strategy.fates import Fate
from kompas.strategy.models import PartKind, Strategy, SuccessionDecision, SuccessionLink
from kompas.strategy.models.strategy import StrategyQuerySet
from kompas.strategy.succession import Said, said_last


@dataclass(frozen=True, slots=True)
class Relative:
    """A part of another period's strategy, as its strategy said it last."""

    strategy: Strategy
    said: Said
    language: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What a decision made of a part: `relatives` are the parts that it leads to, or came from."""

    fate: Fate
    reason: str
    strategy: Strategy  # of the other period
    relatives: tuple[Relative, ...]
    decided_by: str
    decided_on: date


def became(kind: PartKind, key: int, among: StrategyQuerySet) -> Passage | None:
    """What became of the part in the next period, if that is one of the strategies `among`; three queries."""
    decision = _carried_out().filter(**{kind.identity: key}, succession__new__in=among).first()
    if decision is None:
        return None
    links = SuccessionLink.objects.filter(decision=decision).values_list(f"{kind.identity}_id", flat=True)
    new = decision.succession.new
    return _passage(decision, new, _relatives(kind, links, dict.fromkeys(links, new)))


def came_from(kind: PartKind, key: int, among: StrategyQuerySet) -> list[Passage]:
    """The parts of the period before that go on in this one, each with what was decided of it; two queries."""
    linked = SuccessionLink.objects.filter(**{kind.identity: key}).values("decision")
    decisions = _carried_out().filter(pk__in=linked, succession__old__in=among).order_by(f"{kind.identity}_id")
    old = {getattr(each, f"{kind.identity}_id"): each for each in decisions}
    relatives = _relatives(kind, old, {pk: each.succession.old for pk, each in old.items()})
    return [_passage(old[each.said.pk], each.strategy, (each,)) for each in relatives]


def _passage(decision: SuccessionDecision, other: Strategy, relatives: tuple[Relative, ...]) -> Passage:
    return Passage(
        fate=Fate(decision.fate),
        reason=decision.reason,
        strategy=other,
        relatives=relatives,
        decided_by=decision.decided_by.name,
        decided_on=timezone.localdate(decision.decided_at),
    )


def _carried_out() -> QuerySet[SuccessionDecision]:
    decided = SuccessionDecision.objects.filter(succession__carried_out_at__isnull=False)
    return decided.select_related("succession__old", "succession__new", "decided_by")


def _relatives(kind: PartKind, keys: Iterable[int], strategies: Mapping[int, Strategy]) -> tuple[Relative, ...]:
    said = said_last(kind, keys)
    return tuple(Relative(strategies[key], *said[key]) for key in sorted(said))
