"""SAML 2.0 as allauth and python3-saml speak it, with our own account links. Installed only where it is asked for."""

from typing import Any, cast
from urllib.parse import urlsplit

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kompas.accounts.models import SUBJECT_LENGTH
from kompas.accounts.single_sign_on.oidc import LinkedLogin

# A name for this visit only, and one that may belong to somebody else tomorrow, tell not who it is.
CHANGING_HANDS = frozenset(
    {
        "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
        "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    }
)


class SamlProvider(SAMLProvider):  # type: ignore[misc]
    def sociallogin_from_response(self, request: HttpRequest, response: Any) -> SocialLogin:
        subject = _subject_of(response)
        if not subject:
            raise ImmediateHttpResponse(render_authentication_error(request, self))
        return LinkedLogin(provider=self, account=SocialAccount(provider=self.sub_id, uid=subject))

    def begin(self, request: HttpRequest, next_url: str | None) -> HttpResponse:
        at_home(request)
        return cast("HttpResponse", self.redirect(request, AuthProcess.LOGIN, next_url=next_url))


def at_home(request: HttpRequest) -> None:
    """Whatever host was asked: the provider knows us by the address that the operator set."""
    request.META["HTTP_HOST"] = urlsplit(settings.BASE_URL).netloc


def _subject_of(answer: Any) -> str:
    """Who it is by the attribute that the operator named, or else by a lasting NameID; empty where neither holds."""
    if settings.SAML.subject:
        told = answer.get_attributes().get(settings.SAML.subject, [])
    else:
        told = [answer.get_nameid()] if answer.get_nameid_format() not in CHANGING_HANDS else []
    if len(told) != 1 or not isinstance(told[0], str):
        return ""
    subject = told[0]
    return subject if subject.strip() and subject.isprintable() and len(subject) <= SUBJECT_LENGTH else ""
