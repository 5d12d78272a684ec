"""The forms of the second step. A code counts once, also within the minute and a half in which it would fit again."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse

from kompas.web.shared.one_line import OneLineField
from kompas.web.sign_in.forms import Plain

FITS_SECONDS = 120  # longer than the codes before, now and after
LONGEST_NAME = 60
UNSOUND = (AttributeError, InvalidSignature, LookupError, TypeError, ValueError)
CODE = _("Code")


class Once(Plain):
    """The library forgets a used code after half a minute, while it accepts the neighbouring ones for longer."""

    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = CODE  # type: ignore[attr-defined]
        self.fields["code"].help_text = _("From your app: six digits. Or one of your emergency codes.")  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        digits = "".join(letter for letter in code if letter.isalnum())
        if not cache.add(f"code-used:{self.user.pk}:{digits}", 1, FITS_SECONDS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(Once, base.AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(Once, base.ReauthenticateForm):  # type: ignore[misc]
    pass


class AppForm(Plain, totp.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The code that the app shows now")


class Sound:
    """The library takes a browser at its word: a part that is missing, or a wrong signature, would be a crash."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except UNSOUND:
            raise get_adapter().validation_error("incorrect_code") from None


class UsePasskeyForm(Sound, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class UsePasskeyAgainForm(Sound, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyAloneForm(Sound, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    def clean_credential(self) -> Any:
        """The library keeps one challenge for all its pages, and that of the second step asks for no finger or PIN.

        So we look whether the key saw its owner; without, whoever found it could come in as her.
        """
        sent = self.cleaned_data["credential"]
        passkey = super().clean_credential()
        if not AuthenticationResponse.from_dict(sent).response.authenticator_data.is_user_verified():
            raise get_adapter().validation_error("incorrect_code")
        return passkey


class PasskeyForm(Plain, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    name = OneLineField(label=_("What you call it"), max_length=LONGEST_NAME, required=False)
    passwordless = forms.BooleanField(
        label=_("Let me sign in with it alone, without a password"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("So that you know it again, for instance “Work phone”.")

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean())
        except UNSOUND:
            raise get_adapter().validation_error("incorrect_code") from None
