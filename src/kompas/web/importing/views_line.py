from django.http import Http404, HttpResponse
from django.shortcuts import render

from kompas.strategy.models import ImportPage
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


@page
def large_page(request: SignedInRequest, code: str, number: int) -> HttpResponse:
    """The picture of a page as wide as the window lets it be."""
    found = find(request, code)
    numbers = list(ImportPage.objects.filter(document_import=found).values_list("number", flat=True))
    if number not in numbers:
        raise Http404
    at = numbers.index(number)
    context = {
        "found": found,
        "number": number,
        "before": numbers[at - 1] if at else None,
        "after": numbers[at + 1] if at + 1 < len(numbers) else None,
        "sheet": Review(found).sheet_showing(number),
    }
    return render(request, "importing/page.html", context)
