"""The forms on which a strategy is hung under another. Shape stands here; rules stand in the services."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.strategy.models import Commitment, ParentLink, Strategy
from kompas.strategy.services.parents import Policy, Under
from kompas.strategy.succession import Said
from kompas.strategy.workflow import OPEN_TO_ALL
from kompas.web.next_period.forms import ReasonField, short
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.versioned import VersionedForm


class DayField(forms.DateField):
    def __init__(self, label: Any, *, required: bool = True) -> None:
        widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, widget=widget, required=required)


class UnderForm(forms.Form):
    """A strategy of the house, one of its commitments, or a policy outside it."""

    parent = forms.ModelChoiceField(
        Strategy.objects.none(),
        label=gettext_lazy("Strategy of the house"),
        to_field_name="slug",
        required=False,
        empty_label=gettext_lazy("None: it is a policy from outside"),
    )
    parent_number = forms.IntegerField(
        label=gettext_lazy("Number of the commitment there"),
        min_value=1,
        max_value=10**6,
        required=False,
        help_text=gettext_lazy("Only where it hangs under one commitment of that strategy."),
    )
    policy_title = OneLineField(label=gettext_lazy("Title of the policy from outside"), max_length=300, required=False)
    policy_body = OneLineField(
        label=gettext_lazy("Adopted by"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For instance the municipal council, the region or the state."),
    )
    policy_on = DayField(gettext_lazy("Adopted on"), required=False)
    policy_link = forms.URLField(label=gettext_lazy("Address on the web"), required=False, assume_scheme="https")
    on = DayField(gettext_lazy("From the day"))

    def _choose_among(self, but: Strategy) -> None:
        field: Any = self.fields["parent"]
        field.queryset = Strategy.objects.filter(state__in=OPEN_TO_ALL).exclude(pk=but.pk).with_title().in_order()
        field.label_from_instance = _called
        self.fields["reason"] = ReasonField(required=True, rows=2)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        parent, number = given.get("parent"), given.get("parent_number")
        if parent and (given.get("policy_title") or given.get("policy_body")):
            self.add_error("parent", _("Choose a strategy, or write a policy from outside: not both at once."))
        if not parent and number:
            self.add_error("parent_number", _("Choose the strategy that the commitment stands in."))
        if parent and number:
            given["commitment"] = Commitment.objects.filter(strategy=parent, number=number).first()
            if given["commitment"] is None:
                self.add_error("parent_number", _("There is no commitment of that number in the strategy."))
        return given

    def under(self) -> Under:
        given = self.cleaned_data
        if given["parent"]:
            return Under(given["parent"], given.get("commitment"))
        if not given["policy_title"] and not given["policy_body"]:
            return Under()
        return Under(
            policy=Policy(given["policy_title"], given["policy_body"], given["policy_on"], given["policy_link"])
        )


class HangForm(UnderForm):
    field_order = ("own", "parent", "parent_number", "policy_title", "policy_body", "policy_on", "policy_link", "on")

    own = forms.ChoiceField(label=gettext_lazy("What is to hang there"), required=False)

    def __init__(self, commitments: Sequence[Said], strategy: Strategy, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["own"]
        field.choices = [
            ("", _("The whole strategy")),
            *((said.address, short(said)) for said in commitments),
        ]
        self.strategy = strategy
        self._choose_among(strategy)

    def hung(self) -> dict[str, Any]:
        """What is to hang where, as the service takes it."""
        given = self.cleaned_data
        own = self.strategy.commitments.get(number=given["own"]) if given["own"] else None
        return {"under": self.under(), "commitment": own, "from_on": given["on"], "reason": given["reason"]}


class RehangForm(VersionedForm, UnderForm):
    def __init__(self, link: ParentLink, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "flyt-%s", **kwargs})
        self._choose_among(link.strategy)

    def hung(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "under": self.under(),
            "on": given["on"],
            "reason": given["reason"],
            "opened_on": given["opened_on"],
        }


class LetGoForm(VersionedForm):
    on = DayField(gettext_lazy("Last day"))

    def __init__(self, _link: ParentLink, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "slip-%s", **kwargs})
        self.fields["reason"] = ReasonField(required=True, rows=2)


def _called(strategy: Strategy) -> str:
    return ", ".join(filter(None, (strategy.title, strategy.period)))
