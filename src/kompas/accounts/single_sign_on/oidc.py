"""OpenID Connect as allauth speaks it, held tighter: our own account links, verified ID tokens, a nonce, one issuer."""

import hashlib
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, get_random_string

from kompas.accounts.models import SignInLink
from kompas.accounts.single_sign_on.tokens import subject_of, verified

DISCOVERY_SECONDS = 600
NONCE_LETTERS = 32
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
UNREACHABLE = (OAuth2Error, requests.RequestException)


class LinkedLogin(SocialLogin):  # type: ignore[misc]
    """Opens the account that an administrator linked, and no other: neither e-mail nor name is ever looked at."""

    def lookup(self) -> None:
        link = SignInLink.objects.filter(issuer=self.account.provider, subject=self.account.uid)
        found = link.select_related("person").first()
        self.user = found.person if found else None
        self._did_authenticate_by_email = None


class OidcAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        return discovered(settings.OIDC.issuer)

    def get_callback_url(self, request: HttpRequest, app: object) -> str:
        """Under the address that the operator set, whatever host was asked."""
        return f"{settings.BASE_URL}{reverse('account_provider_callback')}"

    def complete_login(self, request: HttpRequest, app: Any, token: object, **kwargs: Any) -> SocialLogin:
        claims = verified(
            kwargs["response"].get("id_token"),
            issuer=settings.OIDC.issuer,
            keys=self.openid_config["jwks_uri"],
            client=app.client_id,
            nonce=self.nonce,
        )
        return self.get_provider().sociallogin_from_response(request, claims)


class OidcProvider(OpenIDConnectProvider):  # type: ignore[misc]
    oauth2_adapter_class = OidcAdapter

    def get_callback_url(self) -> str:
        return reverse("account_provider_callback")

    def sociallogin_from_response(self, request: HttpRequest, response: Any) -> SocialLogin:
        subject = subject_of(response, settings.OIDC.subject)
        return LinkedLogin(provider=self, account=SocialAccount(provider=self.sub_id, uid=subject))

    def begin(self, request: HttpRequest, next_url: str | None) -> HttpResponse:
        """Send her to the provider. Nothing from the address decides what is asked there."""
        nonce = get_random_string(NONCE_LETTERS)
        sent = self.redirect(
            request, AuthProcess.LOGIN, next_url=next_url, scope=["openid"], auth_params={"nonce": nonce}, nonce=nonce
        )
        return cast("HttpResponse", sent)


class OidcCallback(OAuth2CallbackView):  # type: ignore[misc]
    """Answers only the browser that asked, with the nonce that it asked with."""

    def _get_state(self, request: HttpRequest, provider: OidcProvider) -> Any:
        state, refusal = super()._get_state(request, provider)
        if state:
            self.adapter.nonce = state["nonce"]
            # RFC 9207: another provider's answer, mixed up with ours.
            if not constant_time_compare(request.GET.get("iss", settings.OIDC.issuer), settings.OIDC.issuer):
                return None, render_authentication_error(request, provider)
        return state, refusal


def discovered(issuer: str) -> dict[str, Any]:
    """What the provider tells of itself, kept for ten minutes.

    Raises:
        OAuth2Error: it calls itself otherwise, misses what is needed, or would have us speak unencrypted.
        requests.RequestException: it does not answer.
    """
    key = f"oidc:{hashlib.sha256(issuer.encode()).hexdigest()}"
    kept: dict[str, Any] | None = cache.get(key)
    if kept is None:
        kept = _fetched(issuer)
        cache.set(key, kept, DISCOVERY_SECONDS)
    return kept


def end_session_address() -> str | None:
    """Where the provider is told that she signed out, and sends her back from; None where it does not take that."""
    try:
        address = discovered(settings.OIDC.issuer).get("end_session_endpoint")
    except UNREACHABLE:
        return None
    if not address:
        return None
    back = settings.BASE_URL + reverse(settings.LOGOUT_REDIRECT_URL)
    told = urlencode({"client_id": settings.OIDC.client, "post_logout_redirect_uri": back})
    return f"{address}{'&' if '?' in address else '?'}{told}"


def _fetched(issuer: str) -> dict[str, Any]:
    with get_adapter().get_requests_session() as session:
        answer = session.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        answer.raise_for_status()
        told = answer.json()
    if not isinstance(told, dict) or told.get("issuer") != issuer:
        raise OAuth2Error("The provider calls itself otherwise than KOMPAS_OIDC_ISSUER.")
    for name in ENDPOINTS:
        if not _is_safe(told.get(name)):
            raise OAuth2Error(f"The provider tells no safe {name}.")
    if not _is_safe(told.get("end_session_endpoint")):
        told.pop("end_session_endpoint", None)
    return told


def _is_safe(address: object) -> bool:
    if not isinstance(address, str):
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
