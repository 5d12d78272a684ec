"""What one asks the directory, and what one tells it of oneself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kompas.organisation.models import Competence, Subject, Unit
from kompas.organisation.queries import Branch, walk
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.people import ColleagueField
from kompas.web.shared.versioned import VersionedForm

INDENT = "\u2003"


class PhoneForm(VersionedForm):
    phone = OneLineField(label=_("Phone"), max_length=40, required=False)


class OfferForm(forms.Form):
    """A subject that she does not tell of yet."""

    subject = forms.ModelChoiceField(Subject.objects.none(), label=_("Subject"), to_field_name="slug")
    helps_with = OneLineField(
        label=_("Can help with"),
        max_length=240,
        required=False,
        help_text=_("In your own words: what may colleagues ask you about?"),
    )

    def __init__(self, *args: Any, tree: list[Branch[Subject]], known: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["subject"]
        field.queryset = Subject.objects.exclude(pk__in=known)  # type: ignore[attr-defined]
        field.choices = [("", _("Choose")), *_choices(tree, known)]  # type: ignore[attr-defined]


class WordsForm(VersionedForm):
    """Her own words about a subject that she tells of already."""

    helps_with = OneLineField(label=_("Can help with"), max_length=240, required=False)

    @classmethod
    def of(cls, competence: Competence) -> "WordsForm":
        told = {"helps_with": competence.helps_with, "opened_on": competence.version}
        return cls(initial=told, auto_id=f"id_{competence.subject.slug}_%s")


class DeputyForm(forms.Form):
    deputy = ColleagueField(label=_("Deputy"), help_text=_("Name or e-mail."))
    first_day = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class FilterForm(forms.Form):
    """What one looks for; whatever else the address says is left out of account."""

    q = forms.CharField(
        label=_("What do you need help with?"),
        required=False,
        max_length=120,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    enhed = forms.ChoiceField(label=_("Unit"), required=False)
    emne = forms.ChoiceField(label=_("Subject"), required=False)

    def __init__(self, *args: Any, units: list[Branch[Unit]], subjects: list[Branch[Subject]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(branch.thing.code, INDENT * depth + branch.thing.name) for depth, branch in walk(units)]
        self.fields["enhed"].choices = [("", _("All units")), *told]  # type: ignore[attr-defined]
        self.fields["emne"].choices = [("", _("All subjects")), *_choices(subjects, set())]  # type: ignore[attr-defined]

    def chosen(self, name: str) -> str:
        """What was chosen, or nothing where it is unknown."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


def _choices(tree: list[Branch[Subject]], without: set[int]) -> list[tuple[str, str]]:
    return [
        (branch.thing.slug, INDENT * depth + branch.thing.name)
        for depth, branch in walk(tree)
        if branch.thing.pk not in without
    ]
