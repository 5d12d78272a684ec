"""Lists on their way in and out of the house."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.organisation import importing
from kompas.organisation.importing import exporting
from kompas.organisation.importing.exporting import Lines
from kompas.organisation.importing.findings import Deed
from kompas.organisation.importing.tables import LARGEST_BYTES
from kompas.organisation.models import StaffList

MOST_LINES = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    first = forms.FileField(
        label=gettext_lazy("List"),
        help_text=gettext_lazy("CSV or XLSX, at most 10 MB. Units, people, or both as sheets."),
    )
    second = forms.FileField(
        label=gettext_lazy("Second list"),
        required=False,
        help_text=gettext_lazy("For instance the people, when the first holds the units."),
    )


class TooLarge(DomainError):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s is larger than 10 MB. Divide the list, and import one part at a time.") % {"name": name}
        )


@transaction.atomic
def keep(form: UploadForm, person: User) -> str:
    """Keep what was uploaded, and return the token of its preview: the two lists' tokens joined by a hyphen."""
    at, tokens = timezone.now(), []
    for place in ("first", "second"):
        sent = form.cleaned_data[place]
        if sent is None:
            continue
        if sent.size > LARGEST_BYTES:
            raise TooLarge(sent.name)
        tokens.append(importing.keep(name=sent.name, content=sent.read(), person=person, at=at).token)
    return "-".join(tokens)


def kept(person: User, token: str) -> list[StaffList]:
    """The lists of that preview; only who uploaded them finds them."""
    found = list(StaffList.objects.filter(uploaded_by=person, token__in=token.split("-")).order_by("pk"))
    if len(found) != len(token.split("-")):
        raise Http404
    return found


def plan(person: User, token: str, *, within: frozenset[int]) -> importing.Plan:
    made, _world = importing.plan_of(kept(person, token), within=within, today=timezone.localdate())
    return made


def shown(made: importing.Plan, token: str) -> dict[str, Any]:
    """What the preview shows: everything counted, and the first of each sort."""
    kinds = []
    for words, lines in ((_("Units"), made.units), (_("People"), made.people)):
        changed = [line for line in lines if line.deed is not Deed.NOTHING]
        count = made.counts(lines)
        kinds.append(
            {
                "words": words,
                "create": count[Deed.CREATE],
                "change": count[Deed.CHANGE],
                "nothing": count[Deed.NOTHING],
                "lines": changed[:MOST_LINES],
                "more": max(0, len(changed) - MOST_LINES),
            }
        )
    return {
        "plan": made,
        "token": token,
        "kinds": kinds,
        "mistakes": made.mistakes[:MOST_LINES],
        "more_mistakes": max(0, len(made.mistakes) - MOST_LINES),
        "ignored": [(table.name, ", ".join(table.ignored)) for table in made.tables if table.ignored],
    }


def samples() -> dict[str, Lines]:
    units, people = exporting.sample_lines()
    return {"enheder": units, "medarbejdere": people}


def exported(units: Collection[int]) -> dict[str, Lines]:
    today = timezone.localdate()
    return {
        "enheder": exporting.units_as_lines(units, on=today),
        "medarbejdere": exporting.people_as_lines(units, on=today),
    }


def download(lines: dict[str, Lines], name: str, ending: str) -> HttpResponse:
    """One list as CSV, or both as the sheets of one book."""
    if ending == "csv" and name in lines:
        response = HttpResponse(exporting.as_csv(lines[name]), content_type="text/csv; charset=utf-8")
    elif ending == "xlsx" and name == "alt":
        sheets = {sheet.capitalize(): told for sheet, told in lines.items()}
        response = HttpResponse(exporting.as_xlsx(**sheets), content_type=XLSX)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["Cache-Control"] = "no-store"
    return response
