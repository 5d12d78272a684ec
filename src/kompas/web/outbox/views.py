from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import ngettext

from kompas.errors import DomainError
from kompas.organisation.permissions import SEE_OUTBOX
from kompas.post import holding, way_out
from kompas.post.models import NEWEST_FIRST, OutgoingMail, OutgoingMailQuerySet
from kompas.web.outbox.forms import FilterForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require
from kompas.web.shared.paging import page_of


@page
def overview(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(SEE_OUTBOX))
    form = FilterForm(request.GET)
    recipient, status = request.GET.get("til", ""), request.GET.get("status", "")
    mails = OutgoingMail.objects.with_status(status).to_somebody_like(recipient)
    context = {
        "form": form,
        "is_narrowed": bool(recipient or status),
        "page": page_of(mails.defer("text"), request, order=NEWEST_FIRST),
        "mail_leaves": way_out.leaves(),
        "held": OutgoingMail.objects.held().count(),
    }
    return render(request, "outbox/overview.html", context)


@page
def mail(request: SignedInRequest, token: str) -> HttpResponse:
    require(request.reach.may(SEE_OUTBOX))
    found = get_object_or_404(OutgoingMail.objects.with_token(token))
    may_read = not found.is_secret or settings.MODE == "demo"
    context = {"mail": found, "may_read": may_read, "mail_leaves": way_out.leaves()}
    return render(request, "outbox/mail.html", context)


@deed
def release(request: SignedInRequest, token: str) -> HttpResponse:
    return _decide(request, holding.release, OutgoingMail.objects.with_token(token), _sent)


@deed
def put_by(request: SignedInRequest, token: str) -> HttpResponse:
    return _decide(request, holding.put_by, OutgoingMail.objects.with_token(token), _not_sent)


@deed
def release_all(request: SignedInRequest) -> HttpResponse:
    return _decide(request, holding.release, OutgoingMail.objects.all(), _sent)


@deed
def put_by_all(request: SignedInRequest) -> HttpResponse:
    return _decide(request, holding.put_by, OutgoingMail.objects.all(), _not_sent)


def _decide(
    request: SignedInRequest,
    service: Callable[..., int],
    mails: OutgoingMailQuerySet,
    told: Callable[[int], str],
) -> HttpResponse:
    require(request.reach.may(SEE_OUTBOX))
    try:
        messages.success(request, told(service(mails=mails, by=request.user, at=timezone.now())))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return go(request, "outbox:overview")


def _sent(count: int) -> str:
    return ngettext("The mail is on its way.", "%(count)s mails are on their way.", count) % {"count": count}


def _not_sent(count: int) -> str:
    return ngettext("The mail is not sent.", "%(count)s mails are not sent.", count) % {"count": count}
