"""The code that puts a strategy on the municipality's website, with how it looks there."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.csp import CSP

from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.strategy.models import FramingSite
from kompas.web.shared.pages import SignedInRequest, page
from kompas.web.shared.taking import address_of
from kompas.web.strategy import citizens_desk as citizens


@page
def embedding(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy, revision = citizens.find(request, slug)
    context = {
        "strategy": strategy,
        "revision": revision,
        "address": address_of(strategy),
        "embedded": settings.BASE_URL + reverse("public:embedded", args=[slug]),
        "sites": FramingSite.objects.all(),
        "may_allow": request.reach.may(MANAGE_HOUSE),
    }
    response = render(request, "strategy/embedding.html", context)
    response._csp_config = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}  # type: ignore[attr-defined]
    return response
