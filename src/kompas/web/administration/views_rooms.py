from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kompas.organisation.services import rooms
from kompas.web.administration.access import administered_unit
from kompas.web.administration.attempts import done
from kompas.web.shared.pages import SignedInRequest, deed, go, page
from kompas.web.shared.rooms_form import RoomsOfOneForm, open_rooms


@page
def overview(request: SignedInRequest, code: str) -> HttpResponse:
    unit = administered_unit(request, code)
    form = RoomsOfOneForm(initial={"rooms": open_rooms(unit), "opened_on": unit.version})
    return render(request, "administration/rooms.html", {"unit": unit, "form": form})


@deed
def change(request: SignedInRequest, code: str) -> HttpResponse:
    unit, form = administered_unit(request, code), RoomsOfOneForm(request.POST)

    def saved() -> dict[str, Any]:
        return {"rooms": open_rooms(unit)}

    if done(request, form, rooms.open_only, _("Saved."), saved=saved, unit=unit):
        return go(request, "administration:rooms", code)
    return render(request, "administration/rooms.html", {"unit": unit, "form": form}, status=422)
