from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.organisation.queries import unit_tree
from kompas.organisation.services import units
from kompas.web.administration import unit
from kompas.web.administration.access import (
    administered,
    administered_unit,
    restructured_unit,
)
from kompas.web.administration.attempts import done
from kompas.web.administration.forms import EndForm, MoveForm, NewUnitForm, UnitForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page


@page
def overview(request: SignedInRequest) -> HttpResponse:
    context = {"tree": unit_tree(on=timezone.localdate()), "administered": administered(request)}
    return render(request, "administration/units.html", context)


@page
def new(request: SignedInRequest) -> HttpResponse:
    told = {"parent": request.GET.get("under")}
    form = NewUnitForm(among=administered(request), may_be_top=request.reach.may(MANAGE_HOUSE), initial=told)
    return render(request, "administration/new_unit.html", {"form": form})


@deed
def create(request: SignedInRequest) -> HttpResponse:
    form = NewUnitForm(request.POST, among=administered(request), may_be_top=request.reach.may(MANAGE_HOUSE))
    if done(request, form, units.create, _("The unit has been created.")):
        return go(request, "administration:unit", form.cleaned_data["code"])
    return render(request, "administration/new_unit.html", {"form": form}, status=422)


@page
def show(request: SignedInRequest, code: str) -> HttpResponse:
    return render(request, unit.TEMPLATE, unit.context(request, administered_unit(request, code)))


@deed
def change(request: SignedInRequest, code: str) -> HttpResponse:
    shown, form = administered_unit(request, code), UnitForm(request.POST, auto_id=unit.DETAILS)
    if done(request, form, units.change, _("Saved."), unit=shown, saved=unit.reader(shown)):
        return go(request, "administration:unit", code)
    return render(request, unit.TEMPLATE, unit.context(request, shown, details=form), status=422)


@deed
def move(request: SignedInRequest, code: str) -> HttpResponse:
    shown, among = restructured_unit(request, code), administered(request)
    form = MoveForm(request.POST, among=among, auto_id=unit.MOVE)
    if done(request, form, units.move, _("The unit has been moved."), unit=shown):
        return go(request, "administration:unit", code)
    return render(request, unit.TEMPLATE, unit.context(request, shown, move=form), status=422)


@deed
def end(request: SignedInRequest, code: str) -> HttpResponse:
    shown, among = restructured_unit(request, code), administered(request)
    form = EndForm(request.POST, among=among - {shown.pk}, auto_id=unit.END)
    if done(request, form, units.end, _("The unit ends on its last day."), unit=shown):
        return go(request, "administration:units")
    return render(request, unit.TEMPLATE, unit.context(request, shown, end=form), status=422)
