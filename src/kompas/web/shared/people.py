"""Form fields that name a colleague: in a house of thousands no list to choose from is short enough."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kompas.accounts.models import User
from kompas.accounts.names import search_key


class ColleagueField(forms.CharField):
    """A colleague by name or e-mail; cleaned to the User. A name that several have asks for the e-mail."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, **options)

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        if not words:
            return None
        found = list(_called(words)[:2])
        if not found:
            raise ValidationError(
                _("Nobody who works here is called “%(name)s”. Write the whole name, or the e-mail.") % {"name": words}
            )
        if len(found) > 1:
            raise ValidationError(_("Several are called “%(name)s”. Write the e-mail.") % {"name": words})
        return found[0]


def _called(words: str) -> Any:
    people = User.objects.active()
    if "@" in words:
        return people.filter(email__iexact=words)
    exact = people.filter(slug=words)
    named = people.filter(search_key__startswith=search_key(words))
    same = [person.pk for person in named[:50] if search_key(person.name) == search_key(words)]
    return exact | people.filter(pk__in=same)
