"""The forms on which a strategy is written. Shape stands here; rules stand in the services."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, LostUpdate
from kompas.organisation.models import Unit
from kompas.strategy.models import CommitmentText, FocusAreaText, Part, PartKind, Revision, Strategy
from kompas.strategy.models.revision import LANGUAGES
from kompas.strategy.models.strategy import FIRST_YEAR, LAST_YEAR, StrategyQuerySet
from kompas.strategy.services.texts import TITLE_LENGTH
from kompas.strategy.sources import code_of, written
from kompas.strategy.workflow import OPEN_TO_ALL, State
from kompas.web.shared.one_line import OneLineField

LONG_TEXT = {"rows": 10}
SENTENCE = {"rows": 4}


class AttemptingForm(forms.Form):
    """A form that calls the service and says its refusal."""

    def attempt(self, deed: Callable[[dict[str, Any]], object]) -> bool:
        """Whether the form is valid and the deed was done; what the service refuses is said on top of the form."""
        if not self.is_valid():
            return False
        try:
            deed(self.cleaned_data)
        except LostUpdate as refusal:
            self.lose(refusal)
        except DomainError as refusal:
            self.add_error(None, str(refusal))
        else:
            return True
        return False

    def lose(self, refusal: LostUpdate) -> None:
        self.add_error(None, str(refusal))


class OpenedForm(AttemptingForm):
    """A form that remembers the version it was opened on; after a lost update it stands on the one that won."""

    opened_on = forms.IntegerField(widget=forms.HiddenInput)
    is_conflict = False

    def lose(self, refusal: LostUpdate) -> None:
        super().lose(refusal)
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["opened_on"] = str(refusal.current)  # type: ignore[index]
        self.is_conflict = True

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"opened_on", "lasting"}}


class TextForm(OpenedForm):
    """One of the long texts of a draft."""

    text = forms.CharField(widget=forms.Textarea({"rows": 14}), required=False, strip=True)


class PredecessorField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the strategies that were adopted, by title and period; all who work here may see them."""

    def __init__(self) -> None:
        adopted = Strategy.objects.filter(state__in=OPEN_TO_ALL).with_title().in_order()
        super().__init__(
            adopted,
            label=_("Follows after"),
            to_field_name="slug",
            required=False,
            empty_label=_("No earlier strategy"),
        )

    def label_from_instance(self, strategy: Strategy) -> str:
        return f"{strategy.title} ({strategy.period})" if strategy.period else strategy.title


class _PeriodFields(forms.Form):
    title = OneLineField(label=_("Title"), max_length=TITLE_LENGTH)
    period_from = forms.IntegerField(
        label=_("From year"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False
    )
    period_to = forms.IntegerField(label=_("To year"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    predecessor = PredecessorField()
    language = forms.ChoiceField(label=_("Language of the text"), choices=LANGUAGES, initial="da")


class FrameForm(_PeriodFields, OpenedForm):
    """Title, period and language."""


class NewForm(_PeriodFields, AttemptingForm):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), to_field_name="code", empty_label=None)
    field_order = ["title", "unit", "period_from", "period_to", "predecessor", "language"]
    done: Strategy

    def __init__(self, units: Iterable[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units]).in_order()


class FilterForm(forms.Form):
    """Which strategies the list shows."""

    tilstand = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *State.choices], required=False)
    enhed = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit"), to_field_name="code", required=False, empty_label=_("All")
    )

    def __init__(self, visible: StrategyQuerySet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Unit]", self.fields["enhed"])
        field.queryset = Unit.objects.filter(pk__in=visible.values("unit")).in_order()

    def narrow(self, strategies: StrategyQuerySet) -> StrategyQuerySet:
        """Those of `strategies` that were asked for; a choice that does not exist narrows nothing."""
        self.is_valid()
        state, unit = self.cleaned_data.get("tilstand"), self.cleaned_data.get("enhed")
        if state:
            strategies = strategies.filter(state=state)
        return strategies.filter(unit=unit) if unit else strategies


class PartForm(OpenedForm):
    """The fields of one kind of part, as its model declares them. `lasting` is the key of what lasts of the part."""

    lasting = forms.IntegerField(widget=forms.HiddenInput, required=False)
    opened_on = forms.IntegerField(widget=forms.HiddenInput, required=False)
    done: Part

    def __init__(self, kind: PartKind, *args: Any, part: Part | None = None, **kwargs: Any) -> None:
        if part is not None:
            kwargs["initial"] = initial_of(kind, part)
        super().__init__(*args, **kwargs)
        for name in kind.fields:
            self.fields[name] = _field(kind, name)


