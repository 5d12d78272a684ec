"""The frame around each page: who is signed in, where the menu leads, what this house is called."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# name of the address, words on the screen, permission code that it takes (None: all who are signed in)
ENTRIES = [
    ("my_day:overview", _("My day"), None),
]


def frame(request: HttpRequest) -> dict[str, Any]:
    match = request.resolver_match
    return {
        "organisation_name": settings.ORGANISATION_NAME,
        "menu": [
            {"address": address, "words": words, "room": address.split(":")[0]} for address, words, _code in ENTRIES
        ],
        "room": match.namespace if match else "",
        "version": settings.KOMPAS_VERSION,
        "mode": settings.MODE,
    }
