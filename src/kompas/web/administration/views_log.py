from django.http import HttpResponse
from django.shortcuts import render

from kompas.web.administration import event_log as log
from kompas.web.administration.access import require_a_top
from kompas.web.administration.forms import LogForm
from kompas.web.shared.pages import SignedInRequest, page
from kompas.web.shared.paging import page_of


@page
def event_log(request: SignedInRequest) -> HttpResponse:
    require_a_top(request)
    form = LogForm(request.GET, kinds=log.kinds())
    found = page_of(log.sought(form), request, order=("-pk",))
    context = {"form": form, "page": found, "lines": log.lines(found.rows), "narrowed": log.is_narrowed(form)}
    return render(request, "administration/event_log.html", context)
