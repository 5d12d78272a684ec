from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.errors import DomainError
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.strategy.framing import LONGEST
from kompas.strategy.models import FramingSite
from kompas.strategy.services.framing import allow_site, forbid_site
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


class SiteForm(forms.Form):
    """A website, by the beginning of its address."""

    origin = forms.CharField(
        label=gettext_lazy("Website"),
        max_length=LONGEST,
        help_text=gettext_lazy("As its address begins, such as https://www.egevang.dk"),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )


@page
def overview(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    return _page(request, SiteForm())


@deed
def allow(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    form = SiteForm(request.POST)
    if form.is_valid():
        try:
            allow_site(origin=form.cleaned_data["origin"], by=request.user, at=timezone.now())
        except DomainError as refusal:
            form.add_error("origin", str(refusal))
        else:
            messages.success(request, _("The website may show strategies now."))
            return go(request, "administration:framing")
    return _page(request, form, status=422)


@deed
def forbid(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    site = get_object_or_404(FramingSite, origin=request.POST.get("origin", ""))
    forbid_site(site=site, by=request.user, at=timezone.now())
    messages.success(request, _("The website shows no strategy any more."))
    return go(request, "administration:framing")


def _page(request: SignedInRequest, form: SiteForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "sites": FramingSite.objects.select_related("allowed_by")}
    return render(request, "administration/framing.html", context, status=status)
