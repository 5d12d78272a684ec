"""A strategy through time: what was in force on a day, and what happened to its text when."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet, Window
from django.db.models.functions import Coalesce, Lag, Lead
from django.utils import timezone

from kompas.accounts.models import User
from kompas.journal.queries import of_subjects
from kompas.strategy.models import KINDS, TEXTS, PartKind, Revision, Strategy
from kompas.strategy.models.strategy import StrategyQuerySet
from kompas.strategy.spans import Span, Turn, spans
from kompas.strategy.wordings import LONG_TEXTS
from kompas.strategy.workflow import RevisionState

CLOSED, REOPENED = "strategy.closed", "strategy.reopened"
COUNTED = ("stakeholder", "focus_area", "commitment")


@dataclass(frozen=True, slots=True)
class InForce:
    """A strategy on a day: the wording that held at the end of it, or until it was closed that day.

    `before` is the wording that held until that very day, where another was adopted on it; `ended` tells that the
    strategy was closed on that day and not reopened on it.
    """

    strategy: Strategy
    revision: Revision
    before: Revision | None
    is_first_day: bool
    ended: bool


@dataclass(slots=True)
class Counts:
    """How many parts and texts an adopted wording added, removed and changed, against the one before it."""

    added: int = 0
    removed: int = 0
    changed: int = 0

    @property
    def is_none(self) -> bool:
        return not (self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One adopted wording in a strategy's history, or a turn of its life; `who` did it."""

    at: datetime
    who: str
    revision: Revision | None = None
    counts: Counts = field(default_factory=Counts)
    before: int | None = None  # the number of the wording before this one
    views: int = 0  # other views given on this wording, as draft and in force
    is_closing: bool = False


def in_force_on(day: date, strategies: StrategyQuerySet) -> list[InForce]:
    """Those of `strategies` that were in force on that day in Copenhagen, each in its wording; three queries.

    The day of adoption and the day of closing both count.
    """
    adopted: defaultdict[int, list[Revision]] = defaultdict(list)
    wordings = Revision.objects.adopted().filter(strategy__in=strategies).order_by("number").defer(*LONG_TEXTS)
    for each in wordings.select_related("adopted_by"):
        adopted[each.strategy_id].append(each)
    found = list(strategies.filter(pk__in=list(adopted)).select_related("unit", "predecessor").in_order())
    turns = _turns([each.pk for each in found])
    stood = (_on(day, each, adopted[each.pk], turns[each.pk]) for each in found)
    return [each for each in stood if each is not None]


def _on(day: date, strategy: Strategy, adopted: list[Revision], turns: list[Turn]) -> InForce | None:
    days = {each.pk: timezone.localdate(each.adopted_at) for each in adopted}
    until_then = [each for each in adopted if days[each.pk] <= day]
    if not until_then or adopted[0].adopted_at is None:
        return None
    touched = [span for span in spans(adopted[0].adopted_at, turns, strategy.closed_at) if span.touches(day)]
    if not touched:
        return None
    revision = until_then[-1]
    earlier = [each for each in until_then if days[each.pk] < day]
    is_first_day = days[revision.pk] == day
    return InForce(
        strategy, revision, earlier[-1] if is_first_day and earlier else None, is_first_day, _ends(touched[-1], day)
    )


def _ends(span: Span, day: date) -> bool:
    return span.until is not None and timezone.localdate(span.until) == day


def _turns(strategies: Collection[int]) -> defaultdict[int, list[Turn]]:
    found: defaultdict[int, list[Turn]] = defaultdict(list)
    for event in of_subjects("strategy", strategies, CLOSED, REOPENED):
        found[event.subject_id].append(Turn(event.at, event.kind == CLOSED))
    return found


def history(strategy: Strategy) -> list[Chapter]:
    """Every adopted wording and every closing and reopening, the newest first; in seven queries."""
    adopted = list(Revision.objects.filter(strategy=strategy).in_force().with_views().defer(*LONG_TEXTS))
    numbers = [each.number for each in reversed(adopted)]
    counts = changes(strategy, numbers)
    before = {later: earlier for earlier, later in pairwise(numbers)}
    turns = list(of_subjects("strategy", [strategy.pk], CLOSED, REOPENED))
    people = User.objects.in_bulk({each.adopted_by_id for each in adopted} | {each.actor_id for each in turns})
    names = {key: person.name for key, person in people.items()}
    chapters = [
        Chapter(
            each.adopted_at,
            names.get(each.adopted_by_id or 0, ""),
            each,
            counts[each.number],
            before.get(each.number),
            each.view_count,
        )
        for each in adopted
        if each.adopted_at
    ]
    chapters += [Chapter(each.at, names.get(each.actor_id or 0, ""), is_closing=each.kind == CLOSED) for each in turns]
    return sorted(chapters, key=lambda each: each.at, reverse=True)


def changes(strategy: Strategy, numbers: list[int]) -> defaultdict[int, Counts]:
    """What each adopted wording changed against the one before; `numbers` are all of them, rising. Four queries."""
    found: defaultdict[int, Counts] = defaultdict(Counts)
    after = dict(pairwise(numbers))
    before = {later: earlier for earlier, later in after.items()}
    for code in COUNTED:
        for number, was_in, goes_on_in, differs in _turning_points(KINDS[code], strategy):
            if number in before and was_in != before[number]:
                found[number].added += 1
            elif number in before and differs:
                found[number].changed += 1
            if number in after and goes_on_in != after[number]:
                found[after[number]].removed += 1
    for number, changed in _texts(strategy):
        found[number].changed += changed if number in before else 0
    return found


def _turning_points(kind: PartKind, strategy: Strategy) -> Iterable[tuple[int, int | None, int | None, bool]]:
    """The rows at which a part comes, goes or says something else: number of the wording, of the last and next one that
    hold the part, and whether its words or its focus area differ from the last."""
    told = [kind.head, *filter(None, [kind.body]), *(["area"] if kind.code == "commitment" else [])]
    rows: QuerySet[Revision] = kind.rows.filter(revision__strategy=strategy, revision__state=RevisionState.ADOPTED)
    if kind.code == "commitment":
        rows = rows.annotate(area=Coalesce("focus_area", 0))

    def over(expression: Lag | Lead) -> Window:
        return Window(expression, partition_by=F(f"{kind.identity}_id"), order_by="revision__number")

    rows = rows.order_by().annotate(was_in=over(Lag("revision__number")), goes_on_in=over(Lead("revision__number")))
    rows = rows.annotate(**{f"was_{name}": over(Lag(name)) for name in told})
    rows = rows.annotate(differs=ExpressionWrapper(_differs(told), BooleanField()))
    turning = Q(was_in=None) | Q(goes_on_in=None) | Q(was_in__lt=F("revision__number") - 1) | Q(differs=True)
    return rows.filter(turning).values_list("revision__number", "was_in", "goes_on_in", "differs")


def _texts(strategy: Strategy) -> Iterable[tuple[int, int]]:
    """For each adopted wording how many of its own texts differ from the wording before."""
    rows = Revision.objects.filter(strategy=strategy).adopted().order_by("number")
    rows = rows.annotate(**{f"was_{name}": Window(Lag(name), order_by="number") for name in TEXTS})
    told = {f"differs_{name}": ExpressionWrapper(_differs([name]), BooleanField()) for name in TEXTS}
    for number, *differ in rows.annotate(**told).values_list("number", *told):
        yield number, sum(map(bool, differ))


def _differs(names: Iterable[str]) -> Q:
    found = Q()
    for name in names:
        found |= ~Q(**{name: F(f"was_{name}")})
    return found
