"""What people fill in: a file for a unit, and corrections of what was read."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kompas.organisation.models import Unit
from kompas.strategy.importer import corrections
from kompas.strategy.importer.corrections import Span
from kompas.strategy.importer.pieces import Role
from kompas.strategy.services.correcting import Correction
from kompas.web.importing.receipts import Deed

ENDINGS = ".docx,.odt,.pdf,.html,.htm,.md,.txt"
MOST_PICKED = 1_000  # a sheet holds 200 lines, most of them one piece
GIVEN = [role.value for role in Role]


class UploadForm(forms.Form):
    """Which document, and whose strategy it is."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit"),
        to_field_name="code",
        empty_label=_("Choose"),
        help_text=_("The unit whose strategy it is."),
    )
    file = forms.FileField(
        label=_("Document"),
        max_length=400,
        allow_empty_file=True,  # the reader says in words that it is empty
        help_text=_(
            "Word (.docx), OpenDocument (.odt), PDF, web page (.html), Markdown (.md) or text (.txt), up to 50 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units]).in_order()
        if len(units) == 1:
            field.initial = units[0].code
            field.empty_label = None


class BringForm(UploadForm):
    """A file from Kompas. `how` tells whether what was adopted elsewhere stands as adopted here."""

    DRAFT, ADOPTED = "kladde", "vedtaget"

    how = forms.ChoiceField(
        label=_("How it shall stand here"),
        widget=forms.RadioSelect,
        initial=DRAFT,
        choices=[
            (DRAFT, _("The last wording as a draft")),
            (ADOPTED, _("All adopted wordings, as adopted")),
        ],
        help_text=_("Adopted wordings can be brought in only by those who may adopt strategies for the unit."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file: Any = self.fields["file"]
        file.label, file.help_text = _("File from Kompas"), _("The JSON file that Kompas exported, up to 20 MB.")
        file.widget.attrs["accept"] = ".json"


class UnitForm(forms.Form):
    """Another unit for a document under review."""

    unit = forms.ModelChoiceField(Unit.objects.none(), to_field_name="code", label=_("Unit"), empty_label=_("Choose"))

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])


class SpansField(forms.Field):
    """The picked pieces, each as `line:start:end`."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> list[Span]:
        if len(value or []) > MOST_PICKED:
            raise ValidationError(_("Pick fewer lines at a time."))
        return [self._span(each) for each in value or []]

    def _span(self, text: str) -> Span:
        parts = str(text).split(":")
        if len(parts) != 3 or not all(part.isascii() and part.isdecimal() and len(part) < 9 for part in parts):
            raise ValidationError(_("Those lines are not known. Open the page again and pick them anew."))
        return Span(*map(int, parts))


class VersionForm(forms.Form):
    """Which version the page was opened on, and which sheet it shows."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    sheet = forms.IntegerField(min_value=1, max_value=10**6, required=False)

    def correction(self) -> Correction:
        raise NotImplementedError

    def told(self) -> Deed:
        """What it is called in the receipt."""
        raise NotImplementedError

    @property
    def line(self) -> int | None:
        """The line to come back to, counted from 0."""
        picked = self.cleaned_data.get("picked") if self.is_valid() else None
        return picked[0].line if picked else None


class CorrectionForm(VersionForm):
    """One deed on the picked pieces: a role, or one of the three that need none."""

    picked = SpansField(required=False)
    role = forms.ChoiceField(choices=[(role, role) for role in GIVEN], required=False)
    deed = forms.ChoiceField(
        choices=[(name, name) for name in ("merge", "drop", "put_back", "take_off")], required=False
    )

    DEEDS = {
        "merge": corrections.merge,
        "drop": corrections.drop,
        "put_back": corrections.put_back,
        "take_off": corrections.take_off,
    }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        if bool(cleaned.get("role")) == bool(cleaned.get("deed")):
            raise ValidationError(_("Choose what the lines you picked are."))
        return cleaned

    def correction(self) -> Correction:
        picked = self.cleaned_data["picked"]
        if deed := self.cleaned_data["deed"]:
            return partial(self.DEEDS[deed], spans=picked)
        return partial(corrections.give_role, spans=picked, role=Role(self.cleaned_data["role"]))

    def told(self) -> Deed:
        found = self.cleaned_data
        role = Role(found["role"]) if found["role"] else None
        return Deed("drop" if role is Role.DROPPED else found["deed"] or "role", tuple(found["picked"]), role)


class PlaceForm(VersionForm):
    """A place in a line; its number counts from 0."""

    line_number = forms.IntegerField(min_value=0, max_value=10**7)

    @property
    def line(self) -> int | None:
        return self.cleaned_data.get("line_number") if self.is_valid() else None


class SplitForm(PlaceForm):
    at = forms.IntegerField(min_value=0, max_value=10**7)

    def correction(self) -> Correction:
        return partial(corrections.split, line=self.cleaned_data["line_number"], at=self.cleaned_data["at"])

    def told(self) -> Deed:
        return Deed("split", (Span(self.cleaned_data["line_number"], 0, 0),))


class WordsForm(PlaceForm):
    """A role for some words of a line: `start` and `end` are places in its text."""

    start = forms.IntegerField(min_value=0, max_value=10**7)
    end = forms.IntegerField(min_value=1, max_value=10**7)
    role = forms.ChoiceField(choices=[(role, role) for role in GIVEN])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        if "start" in cleaned and "end" in cleaned and cleaned["end"] <= cleaned["start"]:
            raise ValidationError(_("The last word stands before the first one. Choose them anew."))
        return cleaned

    def correction(self) -> Correction:
        found = self.cleaned_data
        span = Span(found["line_number"], found["start"], found["end"])
        return partial(corrections.give_role, spans=[span], role=Role(found["role"]))

    def told(self) -> Deed:
        found = self.cleaned_data
        return Deed("words", (Span(found["line_number"], found["start"], found["end"]),), Role(found["role"]))


class NameForm(PlaceForm):
    """Another name for the part whose name stands in a span."""

    span = SpansField()
    name = forms.CharField(max_length=1_000, required=False)

    def correction(self) -> Correction:
        return partial(corrections.rename, span=self.cleaned_data["span"][0], name=self.cleaned_data["name"])

    def told(self) -> Deed:
        return Deed("rename")