class SplitForm(OpenedForm):
    """The words of one part as two."""

    def __init__(self, kind: PartKind, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": initial_of(kind, part) | _first(kind, part)})
        self.kind = kind
        self.fields["lasting"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        for side, words in (("first", _("First part")), ("second", _("Second part"))):
            for name in (kind.head, kind.body):
                if name:
                    field = _field(kind, name)
                    field.label = f"{words}: {str(field.label).lower()}"
                    self.fields[f"{side}_{name}"] = field

    def side(self, side: str) -> dict[str, Any]:
        return {name: self.cleaned_data[f"{side}_{name}"] for name in (self.kind.head, self.kind.body) if name}


class SplitAreaForm(OpenedForm):
    """A focus area's commitments, of which some shall stand under a new one."""

    lasting = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = OneLineField(label=_("Name of the new focus area"), max_length=300)
    commitments = forms.ModelMultipleChoiceField(
        CommitmentText.objects.none(),
        label=_("Which commitments shall stand under the new one?"),
        to_field_name="commitment_id",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one commitment.")},
    )
    field_order = ["name", "commitments"]

    def __init__(self, *args: Any, part: FocusAreaText, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"opened_on": part.version, "lasting": part.focus_area_id}})
        held = CommitmentText.objects.filter(revision=part.revision, focus_area_id=part.focus_area_id)
        field = cast("forms.ModelMultipleChoiceField[CommitmentText]", self.fields["commitments"])
        field.queryset = held.order_by("order", "pk")


class AskForm(AttemptingForm):
    """Whom to ask for comment, and until when."""

    people = forms.ModelMultipleChoiceField(
        User.objects.active(),
        label=_("Whom do you want to ask?"),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )
    due_on = forms.DateField(
        label=_("Answer by"),
        help_text=_("The last day, for instance 24.12.2026."),
        widget=forms.DateInput({"size": 12}),
    )

    def offer(self, people: Iterable[User]) -> None:
        """Show these people to choose among; anybody who works here may be sent."""
        field = cast("forms.ModelMultipleChoiceField[User]", self.fields["people"])
        field.widget.choices = [(person.slug, _called(person)) for person in people]


class AdoptForm(OpenedForm):
    """What changed meanwhile has not been seen, so a lost update is not got past by pressing once more."""

    despite = forms.CharField(
        label=_("Why do you not wait for the last answers?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(SENTENCE),
    )

    def lose(self, _refusal: LostUpdate) -> None:
        self.add_error(None, _("The draft has changed since you opened this page. Read it again, and adopt it then."))


class ReasonForm(AttemptingForm):
    reason = forms.CharField(
        label=_("Why is the strategy to be changed?"),
        max_length=400,
        widget=forms.Textarea(SENTENCE),
        help_text=_("The reason is kept with the new revision."),
    )


def initial_of(kind: PartKind, part: Part) -> dict[str, Any]:
    shown = {name: getattr(part, name) for name in kind.fields}
    lasting = getattr(part, f"{kind.identity}_id") if kind.identity else None
    return {**shown, "opened_on": part.version, "lasting": lasting}


def text_form(draft: Revision, name: str, data: Mapping[str, Any] | None = None) -> TextForm:
    form = TextForm(data, initial={"text": getattr(draft, name), "opened_on": draft.texts_version})
    column: Any = Revision._meta.get_field(name)
    form.fields["text"].label = capfirst(str(column.verbose_name))
    return form


def frame_form(draft: Revision, data: Mapping[str, Any] | None = None) -> FrameForm:
    strategy = draft.strategy
    return FrameForm(
        data,
        initial={
            "title": draft.title,
            "language": draft.language,
            "period_from": strategy.period_from,
            "period_to": strategy.period_to,
            "predecessor": strategy.predecessor.slug if strategy.predecessor else None,
            "opened_on": draft.texts_version,
        },
    )


class SourceKindField(forms.CharField):
    """What a source is, in words, though the importer's codes are kept."""

    def prepare_value(self, value: Any) -> str:
        return written(code_of(value or ""))

    def clean(self, value: Any) -> str:
        return code_of(super().clean(value))


def _field(kind: PartKind, name: str) -> forms.Field:
    column: Any = kind.model._meta.get_field(name)
    widget: forms.Widget | None = None
    if name == kind.body:
        widget = forms.Textarea(LONG_TEXT)
    elif name == kind.head and column.max_length is None:
        widget = forms.Textarea(SENTENCE)
    given: dict[str, Any] = {"widget": widget} if widget else {}
    if (kind.code, name) == ("source", "kind"):
        given["form_class"] = SourceKindField
    field: forms.Field = column.formfield(**given)
    field.label = capfirst(str(column.verbose_name))
    if name == "is_incomplete":
        field.label = _("The sentence is unfinished: the document breaks it off")
    return field


def _first(kind: PartKind, part: Part) -> dict[str, Any]:
    return {f"first_{name}": getattr(part, name) for name in (kind.head, kind.body) if name}


def _called(person: User) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name
