from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kompas.accounts import services as accounts
from kompas.organisation.services import memberships, people
from kompas.web.administration import person
from kompas.web.administration.access import administered, managed
from kompas.web.administration.attempts import done
from kompas.web.administration.forms import BackForm, EmailForm, PersonForm, PlacesForm, VersionForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page


@page
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    return render(request, person.TEMPLATE, person.context(request, managed(request, slug)))


@deed
def change(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), PersonForm(request.POST, auto_id=person.DETAILS)
    if done(
        request, form, people.change, _("Saved."), person=shown, saved=person.reader(shown, "name", "title", "phone")
    ):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, details=form), status=422)


@deed
def change_email(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), EmailForm(request.POST, auto_id=person.EMAIL)
    said = _("Saved. The former address has been told.")
    if done(request, form, people.change_email, said, person=shown, saved=person.reader(shown, "email")):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, email=form), status=422)


@deed
def place(request: SignedInRequest, slug: str) -> HttpResponse:
    shown = managed(request, slug)
    form = PlacesForm(request.POST, among=administered(request), auto_id=person.PLACES)
    if done(request, form, memberships.place, _("Saved."), person=shown):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, places=form), status=422)


@deed
def invite(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), person.NothingForm(request.POST)
    said = _("The invitation is on its way to %(email)s.") % {"email": shown.email}
    if done(request, form, accounts.invite, said, person=shown):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, refused=form), status=422)


@deed
def leave(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), VersionForm(request.POST)
    if done(request, form, people.leave, _("She no longer works here, and is signed out everywhere."), person=shown):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, refused=form), status=422)


@deed
def take_back(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), BackForm(request.POST, among=administered(request), auto_id=person.BACK)
    if done(request, form, people.take_back, _("Welcome back. Invite her when she is to sign in."), person=shown):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, back=form), status=422)
