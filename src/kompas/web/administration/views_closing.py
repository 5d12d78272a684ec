from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from kompas.organisation.models import Unit
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.organisation.queries import way_up
from kompas.promises import services
from kompas.promises.models import ClosingDay
from kompas.promises.queries import days_off_of_the_house, holidays_between
from kompas.web.administration.access import administered_unit
from kompas.web.administration.attempts import done
from kompas.web.shared.closing_forms import ClosingDayForm, CustomaryDaysForm, told_customary
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require

CLOSING, CUSTOMARY = "id_closing_%s", "id_customary_%s"


@page
def overview(request: SignedInRequest, code: str) -> HttpResponse:
    return _shown(request, administered_unit(request, code))


@deed
def close(request: SignedInRequest, code: str) -> HttpResponse:
    unit, form = administered_unit(request, code), ClosingDayForm(request.POST, auto_id=CLOSING)
    if done(request, form, services.close, _("Saved."), unit=unit):
        return go(request, "administration:closing_days", code)
    return _shown(request, unit, status=422, closing=form)


@deed
def reopen(request: SignedInRequest, code: str) -> HttpResponse:
    unit = administered_unit(request, code)
    days = {name: _day(request, name) for name in ("first_day", "last_day")}
    closing = get_object_or_404(ClosingDay, unit=unit, **days)
    done(request, forms.Form({}), services.reopen, _("The closing days are withdrawn."), closing=closing)
    return go(request, "administration:closing_days", code)


@deed
def customary(request: SignedInRequest, code: str) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    unit, form = administered_unit(request, code), CustomaryDaysForm(request.POST, auto_id=CUSTOMARY)
    if done(request, form, services.keep_customary_days, _("Saved.")):
        return go(request, "administration:closing_days", code)
    return _shown(request, unit, status=422, customary=form)


def _shown(request: SignedInRequest, unit: Unit, *, status: int = 200, **sent: forms.Form) -> HttpResponse:
    """`sent` holds the refused form under the name of its place."""
    today = timezone.localdate()
    to_come = ClosingDay.objects.to_come(on=today).select_related("unit")
    context = {
        "closing": ClosingDayForm(auto_id=CLOSING),
        "customary": CustomaryDaysForm(initial=told_customary(), auto_id=CUSTOMARY),
        **sent,
        "unit": unit,
        "own": to_come.filter(unit=unit),
        "from_above": to_come.filter(unit__in=way_up(unit)),
        "holidays": holidays_between(today, date(today.year + 1, 12, 31), off=days_off_of_the_house()),
        "manages_house": request.reach.may(MANAGE_HOUSE),
    }
    return render(request, "administration/closing_days.html", context, status=status)


def _day(request: SignedInRequest, name: str) -> date | None:
    try:
        return parse_date(request.POST.get(name, ""))
    except ValueError:  # a day that no calendar has
        return None
