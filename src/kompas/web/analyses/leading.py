"""The page on which a card or a conclusion is linked to the commitments that it led to."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from kompas.analyses import queries, services
from kompas.analyses.models import Board, Card, Conclusion
from kompas.errors import DomainError
from kompas.strategy.models import Commitment
from kompas.web.analyses import desk
from kompas.web.shared.pages import SignedInRequest, go

DEEDS: dict[str, Callable[..., Any]] = {"forbind": services.link, "fjern": services.unlink}


def context(request: SignedInRequest, board: Board, source: Card | Conclusion) -> dict[str, Any]:
    """The links of a card or a conclusion, and the commitments to link to, those that she may see."""
    linked = source.links.standing().select_related("linked_by").order_by("linked_at", "pk")
    seen = queries.readable({link.commitment_id for link in linked}, request.user, request.reach)
    offered = queries.offered_to(board, request.user, request.reach)
    by_strategy = groupby(offered, key=lambda lead: (lead.slug, lead.strategy))
    return {
        **desk.frame(request, board),
        "words": source.text,
        "here": address(board, source),
        "back": back_to(board, source),
        "linked": [(link, seen[link.commitment_id]) for link in linked if link.commitment_id in seen],
        "strategies": [
            (title, [each for each in several if each.commitment_id not in seen])
            for (_slug, title), several in by_strategy
        ],
    }


def save(request: SignedInRequest, board: Board, source: Card | Conclusion) -> HttpResponse:
    """Link to one commitment, or remove a link."""
    deed, commitment = _asked_for(request)
    try:
        deed(source=source, commitment=commitment, **desk.now(request))
    except DomainError as refusal:
        shown = {**context(request, board, source), "refusal": str(refusal)}
        return render(request, "analyses/links.html", shown, status=422)
    return go(request, address(board, source))


def address(board: Board, source: Card | Conclusion) -> str:
    if isinstance(source, Card):
        return reverse("analyses:links", args=[board.slug, source.number])
    return reverse("analyses:conclusion_links", args=[board.slug, source.group.number])


def back_to(board: Board, source: Card | Conclusion) -> str:
    anchor = f"kort-{source.number}" if isinstance(source, Card) else f"gruppe-{source.group.number}"
    return desk.home(board) + f"#{anchor}"


def _asked_for(request: SignedInRequest) -> tuple[Callable[..., Any], Commitment]:
    """Which deed, and on which commitment (`loefte=STRATEGY.NUMBER`); one she may not see is not there."""
    slug, _dot, number = request.POST.get("loefte", "").rpartition(".")
    found = get_object_or_404(Commitment, strategy__slug=slug, number=desk.number(number))
    deed = DEEDS.get(request.POST.get("goer", ""))
    if deed is None or found.pk not in queries.readable({found.pk}, request.user, request.reach):
        raise Http404
    return deed, found
