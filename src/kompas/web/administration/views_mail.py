from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kompas.errors import DomainError
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.post import way_out
from kompas.post.services import mail_server
from kompas.web.administration.attempts import done
from kompas.web.shared.mail_forms import MailServerForm, told_by_server, try_out
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


@page
def mail(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    return _shown(request, MailServerForm(initial=told_by_server()))


@deed
def change_mail(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    form = MailServerForm(request.POST)
    if done(request, form, mail_server.change, _("Saved."), saved=told_by_server):
        return go(request, "administration:mail_server")
    return _shown(request, form, status=422)


@deed
def try_mail(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE) and way_out.leaves())
    try:
        try_out(request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The server took the letter. Look in your mailbox."))
    return go(request, "administration:mail_server")


def _shown(request: SignedInRequest, form: forms.Form, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "is_set_outside": way_out.is_set_outside(),
        "leaves": way_out.leaves(),
        "sender": way_out.sender(),
    }
    return render(request, "administration/mail_server.html", context, status=status)
