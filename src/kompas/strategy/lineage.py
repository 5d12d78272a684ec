"""What became of a part in the next period, and what it came from in the one before: only where that was adopted."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.accounts.models import User
from kompas.organisation.reach import Reach
from kompas.strategy import reasons
from kompas.strategy.fates import Fate
from kompas.strategy.models import KINDS, PartKind, Strategy, SuccessionDecision, SuccessionLink
from kompas.strategy.models.strategy import StrategyQuerySet
from kompas.strategy.reasons import Reason
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


def became(kind: PartKind, key: int, among: StrategyQuerySet) -> Passage | None:
    """What became of the part in the next period, if that is one of the strategies `among`; three queries."""
    decision = _carried_out().filter(**{kind.identity: key}, succession__new__in=among).first()
    if decision is None:
        return None
    links = SuccessionLink.objects.filter(decision=decision).values_list(f"{kind.identity}_id", flat=True)
    new = decision.succession.new
    return Passage(Fate(decision.fate), decision.reason, new, _relatives(kind, links, dict.fromkeys(links, new)))


def came_from(kind: PartKind, key: int, among: StrategyQuerySet) -> list[Passage]:
    """The parts of the period before that go on in this one, each with what was decided of it; two queries."""
    linked = SuccessionLink.objects.filter(**{kind.identity: key}).values("decision")
    decisions = _carried_out().filter(pk__in=linked, succession__old__in=among).order_by(f"{kind.identity}_id")
    old = {getattr(each, f"{kind.identity}_id"): each for each in decisions}
    relatives = _relatives(kind, old, {pk: each.succession.old for pk, each in old.items()})
    return [
        Passage(Fate(old[each.said.pk].fate), old[each.said.pk].reason, each.strategy, (each,)) for each in relatives
    ]


def _carried_out() -> QuerySet[SuccessionDecision]:
    decided = SuccessionDecision.objects.filter(succession__carried_out_at__isnull=False)
    return decided.select_related("succession__old", "succession__new")


def _relatives(kind: PartKind, keys: Iterable[int], strategies: Mapping[int, Strategy]) -> tuple[Relative, ...]:
    said = said_last(kind, keys)
    return tuple(Relative(strategies[key], *said[key]) for key in sorted(said))


def _former(commitments: Collection[int], person: User, reach: Reach) -> dict[int, list[Reason]]:
    """For each commitment those of the period before that it goes on from, with who decided it."""
    visible = Strategy.objects.visible_to(person, reach).with_title()
    kind = KINDS["commitment"]
    links = SuccessionLink.objects.filter(
        commitment__in=commitments, decision__succession__carried_out_at__isnull=False
    ).select_related("decision__decided_by", "decision__succession")
    rows = [link for link in links if link.decision.commitment_id]
    said = said_last(kind, [link.decision.commitment_id or 0 for link in rows])
    titled = {each.pk: each for each in visible.filter(pk__in=[link.decision.succession.old_id for link in rows])}
    found: dict[int, list[Reason]] = {}
    for link in rows:
        old = titled.get(link.decision.succession.old_id)
        if old is not None:
            words = said[link.decision.commitment_id or 0][0]
            found.setdefault(link.commitment_id or 0, []).append(_reason(old, words, link.decision))
    return found


def _reason(old: Strategy, said: Said, decision: SuccessionDecision) -> Reason:
    kind = _("Commitment %(number)s in %(title)s") % {
        "number": said.address,
        "title": " ".join(filter(None, (old.title, old.period))),
    }
    return Reason(
        kind=kind,
        words=said.head,
        page="strategy:commitment",
        address=(old.slug, int(said.address)),
        linked_by=decision.decided_by.name,
        linked_on=timezone.localdate(decision.decided_at),
    )


reasons.declare("strategy.former", heading=gettext_lazy("From the period before"), find=_former)
