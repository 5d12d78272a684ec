from django.http import HttpResponse
from django.shortcuts import render

from kompas.web.shared.pages import SignedInRequest, page


@page
def overview(request: SignedInRequest) -> HttpResponse:
    return render(request, "components/overview.html")
