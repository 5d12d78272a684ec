"""The forms of a seminar."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.models import Conclusion
from kompas.analyses.rules import MOST_PEOPLE, MOST_VOTES, Terms
from kompas.analyses.services.groups import WORDS_LENGTH
from kompas.analyses.workflow import Outcome
from kompas.organisation.models import Unit
from kompas.organisation.reach import subtree
from kompas.web.analyses.forms import DAY, BoardFields, StrategyField
from kompas.web.shared.people import ColleagueField
from kompas.web.shared.versioned import VersionedForm

MOST_OFFERED = 80


class PeopleField(forms.CharField):
    """Colleagues, a name or an e-mail on each line; cleaned to Users."""

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST_PEOPLE:
            raise ValidationError(_("A seminar takes at most %(most)d people.") % {"most": MOST_PEOPLE})
        return [ColleagueField().clean(line) for line in lines]


class PeopleForm(forms.Form):
    """Whom to invite: those of the unit by a tick, others by name."""

    people = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("From the unit"),
        to_field_name="slug",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = PeopleField(
        label=_("Others"),
        help_text=_("One name or e-mail on each line."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def offer(self, unit: Unit | None, *, but: User) -> None:
        """Offer the people of `unit` and below; without one, of none. Anybody who works here may be written."""
        field = cast("Any", self.fields["people"])
        if unit:
            people = User.objects.active().filter(memberships__unit__in=subtree(unit)).exclude(pk=but.pk)
            offered = people.distinct()[:MOST_OFFERED]
            field.queryset = User.objects.active()
            field.widget.choices = [
                (each.slug, f"{each.name}, {each.title}" if each.title else each.name) for each in offered
            ]

    def chosen(self) -> list[User]:
        return list(dict.fromkeys([*self.cleaned_data["people"], *self.cleaned_data["others"]]))


class NewSeminarForm(PeopleForm, BoardFields):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), to_field_name="code", empty_label=None)
    gather_until = forms.DateField(
        label=_("Last day to put cards"), help_text=_("Each puts cards on the board until this day."), widget=DAY
    )
    shows_all = forms.BooleanField(
        label=_("Everybody sees all cards at once"),
        help_text=_("Else each sees only her own until gathering ends, so that nobody thinks after the first."),
        required=False,
    )
    is_anonymous = forms.BooleanField(
        label=_("Cards without names"),
        help_text=_("Nobody is told who wrote a card. When gathering ends, Kompas no longer knows it either."),
        required=False,
    )
    votes_each = forms.IntegerField(label=_("Votes for each"), min_value=1, max_value=MOST_VOTES, initial=3)
    most_per_group = forms.IntegerField(label=_("At most on one group"), min_value=1, max_value=MOST_VOTES, initial=2)
    field_order = [
        "title",
        "held_on",
        "unit",
        "strategy",
        "gather_until",
        "shows_all",
        "is_anonymous",
        "votes_each",
        "most_per_group",
    ]

    def __init__(self, *args: Any, units: list[Unit], strategies: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("Any", self.fields["unit"]).queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units]).in_order()
        cast("StrategyField", self.fields["strategy"]).offer(strategies)
        widest = max(units, key=lambda unit: len(subtree(unit)), default=None)
        self.fields["unit"].initial = widest.code if widest else None
        self.offer(widest, but=by)

    def terms(self) -> Terms:
        return Terms(**{name: self.cleaned_data[name] for name in Terms.__slots__})


class ConclusionForm(VersionedForm):
    """What the seminar says to one group."""

    outcome = forms.ChoiceField(label=_("What becomes of it?"), choices=Outcome, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In words"),
        help_text=_("What we take into the strategy and how, or why we leave it."),
        max_length=WORDS_LENGTH,
        widget=forms.Textarea({"rows": 6}),
    )

    def __init__(self, *args: Any, conclusion: Conclusion, **kwargs: Any) -> None:
        initial = conclusion_of(conclusion) | {"opened_on": conclusion.version}
        super().__init__(*args, **{"initial": initial, **kwargs})


class WordsForm(forms.Form):
    """Another view, or its answer."""

    text = forms.CharField(max_length=WORDS_LENGTH)


def conclusion_of(conclusion: Conclusion) -> dict[str, Any]:
    return {"outcome": conclusion.outcome, "text": conclusion.text}
