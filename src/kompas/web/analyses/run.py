"""The page of a seminar: where it stands, what is to be done, and what each phase shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kompas.analyses import queries
from kompas.analyses.models import Conclusion, Field, OtherView, Seminar, Vote
from kompas.analyses.services.seminars import missing_before
from kompas.analyses.workflow import OVER, WAY, WITH_CARDS, WITH_VIEWS, Phase, next_phase
from kompas.strategy.models import Strategy
from kompas.strategy.permissions import WRITE
from kompas.strategy.queries import draft_of
from kompas.web.analyses import desk
from kompas.web.shared.pages import SignedInRequest


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with its cards, her votes on it or all of them, and what was concluded."""

    number: int
    words: str
    cards: list[desk.ShownCard]
    mine: int
    conclusion: Conclusion | None
    leads: list[desk.ShownLead]


def seminar_page(request: SignedInRequest, seminar: Seminar) -> HttpResponse:
    """The seminar in the phase it is in."""
    board, phase = seminar.board, Phase(seminar.phase)
    framed = desk.context(request, board)
    to = next_phase(phase)
    views = OtherView.objects.filter(card__board=board, answered_at=None).select_related("card")
    shown: dict[str, Any] = {
        **framed,
        "strategy": seen_strategy(request, seminar),
        "steps": [(each.label, _state(each, phase)) for each in WAY],
        "to": to,
        "missing": list(missing_before(seminar, to)) if to and framed["may_lead"] else [],
        "people": seminar.participants.select_related("person").order_by("person__sort_key", "pk"),
        "takes_part": queries.takes_part(seminar, request.user),
        "shows_board": phase in WITH_CARDS,
        "views": views if phase in WITH_VIEWS else [],
        "may_source": _may_source(request, seminar),
    }
    if phase not in WITH_CARDS:
        shown |= _voted(request, seminar, framed["fields"])
    return render(request, "analyses/seminar.html", shown)


def seen_strategy(request: SignedInRequest, seminar: Seminar) -> Strategy | None:
    """The seminar's strategy, for those who may see it: who was invited need not."""
    strategy = seminar.board.strategy
    if strategy is None:
        return None
    return Strategy.objects.visible_to(request.user, request.reach).filter(pk=strategy.pk).first()


def groups_of(seminar: Seminar) -> list[Field]:
    return list(seminar.board.fields.filter(code="").order_by("number"))


def _voted(request: SignedInRequest, seminar: Seminar, fields: list[desk.Shown]) -> dict[str, Any]:
    """The groups that hold cards: by number while votes are given, then by votes."""
    by_number = {field.number: field for field in groups_of(seminar)}
    mine = list(
        Vote.objects.filter(participant__seminar=seminar, participant__person=request.user).values_list(
            "group", flat=True
        )
    )
    written = Conclusion.objects.filter(group__board=seminar.board).select_related("written_by", "group__board")
    conclusions = {each.group_id: each for each in written}
    leads = desk.leads_of_conclusions(request, [each.pk for each in written])
    shown = []
    for field in fields:
        group = by_number.get(field.number)
        if group is None or not field.cards:
            continue
        concluded = conclusions.get(group.pk)
        led = leads.get(concluded.pk, []) if concluded else []
        shown.append(ShownGroup(field.number, field.words, field.cards, mine.count(group.pk), concluded, led))
    if seminar.phase != Phase.VOTING:
        shown.sort(key=lambda each: -(each.conclusion.votes if each.conclusion else 0))
    return {"groups": shown, "left": seminar.votes_each - len(mine), "given": len(mine)}


def _state(step: Phase, now: Phase) -> str:
    if now == Phase.CANCELLED:
        return ""
    if step == now:
        return "done" if now in OVER else "current"
    return "done" if WAY.index(step) < WAY.index(now) else ""


def _may_source(request: SignedInRequest, seminar: Seminar) -> bool:
    """Whether she may enter the concluded seminar among the sources of its strategy's open draft."""
    strategy = seminar.board.strategy
    if seminar.phase != Phase.CONCLUDED or strategy is None or not request.reach.may(WRITE, strategy.unit_id):
        return False
    draft = draft_of(strategy)
    return draft is not None and not draft.sources.filter(name=seminar.board.title).exists()
