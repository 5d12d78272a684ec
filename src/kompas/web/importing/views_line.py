from django.http import Http404, HttpResponse
from django.shortcuts import render

from kompas.strategy.workflow import ImportState
from kompas.web.importing.answers import find
from kompas.web.importing.one_line import OneLine
from kompas.web.importing.review import Review
from kompas.web.shared.pages import SignedInRequest, page


@page
def line(request: SignedInRequest, code: str, number: int) -> HttpResponse:
    found = find(request, code)
    if found.state != ImportState.UNDER_REVIEW or not 1 <= number <= len(found.document["lines"]):
        raise Http404
    review = Review(found, line=number - 1)
    template = "importing/_line.html" if request.htmx else "importing/line.html"
    return render(request, template, {"found": found, "review": review, "shown": OneLine(review, number - 1)})
