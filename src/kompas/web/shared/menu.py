"""The frame around each page: who is signed in, where the menu leads, what this house is called."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.organisation import house
from kompas.organisation.permissions import MANAGE, SEE_OUTBOX
from kompas.organisation.reach import Reach, reach_of

# name of the address, words on the screen, permission code that it takes (None: all who are signed in)
ENTRIES: list[tuple[str, str | Promise, str | None]] = [
    ("my_day:overview", _("My day"), None),
    ("strategy:overview", _("Strategies"), None),
    ("analyses:overview", _("Analyses"), None),
    ("directory:overview", _("Colleagues"), None),
    ("administration:overview", _("Administration"), MANAGE),
    ("outbox:overview", _("Outbox"), SEE_OUTBOX),
]


def frame(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)  # missing where the request was refused before it was known who sent it
    person = user if user is not None and user.is_authenticated else None
    return {
        "privacy_address": settings.PRIVACY_ADDRESS,
        "municipality": house.MUNICIPALITY.now(),
        "organisation_name": house.name(),
        "accessibility_address": house.accessibility(),
        "version": settings.KOMPAS_VERSION,
        "mode": settings.MODE,
        "has_practice": bool(settings.PRACTICE_PORT),
        "is_practice": settings.IS_PRACTICE,
        "practice_home": settings.PRACTICE_HOME,
        "person": person,
        "closed_rooms": _reach(request, person).closed_rooms if person else frozenset(),
        "menu": _entries(request, person) if person else [],
    }


def _entries(request: HttpRequest, person: Any) -> list[dict[str, Any]]:
    match = request.resolver_match
    here, reach = match.namespace if match else "", _reach(request, person)
    return [
        {"href": reverse(address), "words": words, "is_current": here == room}
        for address, words, code in ENTRIES
        if reach.is_open(room := address.split(":")[0]) and (code is None or reach.may(code))
    ]


def _reach(request: HttpRequest, person: User) -> Reach:
    """What `page` and `deed` found already; computed once on pages that are not ours: sign-in's and the errors'."""
    if not hasattr(request, "reach"):
        request.reach = reach_of(person, on=timezone.localdate())  # type: ignore[attr-defined]
    return request.reach  # type: ignore[attr-defined, no-any-return]
