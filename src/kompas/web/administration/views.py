from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render

from kompas.journal.queries import head
from kompas.web.administration.access import administered, administers_a_top, require_a_top
from kompas.web.shared.pages import SignedInRequest, page


@page
def overview(request: SignedInRequest) -> HttpResponse:
    administered(request)
    return render(request, "administration/overview.html", {"administers_a_top": administers_a_top(request)})


@page
def settings_overview(request: SignedInRequest) -> HttpResponse:
    require_a_top(request)
    context = {
        "mail_leaves": settings.MAIL_LEAVES,
        "mail_from": settings.DEFAULT_FROM_EMAIL,
        "address": settings.BASE_URL,
        "is_https": settings.IS_HTTPS,
        "database": {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor),
        "head": head(),
    }
    return render(request, "administration/settings.html", context)
