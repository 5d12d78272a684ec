from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kompas.organisation.permissions import SEE_OUTBOX
from kompas.post.models import NEWEST_FIRST, OutgoingMail
from kompas.web.outbox.forms import FilterForm
from kompas.web.shared.pages import SignedInRequest, page, require
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
        "mail_leaves": settings.MAIL_LEAVES,
    }
    return render(request, "outbox/overview.html", context)


@page
def mail(request: SignedInRequest, token: str) -> HttpResponse:
    require(request.reach.may(SEE_OUTBOX))
    found = get_object_or_404(OutgoingMail.objects.with_token(token))
    may_read = not found.is_secret or settings.MODE == "demo"
    context = {"mail": found, "may_read": may_read, "mail_leaves": settings.MAIL_LEAVES}
    return render(request, "outbox/mail.html", context)
