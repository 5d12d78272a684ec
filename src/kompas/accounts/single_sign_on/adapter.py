"""What allauth asks us about the provider: there is the one of the settings, and it creates no accounts."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone

from kompas.accounts.single_sign_on import linking

OIDC, SAML = "openid_connect", "saml"
OURS = "kommunen"  # what the provider is called in addresses


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """From the settings alone, so that nothing in the database can add a way in. One provider at a time."""
        found = [_oidc()] if settings.OIDC.is_on else [_saml()] if settings.SAML.is_on else []
        return [
            app
            for app in found
            if provider in {None, app.provider, app.provider_id} and client_id in {None, app.client_id}
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Whom nobody is linked to stays outside, with words that help. She alone sees her own ID."""
        if sociallogin.is_existing:
            return
        linking.tell_unknown(at=timezone.now())
        told = {"subject": sociallogin.account.uid}
        raise ImmediateHttpResponse(render(request, "socialaccount/unknown.html", told, status=403))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **told: Any) -> None:
        """Nothing of what failed is kept: it may hold codes and tokens."""


def _oidc() -> SocialApp:
    return SocialApp(
        provider=OIDC,
        provider_id=settings.OIDC.issuer,
        client_id=settings.OIDC.client,
        secret=settings.OIDC.secret,
        settings={"oauth_pkce_enabled": True, "server_url": settings.OIDC.issuer},
    )


def _saml() -> SocialApp:
    """Every assertion signed by the provider's certificate, and only in answer to a request of ours."""
    signs = bool(settings.SAML.key)
    return SocialApp(
        provider=SAML,
        provider_id=settings.SAML.entity,
        client_id=OURS,
        settings={
            "idp": {
                "entity_id": settings.SAML.entity,
                "sso_url": settings.SAML.address,
                "x509cert": settings.SAML.certificate,
            },
            "advanced": {
                "strict": True,
                "want_assertion_signed": True,
                "want_name_id": True,
                "want_attribute_statement": False,
                "allow_repeat_attribute_name": False,
                "reject_deprecated_algorithm": True,
                "reject_idp_initiated_sso": True,
                "allow_single_label_domains": True,  # a name on the municipality's own network
                "authn_request_signed": signs,
                **({"private_key": settings.SAML.key, "x509cert": settings.SAML.own_certificate} if signs else {}),
            },
        },
    )
