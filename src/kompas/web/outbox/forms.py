from django import forms
from django.utils.translation import gettext_lazy as _

from kompas.post.models import Status


class FilterForm(forms.Form):
    """What the list shows. A choice that does not exist shows all."""

    til = forms.CharField(label=_("Recipient"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("All")), *Status.choices])
