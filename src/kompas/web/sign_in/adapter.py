"""Who comes in through which door, where that hangs on her roles."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.accounts.adapter import AccountAdapter, came_by_provider
from kompas.accounts.models import User
from kompas.accounts.services import is_local_sign_in_closed
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.organisation.reach import reach_of


def is_closed_to(user: User) -> bool:
    """Whether she must come by the provider: all but those who administer the whole house."""
    if not is_local_sign_in_closed():
        return False
    return not reach_of(user, on=timezone.localdate(), as_deputy=False).may(MANAGE_HOUSE)


class DoorAdapter(AccountAdapter):
    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """A right password at a closed door looks like a wrong one: else the door would tell which is right."""
        user: User | None = super().authenticate(request, **credentials)
        return None if user and is_closed_to(user) else user

    def pre_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse | None:
        """Every other way in (a mailed link, a passkey) meets the same rule."""
        if not came_by_provider(request, user) and is_closed_to(user):
            messages.warning(request, _("Sign in with the municipality's sign-in: Kompas takes no other from you."))
            return redirect(settings.LOGIN_URL)
        refusal: HttpResponse | None = super().pre_login(request, user, **told)
        return refusal
