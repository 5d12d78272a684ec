"""The forms on which a ground is kept and joined with commitments."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.strategy.models import Commitment, Ground, Source, Strategy
from kompas.strategy.models.ground import NAME_LENGTH
from kompas.strategy.queries import OutlineCommitment
from kompas.strategy.services import GroundValues
from kompas.strategy.services.grounds import BEGINNINGS, LARGEST_FILE
from kompas.strategy.sources import CHOICES
from kompas.web.shared.one_line import OneLineField
from kompas.web.strategy.forms import AttemptingForm, OpenedForm, PredecessorField

LETTERS_OF_A_CHOICE = 110


class GroundForm(OpenedForm):
    """What a ground is called, what it is, and its file."""

    done: Ground
    name = OneLineField(label=gettext_lazy("Name"), max_length=NAME_LENGTH)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=CHOICES)
    held_on = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("When it was held, or when it was finished."),
    )
    about = forms.CharField(
        label=gettext_lazy("What came out of it"), required=False, widget=forms.Textarea({"rows": 5}), max_length=20_000
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("Word, PDF, spreadsheet, slides, picture or plain text, at most %(count)d MB.")
        % {"count": LARGEST_FILE // 1024 // 1024},
        widget=forms.FileInput({"accept": ",".join(BEGINNINGS)}),
    )
    without_file = forms.BooleanField(label=gettext_lazy("Remove the file"), required=False)
    is_public = forms.BooleanField(
        label=gettext_lazy("Citizens may read it, file included"),
        required=False,
        help_text=gettext_lazy("Only where the strategy is published. Look through the file for names first."),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, ground: Ground | None = None, source: Source | None = None
    ) -> None:
        super().__init__(data, files, initial=_initial(ground, source))
        former = PredecessorField()
        former.label = _("Which strategy, where it is a former one?")
        former.empty_label = _("None of those here")
        self.fields["former"] = former
        self.fields["opened_on"].required = ground is not None
        if ground is None or ground.file_id is None:
            del self.fields["without_file"]
        self.order_fields(["name", "kind", "held_on", "former", "about", "file", "without_file", "is_public"])

    def given(self) -> dict[str, Any]:
        """What the services take."""
        told = self.cleaned_data
        names = ("name", "kind", "held_on", "about", "is_public", "former")
        return {"values": GroundValues(**{name: told[name] for name in names}), "file": told["file"]}


class LinkForm(AttemptingForm):
    """Which commitments a ground led to."""

    commitments = forms.ModelMultipleChoiceField(
        Commitment.objects.none(),
        label=gettext_lazy("Which commitments did it lead to?"),
        to_field_name="number",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, strategy: Strategy, stand: Iterable[OutlineCommitment], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["commitments"]
        field.queryset = strategy.commitments.all()
        field.widget.choices = [(each.number, _called(each)) for each in stand]


def _initial(ground: Ground | None, source: Source | None) -> dict[str, Any]:
    if source is not None:
        kind = source.kind if source.kind in dict(CHOICES) else "other"
        return {"name": source.name, "kind": kind}
    if ground is None:
        return {}
    names = ("name", "kind", "held_on", "about", "is_public")
    former = ground.former.slug if ground.former else None
    return {**{name: getattr(ground, name) for name in names}, "former": former, "opened_on": ground.version}


def _called(commitment: OutlineCommitment) -> str:
    return f"{commitment.number}. {Truncator(commitment.text).chars(LETTERS_OF_A_CHOICE)}"
