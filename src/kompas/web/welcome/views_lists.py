from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.organisation import importing
from kompas.organisation.permissions import MANAGE
from kompas.organisation.reach import reach_of
from kompas.web.shared import staff_lists
from kompas.web.shared.pages import go, public_deed, public_page
from kompas.web.shared.staff_lists import UploadForm
from kompas.web.welcome import steps
from kompas.web.welcome.holding import FirstVisitRequest, held

STEP = "enheder"


@public_deed
@held
def upload(request: FirstVisitRequest) -> HttpResponse:
    person, form = _administrator(request), UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return go(request, "welcome:preview", staff_lists.keep(form, person))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "trail": steps.trail(request.visit, STEP)}
    return render(request, "welcome/upload.html", context, status=422)


@public_page
@held
def preview(request: FirstVisitRequest, token: str) -> HttpResponse:
    person = _administrator(request)
    plan = staff_lists.plan(person, token, within=_within(person))
    context = {**staff_lists.shown(plan, token), "trail": steps.trail(request.visit, STEP)}
    return render(request, "welcome/preview.html", context)


@public_deed
@held
def confirm(request: FirstVisitRequest, token: str) -> HttpResponse:
    person, mark = _administrator(request), request.POST.get("mark", "")
    lists, within = staff_lists.kept(person, token), _within(person)
    try:
        importing.carry_out(lists=lists, mark=mark, within=within, by=request.actor, at=timezone.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return go(request, "welcome:preview", token)
    messages.success(request, _("The list has been imported."))
    return go(request, "welcome:step", STEP)


@public_page
@held
def sample(request: FirstVisitRequest) -> HttpResponse:
    return staff_lists.download(staff_lists.samples(), "alt", "xlsx")


def _administrator(request: FirstVisitRequest) -> User:
    """In whose name lists are kept; before there is one, the step of units is not reached."""
    if request.visit.administrator is None:
        raise Http404
    return request.visit.administrator


def _within(person: User) -> frozenset[int]:
    return reach_of(person, on=timezone.localdate()).where(MANAGE)
