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
        self.both = tuple(
            TwoTexts(str(self[name].label), _words(self.data.get(self.add_prefix(name))), _words(value))
            for name, value in saved.items()
            if _words(self.data.get(self.add_prefix(name))) != _words(value)
        )
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        sent[self.add_prefix("opened_on")] = str(refusal.current)
        self.data = sent


def _words(value: Any) -> str:
    return "" if value is None else str(value)
