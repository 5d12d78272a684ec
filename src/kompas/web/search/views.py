from django.http import HttpResponse
from django.shortcuts import render

from kompas.search.models import Entry
from kompas.web.shared import finds
from kompas.web.shared.pages import SignedInRequest, page

ADDRESSES = finds.Addresses(
    here="search:results",
    whole="strategy:show",
    stakeholder="strategy:stakeholder",
    focus_area="strategy:focus_area",
    commitment="strategy:commitment",
    draft="strategy:draft",
    person="directory:person",
    unit="directory:unit",
    subject="directory:subject",
)


@page
def results(request: SignedInRequest) -> HttpResponse:
    among = Entry.objects.visible_to(request.user, request.reach)
    context = finds.asked_for(request.GET, among, ADDRESSES)
    template = "search/_finds.html" if request.htmx else "search/results.html"
    return render(request, template, context)
