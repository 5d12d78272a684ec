"""What the administrator's page of a unit shows."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone

from kompas.organisation.models import Unit
from kompas.organisation.queries import way_up
from kompas.organisation.reach import subtree
from kompas.web.administration.access import administered, may_restructure
from kompas.web.administration.forms import EndForm, MoveForm, UnitForm
from kompas.web.shared.pages import SignedInRequest

TEMPLATE = "administration/unit.html"
DETAILS, MOVE, END = "id_details_%s", "id_move_%s", "id_end_%s"


def context(request: SignedInRequest, shown: Unit, **sent: forms.Form) -> dict[str, Any]:
    """`sent` holds the refused form under the name of its place: details, move or end."""
    unit, among = Unit.objects.select_related("parent", "successor").get(pk=shown.pk), administered(request)
    opened = {"opened_on": unit.version}
    told = {"name": unit.name, "valid_from": unit.valid_from}
    place = {"parent": unit.parent.code if unit.parent else ""}
    as_opened = {
        "details": UnitForm(initial=told | opened, auto_id=DETAILS),
        "move": MoveForm(initial=place | opened, among=among - subtree(unit), auto_id=MOVE),
        "end": EndForm(initial=opened, among=among - {unit.pk}, auto_id=END),
    }
    return {
        **as_opened,
        **sent,
        "unit": unit,
        "above": way_up(unit),
        "below": unit.children.in_force(on=timezone.localdate()).in_order(),
        "members": unit.memberships.filter(person__is_active=True).count(),
        "may_restructure": may_restructure(request, unit),
    }


def reader(shown: Unit) -> Callable[[], dict[str, Any]]:
    """Reads name and first day anew when they are asked for."""

    def read() -> dict[str, Any]:
        unit = Unit.objects.get(pk=shown.pk)
        return {"name": unit.name, "valid_from": unit.valid_from}

    return read
