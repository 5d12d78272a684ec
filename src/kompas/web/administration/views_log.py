from django.http import HttpResponse
from django.shortcuts import render

from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.web.administration import event_log as log
from kompas.web.administration.forms import LogForm
from kompas.web.shared.pages import SignedInRequest, page, require
from kompas.web.shared.paging import page_of


@page
def event_log(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    form = LogForm(request.GET, kinds=log.kinds())
    found = page_of(log.sought(form), request, order=("-pk",))
    context = {"form": form, "page": found, "lines": log.lines(found.rows), "narrowed": log.is_narrowed(form)}
    return render(request, "administration/event_log.html", context)
