"""Bringing in a strategy that was taken along from Kompas, here or in another house."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.errors import DomainError
from kompas.strategy.exporting import reading
from kompas.strategy.models import Strategy
from kompas.strategy.permissions import WRITE
from kompas.strategy.queries import units_to_write_for
from kompas.strategy.services.bringing import bring_in
from kompas.web.importing.forms import BringForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


@page
def bring(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(WRITE))
    return _page(request, BringForm(units=units_to_write_for(request.reach, on=timezone.localdate())))


@deed
def bring_now(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(WRITE))
    form = BringForm(request.POST, request.FILES, units=units_to_write_for(request.reach, on=timezone.localdate()))
    if form.is_valid():
        try:
            strategy = _brought(request, form)
        except DomainError as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The strategy is brought in. Citizens do not see it until you publish it."))
            return go(request, "strategy:draft" if strategy.is_draft else "strategy:show", strategy.slug)
    return _page(request, form, status=422)


def _brought(request: SignedInRequest, form: BringForm) -> Strategy:
    given, now = form.cleaned_data, timezone.now()
    content = given["file"].read(
        reading.FILE_BYTES + 1
    )  # one more than it may have, so that it is seen to be too large
    return bring_in(
        record=reading.read(content, at=now),
        unit=given["unit"],
        as_adopted=given["how"] == BringForm.ADOPTED,
        by=request.user,
        at=now,
    )


def _page(request: SignedInRequest, form: BringForm, status: int = 200) -> HttpResponse:
    return render(request, "importing/bring.html", {"form": form}, status=status)
