"""A form with every kind of field, to be looked at."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EveryField(forms.Form):
    """Shown twice on the page of components: as it is opened, and with all that can be wrong."""

    title = forms.CharField(label=_("Title"), help_text=_("As it stands on the front of the strategy."))
    email = forms.EmailField(label=_("E-mail"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), choices=[("", _("Choose")), ("1", "Teknik og Erhverv"), ("2", "Byg")])
    first_day = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), widget=forms.RadioSelect, choices=[("a", _("Draft")), ("b", _("Adopted"))], required=False
    )
    people = forms.MultipleChoiceField(
        label=_("People"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "Anne Holm"), ("2", "Åse Kjærgaard-Østergaard")],
        required=False,
        help_text=_("Choose those whom you want to ask."),
    )
    document = forms.FileField(label=_("Document"), required=False)
    sure = forms.BooleanField(label=_("I have read it"))
