from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.errors import DomainError
from kompas.organisation import importing
from kompas.web.administration.access import administered
from kompas.web.shared import staff_lists as lists
from kompas.web.shared.pages import SignedInRequest, deed, go, page
from kompas.web.shared.staff_lists import UploadForm


@page
def new(request: SignedInRequest) -> HttpResponse:
    administered(request)
    return render(request, "administration/import.html", {"form": UploadForm()})


@deed
def upload(request: SignedInRequest) -> HttpResponse:
    administered(request)
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            token = lists.keep(form, request.user)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return go(request, "administration:preview", token)
    return render(request, "administration/import.html", {"form": form}, status=422)


@page
def preview(request: SignedInRequest, token: str) -> HttpResponse:
    plan = lists.plan(request.user, token, within=administered(request))
    return render(request, "administration/preview.html", lists.shown(plan, token))


@deed
def confirm(request: SignedInRequest, token: str) -> HttpResponse:
    within, kept = administered(request), lists.kept(request.user, token)
    mark = request.POST.get("mark", "")
    try:
        importing.carry_out(lists=kept, mark=mark, within=within, by=request.actor, at=timezone.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return go(request, "administration:preview", token)
    messages.success(request, _("The list has been imported."))
    return go(request, "administration:people")


@page
def sample(request: SignedInRequest, name: str, ending: str) -> HttpResponse:
    administered(request)
    return lists.download(lists.samples(), name, ending)


@page
def export(request: SignedInRequest, name: str, ending: str) -> HttpResponse:
    return lists.download(lists.exported(administered(request)), name, ending)
