"""What an administrator fills in about a person's sign-in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import SUBJECT_LENGTH
from kompas.web.shared.one_line import OneLineField


class LinkForm(forms.Form):
    subject = OneLineField(
        label=_("Her ID at the municipality's sign-in"),
        max_length=SUBJECT_LENGTH,
        help_text=_("Letter by letter as the sign-in tells it; she sees it herself when she tries to sign in."),
    )
