from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kompas.organisation.letterheads import heading_of
from kompas.organisation.models import Municipality
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.organisation.services import letterheads, municipality
from kompas.web.administration.access import administered_unit, own_tops
from kompas.web.administration.attempts import done
from kompas.web.shared.municipality_forms import (
    LetterheadForm,
    MunicipalityForm,
    told_by_letterhead,
    told_by_municipality,
)
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


@page
def overview(request: SignedInRequest) -> HttpResponse:
    context = {
        "tops": own_tops(request),
        "municipality": Municipality.objects.first(),
        "manages_house": request.reach.may(MANAGE_HOUSE),
    }
    return render(request, "administration/municipality.html", context)


@page
def details(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    form = MunicipalityForm(initial=_as_it_stands())
    return render(request, "administration/municipality_details.html", {"form": form})


@deed
def change_details(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    form = MunicipalityForm(request.POST)
    if done(request, form, municipality.change, _("Saved."), saved=_as_it_stands):
        return go(request, "administration:municipality")
    return render(request, "administration/municipality_details.html", {"form": form}, status=422)


@page
def letterhead(request: SignedInRequest, code: str) -> HttpResponse:
    unit = administered_unit(request, code)
    form = LetterheadForm(initial=told_by_letterhead(unit), unit=unit)
    context = {"unit": unit, "form": form, "heading": heading_of(unit)}
    return render(request, "administration/letterhead.html", context)


@deed
def change_letterhead(request: SignedInRequest, code: str) -> HttpResponse:
    unit = administered_unit(request, code)
    form = LetterheadForm(request.POST, request.FILES, unit=unit)
    if done(request, form, letterheads.change, _("Saved."), unit=unit, saved=partial(told_by_letterhead, unit)):
        return go(request, "administration:letterhead", code)
    context = {"unit": unit, "form": form, "heading": heading_of(unit)}
    return render(request, "administration/letterhead.html", context, status=422)


@page
def logo(request: SignedInRequest, code: str) -> HttpResponse:
    """The logo that the unit's letters carry, its own or one from above."""
    picture = heading_of(administered_unit(request, code)).logo
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png")


def _as_it_stands() -> dict[str, Any]:
    return told_by_municipality(Municipality.objects.first())
