from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kompas.organisation.models import RoleGrant
from kompas.organisation.services import roles
from kompas.web.administration import person
from kompas.web.administration.access import administered, managed
from kompas.web.administration.attempts import done
from kompas.web.administration.forms import RoleForm
from kompas.web.shared.pages import SignedInRequest, deed, go


@deed
def grant(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), RoleForm(request.POST, among=administered(request), auto_id=person.ROLE)
    if done(request, form, roles.grant, _("The role has been granted."), person=shown):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, role=form), status=422)


@deed
def withdraw(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, form = managed(request, slug), person.NothingForm(request.POST)
    held = RoleGrant.objects.select_related("unit", "person").filter(person=shown, unit__in=administered(request))
    told = {"role": request.POST.get("role", ""), "unit__code": request.POST.get("unit", "")}
    if done(request, form, roles.withdraw, _("The role has been withdrawn."), grant=get_object_or_404(held, **told)):
        return go(request, "administration:person", slug)
    return render(request, person.TEMPLATE, person.context(request, shown, refused=form), status=422)
