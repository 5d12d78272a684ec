"""A strategy through time: what differs between two wordings."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kompas.strategy import queries, wordings
from kompas.web.shared import comparing
from kompas.web.shared.pages import SignedInRequest, page
from kompas.web.strategy import desk
from kompas.web.strategy.views_reading import ADDRESSES


@page
def differences(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy = desk.find_strategy(request, slug)
    readable = wordings.listed(strategy)
    draft = queries.draft_of(strategy)
    if draft and queries.may_see_draft(draft, request.user, request.reach):
        readable = [draft, *readable]
    if not readable:
        raise Http404
    context = comparing.comparison(strategy, readable, request.GET, ADDRESSES)
    return render(request, "strategy/differences.html", context)
