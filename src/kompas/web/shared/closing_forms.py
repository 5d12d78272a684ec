"""On which days the house is closed: asked at the first visit, and kept up under Administration."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kompas.organisation.services.municipality import NEW
from kompas.promises.models import CustomaryDays
from kompas.web.shared.days import a_day
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.versioned import VersionedForm

CUSTOMARY = ("constitution_day", "christmas_eve", "new_years_eve")


class ClosingDayForm(forms.Form):
    first_day = a_day(label=_("First day"))
    last_day = a_day(label=_("Last day"), help_text=_("The same as the first for a single day."))
    reason = OneLineField(label=_("Reason"), max_length=120, help_text=_("For instance “summer”."))


class CustomaryDaysForm(VersionedForm):
    """No law makes these holidays; the municipality itself decides."""

    constitution_day = forms.BooleanField(label=_("Closed on 5 June, Constitution Day"), required=False)
    christmas_eve = forms.BooleanField(label=_("Closed on 24 December"), required=False)
    new_years_eve = forms.BooleanField(label=_("Closed on 31 December"), required=False)


def told_customary() -> dict[str, Any]:
    """What the form is opened with: all three, where nobody has told otherwise."""
    told = CustomaryDays.objects.first()
    if told is None:
        return {**dict.fromkeys(CUSTOMARY, True), "opened_on": NEW}
    return {**{name: getattr(told, name) for name in CUSTOMARY}, "opened_on": told.version}
