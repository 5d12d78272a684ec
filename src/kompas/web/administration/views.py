from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render

from kompas.journal.events import BACKED_UP
from kompas.journal.queries import head, last
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.post import way_out
from kompas.web.administration.access import administered
from kompas.web.shared.pages import SignedInRequest, page, require


@page
def overview(request: SignedInRequest) -> HttpResponse:
    administered(request)
    return render(request, "administration/overview.html", {"manages_house": request.reach.may(MANAGE_HOUSE)})


@page
def settings_overview(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    context = {
        "mail_leaves": way_out.leaves(),
        "mail_from": way_out.sender(),
        "address": settings.BASE_URL,
        "is_https": settings.IS_HTTPS,
        "database": {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor),
        "head": head(),
        "backup": last(BACKED_UP),
    }
    return render(request, "administration/settings.html", context)
