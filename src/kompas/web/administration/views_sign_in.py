"""How a person signs in, as her administrator sets it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kompas.accounts import second_factor
from kompas.accounts.single_sign_on import linking
from kompas.web.administration import person
from kompas.web.administration.access import managed
from kompas.web.administration.attempts import done
from kompas.web.administration.forms_sign_in import LinkForm
from kompas.web.shared.pages import SignedInRequest, deed, go


@deed
def link(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), LinkForm(request.POST, auto_id=person.LINK)
    if done(request, form, linking.link, _("Saved. She can sign in with the municipality's sign-in."), person=shown):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, link=form), status=422)


@deed
def unlink(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), person.NothingForm(request.POST)
    said = _("Removed. The municipality's sign-in no longer opens Kompas for her.")
    if done(request, form, linking.unlink, said, person=shown):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, refused=form), status=422)


@deed
def reset_second_factor(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), person.NothingForm(request.POST)
    if done(request, form, second_factor.reset, _("Reset. She has been told by mail."), person=shown):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, refused=form), status=422)
