"""To the municipality's own sign-in and back, and what our pages tell beside what allauth's views do."""

from typing import Any, cast

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView, PasswordResetFromKeyView
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kompas.accounts.services import is_local_sign_in_closed
from kompas.accounts.single_sign_on import linking
from kompas.accounts.single_sign_on.oidc import UNREACHABLE, OidcAdapter, OidcCallback
from kompas.web.shared.errors import too_many
from kompas.web.shared.flood import is_flooding

PER_MINUTE = 30


class SignInView(LoginView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        doors = {"has_provider": bool(linking.issuer()), "is_rescue": is_local_sign_in_closed()}
        return {**super().get_context_data(**kwargs), **doors, "provider_name": settings.SIGN_IN_NAME}


class ChooseView(PasswordResetFromKeyView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whoever has no password yet is welcomed; she has forgotten nothing."""
        is_first = self.reset_user is not None and not self.reset_user.has_usable_password()
        return {**super().get_context_data(**kwargs), "is_first": is_first, "newcomer": self.reset_user}


@never_cache
@require_POST
def to_provider(request: HttpRequest) -> HttpResponse:
    """By POST with our own token, so that no other site can start a sign-in here."""
    provider = _provider(request)
    if is_flooding(request, "provider", PER_MINUTE):
        return too_many(request)
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    try:
        return cast("HttpResponse", provider.begin(request, get_next_redirect_url(request)))
    except UNREACHABLE:
        return render(request, "socialaccount/unreachable.html", status=503)


@never_cache
@require_GET
def from_provider(request: HttpRequest) -> HttpResponse:
    if not settings.OIDC.is_on:
        raise Http404
    provider = _provider(request)
    if is_flooding(request, "provider", PER_MINUTE):
        return too_many(request)
    try:
        answer: HttpResponse = OidcCallback.adapter_view(OidcAdapter(request, settings.OIDC.issuer))(request)
    except UNREACHABLE as error:
        answer = render_authentication_error(request, provider, exception=error)
    return answer


@never_cache
@require_GET
def cancelled(request: HttpRequest) -> HttpResponse:
    return render(request, "socialaccount/login_cancelled.html")


def _provider(request: HttpRequest) -> Any:
    if not linking.issuer():
        raise Http404
    return get_adapter(request).get_provider(request, linking.issuer())
