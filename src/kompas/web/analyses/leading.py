"""The page on which a card is linked to the commitments that it led to."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from kompas.analyses import queries, services
from kompas.analyses.models import Board, Card
from kompas.strategy.models import Commitment
from kompas.web.analyses import desk
from kompas.web.shared.pages import SignedInRequest

DEEDS: dict[str, Callable[..., Any]] = {"forbind": services.link, "fjern": services.unlink}


def context(request: SignedInRequest, board: Board, card: Card) -> dict[str, Any]:
    """The links of the card, and the commitments of the strategy chosen, those that she may see."""
    linked = card.links.standing().select_related("linked_by").order_by("linked_at", "pk")
    seen = queries.readable({link.commitment_id for link in linked}, request.user, request.reach)
    offered = queries.offered_to(board, request.user, request.reach)
    shown = [(link, seen[link.commitment_id]) for link in linked if link.commitment_id in seen]
    taken = set(seen)
    by_strategy = groupby(offered, key=lambda lead: (lead.slug, lead.strategy))
    return {
        **desk.frame(request, board),
        "card": card,
        "linked": shown,
        "strategies": [
            (title, [each for each in several if each.commitment_id not in taken])
            for (_slug, title), several in by_strategy
        ],
    }


def asked_for(request: SignedInRequest) -> tuple[Callable[..., Any], Commitment]:
    """Which deed, and on which commitment (`loefte=STRATEGY.NUMBER`); one she may not see is not there."""
    slug, _dot, number = request.POST.get("loefte", "").rpartition(".")
    found = get_object_or_404(Commitment, strategy__slug=slug, number=desk.number(number))
    deed = DEEDS.get(request.POST.get("goer", ""))
    if deed is None or found.pk not in queries.readable({found.pk}, request.user, request.reach):
        raise Http404
    return deed, found
