"""What the municipality tells of itself: asked at the first visit, and kept up under Administration."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kompas.organisation.models import Letterhead, Municipality, Unit
from kompas.organisation.rules import is_cvr
from kompas.organisation.services.municipality import NEW
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.versioned import VersionedForm

SEVERAL_LINES = {"rows": 3}


class MunicipalityForm(VersionedForm):
    name = OneLineField(
        label=_("The municipality's name"), max_length=120, help_text=_("As it stands at the top of every page.")
    )
    cvr = OneLineField(label=_("CVR number"), max_length=12, required=False, help_text=_("Eight digits."))
    address = forms.CharField(
        label=_("Address"), max_length=200, required=False, widget=forms.Textarea(attrs=SEVERAL_LINES)
    )
    web = forms.URLField(label=_("Website"), max_length=200, required=False, assume_scheme="https")
    accessibility = forms.URLField(
        label=_("Address of the accessibility statement"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("The law asks for one. It is linked at the foot of every page and found under /was."),
    )
    privacy_name = OneLineField(label=_("Data protection officer"), max_length=120, required=False)
    privacy_email = forms.EmailField(label=_("E-mail of the data protection officer"), max_length=254, required=False)

    def clean_cvr(self) -> str:
        digits = "".join(self.cleaned_data["cvr"].removeprefix("DK").split())
        if digits and not is_cvr(digits):
            raise forms.ValidationError(_("That is not a CVR number. It has eight digits: look for a slip."))
        return digits

    def clean_accessibility(self) -> str:
        address = str(self.cleaned_data["accessibility"])
        if address and not address.startswith("https://"):
            raise forms.ValidationError(_("The accessibility statement's address must begin with https://."))
        return address


class LetterheadForm(VersionedForm):
    lines = forms.CharField(
        label=_("Names"),
        max_length=240,
        required=False,
        widget=forms.Textarea(attrs=SEVERAL_LINES),
        help_text=_("Under the municipality's name, one a line: for instance department and section."),
    )
    address = forms.CharField(
        label=_("Address"), max_length=200, required=False, widget=forms.Textarea(attrs=SEVERAL_LINES)
    )
    phone = OneLineField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        help_text=_("PNG or JPEG, at most 2 MB. Kompas draws it anew, so nothing but the picture is kept."),
    )
    without_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        """There is nothing to remove where the unit has no logo of its own."""
        super().__init__(*args, **kwargs)
        if not Letterhead.objects.filter(unit=unit, logo__isnull=False).exists():
            del self.fields["without_logo"]

    def clean_logo(self) -> bytes | None:
        sent = self.cleaned_data["logo"]
        return sent.read() if sent else None


def told_by_municipality(municipality: Municipality | None) -> dict[str, Any]:
    """What the form is opened with."""
    if municipality is None:
        return {"opened_on": NEW}
    names = [name for name in MunicipalityForm.base_fields if name != "opened_on"]
    return {**{name: getattr(municipality, name) for name in names}, "opened_on": municipality.version}


def told_by_letterhead(unit: Unit) -> dict[str, Any]:
    """What the form is opened with; the logo is shown beside it."""
    head = Letterhead.objects.filter(unit=unit).first()
    if head is None:
        return {"opened_on": NEW}
    names = ("lines", "address", "phone", "email")
    return {**{name: getattr(head, name) for name in names}, "opened_on": head.version}
