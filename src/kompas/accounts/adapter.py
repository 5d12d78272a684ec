"""What allauth asks us: nobody signs up by herself, a session lasts a working day, and mail takes our own outbox."""

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kompas.accounts import house
from kompas.accounts.models import User
from kompas.accounts.second_factor import HAS_SECOND_FACTOR, has_second_factor
from kompas.accounts.single_sign_on.oidc import end_session_address

SIGNED_IN_AT = "signed_in_at"
SECRET_LETTERS = frozenset({"account/email/password_reset_key"})  # who holds one can become the person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-mail and password do not fit together. Try again, or ask for a new password."),
        "enter_current_password": _("That is not your password as it is now."),
        "incorrect_password": _("That is not your password."),
        "invalid_password_reset": _("The link no longer works. Ask for a new one."),
        "rate_limited": _("That was a little too fast. Wait a few minutes, and try again."),
        "too_many_login_attempts": _("That was a few tries too many. Wait five minutes, and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        request.session[HAS_SECOND_FACTOR] = has_second_factor(user)
        request.session[SIGNED_IN_AT] = int(time.time())

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """By way of the provider that let her in, where it can be told: else the next one at the desk is she again."""
        home: str = super().get_logout_redirect_url(request)
        if request.user.is_authenticated and settings.OIDC.is_on and came_by_provider(request, request.user):
            return end_session_address() or home
        return home

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Under the address that the operator set: the request's own host may have been made up by a stranger."""
        made = urlsplit(super().get_reset_password_from_key_url(key))
        return f"{settings.BASE_URL}{made.path}"

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        if template_prefix in SECRET_LETTERS:
            headers = {**(headers or {}), settings.SEALED_LETTER_HEADER: "yes"}
        context = {**context, "organisation_name": house.name(), "base_url": settings.BASE_URL}
        letter: EmailMessage = super().render_mail(template_prefix, email, context, headers)
        return letter


def is_worn_out(request: HttpRequest) -> bool:
    """Whether she signed in longer ago than a session may last, however busy it has been since."""
    signed_in_at = request.session.get(SIGNED_IN_AT)
    return signed_in_at is not None and time.time() - signed_in_at > settings.SESSION_COOKIE_AGE


def came_by_provider(request: HttpRequest, user: User) -> bool:
    """Whether the municipality's provider vouched for her in this very session."""
    return any(record["method"] == "socialaccount" for record in get_authentication_records(request, user))
