from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from kompas.accounts import keeping, services
from kompas.web.shared.pages import SignedInRequest, deed, page


@page
def kept(request: SignedInRequest) -> HttpResponse:
    return render(request, "sign_in/kept.html", {"groups": keeping.shown_to(request.user)})


@deed
def take_copy(request: SignedInRequest) -> HttpResponse:
    copy = services.take_copy(person=request.user, at=timezone.now())
    response = JsonResponse(copy, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="kompas-{request.user.slug}.json"'
    return response
