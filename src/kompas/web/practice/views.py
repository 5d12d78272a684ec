from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kompas.accounts import practice
from kompas.errors import DomainError
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.web.practice.people import PARTS, ROLES, led_in
from kompas.web.shared.errors import too_many
from kompas.web.shared.flood import is_flooding
from kompas.web.shared.pages import DEEDS_PER_MINUTE, SignedInRequest, deed, go, page, require


@page
def overview(request: SignedInRequest) -> HttpResponse:
    if not settings.PRACTICE_PORT:
        raise Http404
    may_begin_again = request.reach.may(MANAGE_HOUSE)
    context = {"parts": PARTS, "is_open": practice.is_open(), "may_begin_again": may_begin_again}
    return render(request, "practice/overview.html", context)


@deed
def go_in(request: SignedInRequest) -> HttpResponse:
    role = request.POST.get("role", "")
    if not settings.PRACTICE_PORT or role not in ROLES:
        raise Http404
    if not practice.is_open():
        messages.info(request, _("The practice area is being made ready. Try again in half a minute."))
        return go(request, "practice:overview")
    given = practice.hand_over(person=request.user, role=role, at=timezone.now())
    return redirect(f"{settings.PRACTICE_URL}{reverse('practice:enter')}?{urlencode({'pas': given})}")


@deed
def begin_again(request: SignedInRequest) -> HttpResponse:
    require(bool(settings.PRACTICE_PORT) and request.reach.may(MANAGE_HOUSE))
    practice.begin_again(by=request.user, at=timezone.now())
    messages.success(request, _("The practice area begins again. It is ready in half a minute."))
    return go(request, "practice:overview")


@require_GET
def enter(request: HttpRequest) -> HttpResponse:
    """The practice area's door, none of the four: it comes by a link and yet writes, since the pass signs her in."""
    if not settings.IS_PRACTICE:
        raise Http404
    if is_flooding(request, "deed", DEEDS_PER_MINUTE):
        return too_many(request)
    try:
        person = led_in(request.GET.get("pas", ""), at=timezone.now())
    except DomainError as refusal:
        return render(request, "practice/refused.html", {"refusal": refusal}, status=403)
    get_adapter().login(request, person)
    response = redirect("my_day:overview")
    response["Referrer-Policy"] = "no-referrer"
    return response
