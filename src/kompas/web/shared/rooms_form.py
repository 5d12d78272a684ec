"""Which rooms are open in a unit: asked at the first visit, and kept up under Administration."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kompas.organisation import opening
from kompas.organisation.models import Unit
from kompas.organisation.rooms import ROOMS
from kompas.web.shared.versioned import VersionedForm


class RoomsForm(forms.Form):
    rooms = forms.MultipleChoiceField(label=_("Open rooms"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rooms"].choices = [  # type: ignore[attr-defined]
            (room.code, f"{room.words}: {room.about}") for room in ROOMS.values()
        ]


class RoomsOfOneForm(RoomsForm, VersionedForm):
    """The same for one unit that others may change meanwhile."""

    def sent(self, name: str) -> Any:
        return self[name].value()

    def in_words(self, value: Any) -> str:
        return ", ".join(str(room.words) for room in ROOMS.values() if room.code in value)


def open_rooms(unit: Unit) -> list[str]:
    """What the form of the unit is opened with."""
    parents = dict(Unit.objects.values_list("pk", "parent_id"))
    return opening.open_in(unit.pk, parents, opening.told_by_units())


def differing() -> list[dict[str, Any]]:
    """The units that say something of their own, in order, each with the rooms that are closed there."""
    parents, told = dict(Unit.objects.values_list("pk", "parent_id")), opening.told_by_units()
    found = []
    for unit in Unit.objects.filter(pk__in=told).in_order():
        is_open = opening.open_in(unit.pk, parents, told)
        found.append({"unit": unit, "closed": [room.words for room in ROOMS.values() if room.code not in is_open]})
    return found
