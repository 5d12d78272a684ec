"""One's own security: app, passkeys and emergency codes. allauth does the work."""

from collections.abc import Callable
from typing import Any, cast

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone

from kompas.accounts.adapter import came_by_provider
from kompas.accounts.models import User
from kompas.accounts.second_factor import qr_code
from kompas.organisation.reach import reach_of
from kompas.web.shared.second_factor import owes_second_factor


class SecurityView(IndexView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = cast("User", self.request.user)
        told = super().get_context_data(**kwargs)
        codes = told["authenticators"].get(Authenticator.Type.RECOVERY_CODES)
        return {
            **told,
            "app": told["authenticators"].get(Authenticator.Type.TOTP),
            "passkeys": list(enumerate(passkeys_of(person), 1)),
            "codes_left": len(codes.get_unused_codes()) if codes else None,
            "has_password": person.has_usable_password(),
            "by_provider": came_by_provider(self.request, person),
            "owes": owes_second_factor(self.request, person, reach_of(person, on=timezone.localdate())),
        }


class WithPassword:
    """Only for who signs in here with a password: the municipality's sign-in has its own second step.

    Otherwise whoever finds her signed in could leave a passkey behind, as there is nothing to ask her again.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.has_usable_password():
            return redirect("mfa_index")
        through = cast("Callable[..., HttpResponseBase]", super().dispatch)  # type: ignore[misc]
        return through(request, *args, **kwargs)


class AddAppView(WithPassword, ActivateTOTPView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = super().get_context_data(**kwargs)
        path, width = qr_code(told["totp_url"])
        secret = told["form"].secret
        grouped = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return {**told, "qr_path": path, "qr_width": width, "secret": grouped}


class AddPasskeyView(WithPassword, AddWebAuthnView):  # type: ignore[misc]
    pass


class RenewCodesView(WithPassword, GenerateRecoveryCodesView):  # type: ignore[misc]
    pass


class RemovePasskeyView(RemoveWebAuthnView):  # type: ignore[misc]
    success_url = reverse_lazy("mfa_index")

    def get_object(self, queryset: object = None) -> Authenticator:
        """By its place in her own list."""
        found = list(passkeys_of(cast("User", self.request.user)))
        if not 1 <= self.kwargs["number"] <= len(found):
            raise Http404
        return found[self.kwargs["number"] - 1]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "number": self.kwargs["number"]}


class PasskeySignInView(LoginWebAuthnView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        """As allauth does, but on to where she was going."""
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        return cast("HttpResponse", perform_passwordless_login(self.request, passkey, login))


def passkeys_of(person: User) -> "QuerySet[Authenticator]":
    found = Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.WEBAUTHN)
    return cast("QuerySet[Authenticator]", found.order_by("pk"))
