"""Reading inside: whole strategies, their parts, the red thread."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from kompas.strategy import queries, wordings
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.permissions import WRITE
from kompas.strategy.why import why
from kompas.web.shared import reading
from kompas.web.shared.pages import SignedInRequest, page
from kompas.web.strategy import deeds

ADDRESSES = reading.Addresses(
    "strategy:overview",
    "strategy:show",
    "strategy:stakeholder",
    "strategy:focus_area",
    "strategy:commitment",
    "strategy:red_thread",
    "strategy:edition",
    "strategy:differences",
    "strategy:grounds",
    "strategy:take",
    inside=True,
)


@page
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    revision = readable(request, slug)
    draft = queries.draft_of(revision.strategy)
    visible = Strategy.objects.visible_to(request.user, request.reach)
    before, after = wordings.around(revision.strategy, visible)
    own = {
        "deeds": deeds.offered(revision.strategy, draft, request.user, request.reach),
        "before": before,
        "after": after,
        "editions": wordings.editions(revision.strategy),
        "comments": queries.comments_on(revision, request.user, request.reach),
        "may_reply": request.reach.may(WRITE, revision.strategy.unit_id),
    }
    return render(request, "strategy/show.html", {**reading.whole(revision, ADDRESSES), **own})


@page
def edition(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    strategy = get_object_or_404(Strategy.objects.visible_to(request.user, request.reach), slug=slug)
    shown = reading.edition(strategy, number, ADDRESSES)
    own = {
        "comments": queries.comments_on(shown["revision"], request.user, request.reach),
        "may_reply": request.reach.may(WRITE, strategy.unit_id),
    }
    return render(request, "strategy/edition.html", {**shown, **own})


@page
def stakeholder(request: SignedInRequest, slug: str, part: str) -> HttpResponse:
    return _part(request, slug, reading.STAKEHOLDER, part)


@page
def focus_area(request: SignedInRequest, slug: str, part: str) -> HttpResponse:
    return _part(request, slug, reading.FOCUS_AREA, part)


@page
def commitment(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    context = reading.part(reading.COMMITMENT, number, readable(request, slug), ADDRESSES)
    told = why(context["part"].pk, context["strategy"], request.user, request.reach)
    may_write = request.reach.may(WRITE, context["strategy"].unit_id)
    return render(request, "strategy/part.html", {**context, "why": told, "may_write": may_write})


@page
def red_thread(request: SignedInRequest, slug: str) -> HttpResponse:
    return render(request, "strategy/red_thread.html", reading.drawn(readable(request, slug), ADDRESSES))


def readable(request: SignedInRequest, slug: str) -> Revision:
    """The wording in force, or the first draft for those who may see it; 404 for everybody else."""
    strategy = get_object_or_404(Strategy.objects.visible_to(request.user, request.reach), slug=slug)
    revision = queries.in_force(strategy) or queries.draft_of(strategy)
    if revision is None:
        raise Http404
    return revision


def _part(request: SignedInRequest, slug: str, kind: reading.Kind, address: str | int) -> HttpResponse:
    context = reading.part(kind, address, readable(request, slug), ADDRESSES)
    return render(request, "strategy/part.html", context)
