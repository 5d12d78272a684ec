"""What the front page of the directory shows for an address."""

from datetime import date
from typing import Any

from kompas.organisation import queries
from kompas.web.directory.forms import FilterForm
from kompas.web.shared.pages import SignedInRequest
from kompas.web.shared.paging import page_of

ORDER = ("sort_key", "pk")


def search(request: SignedInRequest, *, on: date) -> dict[str, Any]:
    """The people that fit the search words, the unit with all below it, and the subject with all below it."""
    units, subjects = queries.unit_tree(on=on), queries.subject_tree()
    form = FilterForm(request.GET, units=units, subjects=subjects)
    text, unit, subject = form.chosen("q"), form.chosen("enhed"), form.chosen("emne")
    people = queries.find_people(
        text,
        units=_keys(units, "code", unit) if unit else None,
        subjects=_keys(subjects, "slug", subject) if subject else None,
    )
    found = page_of(people, request, order=ORDER)
    return {
        "form": form,
        "narrowed": bool(text or unit or subject),
        "text": text,
        "count": people.count(),
        "page": found,
        "entries": queries.entries(found.rows, on=on, text=text),
        "fields": subjects,
    }


def _keys(tree: list[Any], name: str, value: str) -> set[int]:
    """The chosen one and all below it, out of the tree that the form needed anyway."""
    chosen = [branch for _depth, branch in queries.walk(tree) if getattr(branch.thing, name) == value]
    return {branch.thing.pk for _depth, branch in queries.walk(chosen)}
