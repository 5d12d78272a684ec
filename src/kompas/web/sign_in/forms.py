"""allauth's forms without what a placeholder says: it vanishes when one types, and the label says it already."""

from typing import Any

from allauth.account import forms as allauth_forms
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.web.sign_in.adapter import is_closed_to

PASSWORD_HELP = _("At least 12 letters. A few words that do not belong together are good, and easy to remember.")


class Plain:
    """No placeholders; help texts only where they help: with a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.help_text = PASSWORD_HELP if name == "password1" else ""


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
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Her first password is not a new one."""
        super().__init__(*args, **kwargs)
        if self.user is not None and not self.user.has_usable_password():
            self.fields["password1"].label = _("Password")
            self.fields["password2"].label = _("Password once more")


class ReauthenticateForm(Plain, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    pass
