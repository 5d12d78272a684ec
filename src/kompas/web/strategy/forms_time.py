"""The form that asks for a day."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DayForm(forms.Form):
    """`dag` stands in the address, so it has a Danish name."""

    dag = forms.DateField(
        label=_("What was in force on this day?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
