from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kompas.accounts import services as accounts
from kompas.organisation.queries import entries
from kompas.organisation.services import people
from kompas.web.administration.access import administered
from kompas.web.administration.attempts import done
from kompas.web.administration.forms import NewPersonForm
from kompas.web.administration.listing import NEVER, PeopleFilter, listed, to_invite
from kompas.web.shared.pages import SignedInRequest, deed, go, page
from kompas.web.shared.paging import page_of


@page
def overview(request: SignedInRequest) -> HttpResponse:
    units = administered(request)
    form = PeopleFilter(request.GET, among=units)
    found = page_of(listed(form, units), request, order=("sort_key", "pk"))
    told = entries(found.rows, on=timezone.localdate())
    waiting = to_invite(form, units, at=timezone.now()).count() if form.cleaned_data.get("vis") == NEVER else 0
    context = {"form": form, "page": found, "entries": told, "waiting": waiting}
    return render(request, "administration/people.html", context)


@deed
def invite_all(request: SignedInRequest) -> HttpResponse:
    """Everybody in the list as it was narrowed, on this and the other pages of it."""
    form, now = PeopleFilter(request.POST, among=administered(request)), timezone.now()
    chosen = list(to_invite(form, administered(request), at=now))
    count = accounts.invite_all(people=chosen, by=request.actor, at=now) if chosen else 0
    said = ngettext("%(count)d invitation is on its way.", "%(count)d invitations are on their way.", count)
    messages.success(request, said % {"count": count})
    return go(request, "administration:people")


@page
def new(request: SignedInRequest) -> HttpResponse:
    form = NewPersonForm(among=administered(request), initial={"unit": request.GET.get("enhed")})
    return render(request, "administration/new_person.html", {"form": form})


@deed
def create(request: SignedInRequest) -> HttpResponse:
    form = NewPersonForm(request.POST, among=administered(request))
    made: list[str] = []

    def create_person(**told: object) -> None:
        made.append(people.create(**told).slug)  # type: ignore[arg-type]

    if done(request, form, create_person, _("Created. Invite her when she is to sign in.")):
        return go(request, "administration:person", made[0])
    return render(request, "administration/new_person.html", {"form": form}, status=422)
