"""The forms of the next period. Shape stands here; rules stand in the services."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.organisation.models import Unit
from kompas.strategy.fates import NEEDS_REASON, Fate
from kompas.strategy.models.strategy import FIRST_YEAR, LAST_YEAR
from kompas.strategy.models.succession import REASON_LENGTH
from kompas.strategy.services import Choice
from kompas.strategy.services.texts import TITLE_LENGTH
from kompas.strategy.succession import Plan, Question, Row, Said
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.versioned import VersionedForm

PIECES = 4  # as many texts as one part is split into at once
SHORT = 90  # letters of a text in a list of choices
STAYS = "bliver"

type Option = tuple[str, str]


class BeginForm(forms.Form):
    """Unit, title and years of the next period; suggested from those of the strategy that it follows after."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Unit"), to_field_name="code", empty_label=gettext_lazy("Choose")
    )
    title = OneLineField(label=gettext_lazy("Title"), max_length=TITLE_LENGTH)
    period_from = forms.IntegerField(label=gettext_lazy("From year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    period_to = forms.IntegerField(
        label=gettext_lazy("To year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False
    )

    def __init__(self, units: Iterable[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units]).in_order()


class ReasonField(forms.CharField):
    def __init__(self, *, required: bool, rows: int = 3) -> None:
        help_text = "" if required else _("Not needed where nothing changes.")
        super().__init__(
            label=_("Reason"),
            widget=forms.Textarea({"rows": rows}),
            max_length=REASON_LENGTH,
            required=required,
            help_text=help_text,
        )


class DecisionForm(VersionedForm):
    """What is to become of one part: the fields that the chosen decision asks for, and no others."""

    def __init__(self, row: Row, found: Plan, fate: Fate, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.fate = row, fate
        self.is_asked_with = [said for said in found.unlinked if said.kind == row.old.kind]
        if fate == Fate.MERGED:
            self._add_targets(found)
        if fate == Fate.REWORDED:
            self._add_pieces(1, required=not self.is_asked_with)
            self._add_standing()
        if fate == Fate.SPLIT:
            self._add_pieces(PIECES, required=True)
        self.fields["reason"] = ReasonField(required=fate in NEEDS_REASON)
        self.initial = {**self._said(), **self.initial}

    def choice(self) -> Choice:
        """What was chosen, as the service takes it."""
        given = self.cleaned_data
        target = given.get("target", "")
        where, _dot, key = target.partition(".")
        return Choice(
            self.fate,
            given["reason"],
            texts=list(self._texts()) if where != "ny" else (),
            into=[int(key)] if where == "ny" else (),
            together_with=int(key) if where == "gl" else None,
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.fate == Fate.REWORDED and not given.get("target") and not given.get("head_1"):
            self.add_error("head_1", _("Write the new text."))
        if self.fate == Fate.SPLIT and len(list(self._texts())) < 2 and "head_2" not in self.errors:
            self.add_error("head_2", _("Write at least two new texts, or choose another decision."))
        return given

    def saved(self) -> dict[str, Any]:
        """The fields as they stand now."""
        return {name: value for name, value in self._said().items() if name in self.fields and name != "opened_on"}

    def _texts(self) -> Iterator[dict[str, object]]:
        kind = self.row.old.kind
        for number in range(1, PIECES + 1):
            head = self.cleaned_data.get(f"head_{number}")
            if head:
                body = {kind.body: self.cleaned_data.get(f"body_{number}", "")} if kind.body else {}
                yield {kind.head: head, **body}

    def _said(self) -> dict[str, Any]:
        """What the form opens with: the texts as they were decided, or else the old one."""
        row = self.row
        decided = row.new if row.fate == self.fate and self.fate in {Fate.REWORDED, Fate.SPLIT} else ()
        texts = decided or ((row.old,) if self.fate == Fate.REWORDED else ())
        said: dict[str, Any] = {"opened_on": row.opened_on}
        for number, text in enumerate(texts, 1):
            said |= {f"head_{number}": text.head, f"body_{number}": text.body}
        if row.decision:
            said["reason"] = row.decision.reason
        return said

    def _add_pieces(self, count: int, *, required: bool) -> None:
        kind = self.row.old.kind
        for number in range(1, count + 1):
            needed = required and number <= 2
            name = _("New text") if count == 1 else _("New text %(number)d") % {"number": number}
            if not kind.body:
                self.fields[f"head_{number}"] = forms.CharField(
                    label=name, widget=forms.Textarea({"rows": 3}), required=needed
                )
                continue
            label = _("Name") if count == 1 else _("Name %(number)d") % {"number": number}
            self.fields[f"head_{number}"] = OneLineField(label=label, max_length=kind.longest_head, required=needed)
            self.fields[f"body_{number}"] = forms.CharField(
                label=name, widget=forms.Textarea({"rows": 4}), required=False
            )

    def _add_standing(self) -> None:
        """A text that stands in the draft already may be the new one."""
        if self.is_asked_with:
            options = [("", _("No, the text that I write here")), *map(_standing, self.is_asked_with)]
            self.fields["target"] = forms.ChoiceField(
                label=_("Does it stand in the draft already?"), choices=options, required=False
            )

    def _add_targets(self, found: Plan) -> None:
        """What it may be merged with: texts of the next period, and old parts not decided yet."""
        kind, own = self.row.old.kind, {said.key for said in self.row.new}
        standing = [_standing(said) for said in found.parts if said.kind == kind and said.key not in own]
        waiting = [
            (f"gl.{row.old.pk}", short(row.old))
            for row in found.rows
            if row.old.kind == kind and row.decision is None and row.old.key != self.row.old.key
        ]
        groups = [
            (_("Into a text of the next period"), standing),
            (_("Together with one that is not decided yet"), waiting),
        ]
        self.fields["target"] = forms.ChoiceField(
            label=_("Merge with"),
            choices=[("", _("Choose")), *((name, options) for name, options in groups if options)],
        )
        self.fields["head_1"] = forms.CharField(
            label=_("The joint text") if not kind.body else _("The joint name"),
            widget=forms.Textarea({"rows": 3}) if not kind.body else forms.TextInput(),
            max_length=kind.longest_head,
            required=False,
            help_text=_(
                "Only where both are decided now. Left empty, the two texts stand one after the other, to be edited."
            ),
        )


class AnswerForm(VersionedForm):
    """Where one thing goes on, and why."""

    to = forms.ChoiceField(label=gettext_lazy("Goes on under"))

    def __init__(self, question: Question, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"svar-{question.kind.code}-{question.thing.key}-%s", **kwargs})
        self.question = question
        field: Any = self.fields["to"]
        field.choices = [
            ("", _("Choose")),
            *((str(said.pk), short(said)) for said in question.choices),
            (STAYS, _("Nothing: it stays with the former strategy")),
        ]
        self.fields["reason"] = ReasonField(required=True, rows=2)
        answer = question.answer
        self.initial = {
            "opened_on": answer.version if answer else 0,
            **({"to": self._answered(question), "reason": answer.reason} if answer else {}),
        }

    def answered(self) -> dict[str, Any]:
        """The answer, as the service takes it."""
        question, given = self.question, self.cleaned_data
        return {
            "kind": question.kind.code,
            "thing": question.thing.key,
            "of": question.row.old.key,
            "to": None if given["to"] == STAYS else int(given["to"]),
            "reason": given["reason"],
            "opened_on": given["opened_on"],
        }

    @staticmethod
    def _answered(question: Question) -> str:
        key = getattr(question.answer, f"{question.row.old.kind.identity}_id")
        return STAYS if key is None else str(key)


def _standing(said: Said) -> Option:
    return f"ny.{said.pk}", short(said)


def short(said: Said) -> str:
    """A text as it stands in a list of choices; a commitment with its number."""
    words = Truncator(said.head).chars(SHORT)
    return f"{said.address}. {words}" if said.kind.code == "commitment" else words
