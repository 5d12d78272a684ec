"""Forms that notice when somebody else has saved in the meantime, and then show both texts."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from kompas.errors import DomainError, LostUpdate


@dataclass(frozen=True)
class TwoTexts:
    """One field as she wrote it and as it stands now."""

    label: str
    mine: str
    saved: str


class VersionedForm(forms.Form):
    """A form that carries the version it was opened on.

    After a lost update `both` holds the fields that differ, and the form is opened on the newer version: whoever has
    read both texts and saves again means it.
    """

    opened_on = forms.IntegerField(widget=forms.HiddenInput)
    both: tuple[TwoTexts, ...] = ()

    def refuse(self, refusal: DomainError, saved: dict[str, Any]) -> None:
        """Show why the deed was refused; `saved` are the fields as they stand now."""
        self.add_error(None, str(refusal))
        if not isinstance(refusal, LostUpdate):
            return
        told = (
            TwoTexts(str(self[name].label), self.in_words(self.sent(name)), self.in_words(value))
            for name, value in saved.items()
        )
        self.both = tuple(each for each in told if each.mine != each.saved)
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        sent[self.add_prefix("opened_on")] = str(refusal.current)
        self.data = sent

    def sent(self, name: str) -> Any:
        """What she wrote in a field."""
        return self.data.get(self.add_prefix(name))

    def in_words(self, value: Any) -> str:
        """How one reads what stands in a field."""
        return "" if value is None else str(value)
