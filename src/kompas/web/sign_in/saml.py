"""The addresses that a SAML provider knows. Only where SAML is installed, and answering only where it is set up."""

from collections.abc import Callable
from functools import wraps

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.saml import views
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError

from kompas.accounts.single_sign_on.saml import at_home
from kompas.web.shared.errors import too_many
from kompas.web.shared.flood import is_flooding

PER_MINUTE = 30
# Nobody asked for it; no XML (lxml's error is one of syntax), or with a document type; without a name.
REFUSED = (PermissionDenied, SyntaxError, ValueError, OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError)
type View = Callable[..., HttpResponse]


def _guarded(view: View) -> View:
    """Counted per address; an answer that nobody here asked for gets a page in words."""

    @csrf_exempt  # the provider posts from its own site; the answer's signature and our request stand for it
    @never_cache
    @wraps(view)
    def through(request: HttpRequest, organization_slug: str) -> HttpResponse:
        if settings.OIDC.is_on or not settings.SAML.is_on:
            raise Http404
        if is_flooding(request, "provider", PER_MINUTE):
            return too_many(request)
        at_home(request)
        try:
            return view(request, organization_slug=organization_slug)
        except REFUSED:
            refusal: HttpResponse = render_authentication_error(request, None)
            return refusal

    return through


def _ask(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """The provider says that she signed out. Such a message need not be signed, so she herself decides here."""
    return redirect("account_logout")


urlpatterns = [
    path("saml/<slug:organization_slug>/svar/", _guarded(views.acs), name="saml_acs"),
    path("saml/<slug:organization_slug>/svar/videre/", _guarded(views.finish_acs), name="saml_finish_acs"),
    path("saml/<slug:organization_slug>/metadata/", _guarded(views.metadata), name="saml_metadata"),
    path("saml/<slug:organization_slug>/log-ud/", _guarded(_ask), name="saml_sls"),
]
