"""allauth's forms without what a placeholder says: it vanishes when one types, and the label says it already."""

from typing import Any

from allauth.account import forms as allauth_forms

from kompas.accounts.models import User
from kompas.web.sign_in.adapter import is_closed_to


class Plain:
    """No placeholders; help texts only where they help: with a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            if name != "password1":
                field.help_text = ""


class LoginForm(Plain, allauth_forms.LoginForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(Plain, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(Plain, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    def clean_email(self) -> str:
        """Who must come by the municipality's sign-in gets no link, and the page says no more than ever."""
        email: str = super().clean_email()
        self.users: list[User] = [user for user in self.users if not is_closed_to(user)]
        return email


class ResetPasswordKeyForm(Plain, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(Plain, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    pass
