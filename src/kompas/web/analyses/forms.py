"""The forms of boards and their cards."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from kompas.analyses.kinds import KINDS
from kompas.analyses.models import Board, Card
from kompas.analyses.models.board import TITLE_LENGTH
from kompas.analyses.rules import TEXT_LENGTH
from kompas.analyses.workflow import Mark
from kompas.organisation.models import Unit
from kompas.strategy.models import Strategy
from kompas.strategy.models.strategy import StrategyQuerySet
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.versioned import VersionedForm

DAY = forms.DateInput({"size": 12})


class StrategyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the strategies that the person may see, by title and unit; or none."""

    def __init__(self) -> None:
        super().__init__(
            Strategy.objects.none(),
            label=_("Of a strategy"),
            help_text=_("Leave it empty when there is no strategy yet: then the board is the unit's."),
            to_field_name="slug",
            required=False,
            empty_label=_("No strategy yet"),
        )

    def label_from_instance(self, strategy: Strategy) -> str:
        return f"{strategy.title} ({strategy.unit.name})"

    def offer(self, strategies: StrategyQuerySet) -> None:
        self.queryset = strategies.for_list()


class BoardFields(forms.Form):
    title = OneLineField(label=_("Title"), max_length=TITLE_LENGTH)
    held_on = forms.DateField(label=_("Day"), help_text=_("For instance 24.12.2026."), widget=DAY)
    strategy = StrategyField()


class NewBoardForm(BoardFields):
    kind = forms.ChoiceField(label=_("Kind of board"), widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), to_field_name="code", empty_label=None)
    field_order = ["kind", "title", "held_on", "unit", "strategy"]

    def __init__(self, *args: Any, units: Iterable[Unit], strategies: StrategyQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["kind"]).choices = [
            (kind.code, f"{kind.words}: {str(kind.lead)[:1].lower()}{str(kind.lead)[1:]}")
            for kind in KINDS.values()
            if not kind.is_for_seminars
        ]
        cast("Any", self.fields["unit"]).queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units]).in_order()
        cast("StrategyField", self.fields["strategy"]).offer(strategies)


class DetailsForm(BoardFields, VersionedForm):
    """Title, day and strategy of a board."""

    def __init__(self, *args: Any, board: Board, strategies: StrategyQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": details_of(board) | {"opened_on": board.details_version}, **kwargs})
        cast("StrategyField", self.fields["strategy"]).offer(strategies)


class AddForm(forms.Form):
    text = forms.CharField(max_length=TEXT_LENGTH * 4)  # the service says how long it is and may be
    felt = forms.IntegerField(min_value=1, max_value=10_000)


class CardForm(VersionedForm):
    """What stands on a card."""

    text = forms.CharField(
        label=_("Text"), max_length=TEXT_LENGTH, widget=forms.Textarea({"rows": 4, "maxlength": TEXT_LENGTH})
    )
    mark = forms.ChoiceField(label=_("Mark"), choices=Mark, required=False)

    def __init__(self, *args: Any, card: Card, **kwargs: Any) -> None:
        given = {"auto_id": f"kort-{card.number}-%s", "initial": words_of(card) | {"opened_on": card.version}}
        super().__init__(*args, **{**given, **kwargs})


def details_of(board: Board) -> dict[str, Any]:
    return {
        "title": board.title,
        "held_on": board.held_on,
        "strategy": board.strategy.slug if board.strategy else "",
    }


def words_of(card: Card) -> dict[str, Any]:
    return {"text": card.text, "mark": card.mark}
