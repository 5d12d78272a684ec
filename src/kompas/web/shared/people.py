"""Form fields that name a colleague: in a house of thousands no list to choose from is short enough."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kompas.accounts.models import User
from kompas.accounts.names import search_key

MOST_OFFERED = 5


class ColleagueField(forms.CharField):
    """A colleague by name or e-mail; cleaned to the User. A name that several have asks for the e-mail."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, **options)

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        if not words:
            return None
        found = list(_called(words)[:2])
        if len(found) == 1:
            return found[0]
        alike = list(_alike(words)[: MOST_OFFERED + 1])
        if not alike:
            raise ValidationError(
                _("Nobody here has “%(name)s” in the name or the e-mail. Check the spelling.") % {"name": words}
            )
        told = {"name": words, "people": _listed(alike[:MOST_OFFERED])}
        if len(alike) > MOST_OFFERED:
            raise ValidationError(_("More than five fit “%(name)s”, among them %(people)s. Write the e-mail.") % told)
        if len(alike) > 1:
            raise ValidationError(_("Several fit “%(name)s”: %(people)s. Write the e-mail of one.") % told)
        raise ValidationError(_("Do you mean %(people)s? Then write the e-mail.") % told)


def _called(words: str) -> Any:
    people = User.objects.active()
    if "@" in words:
        return people.filter(email__iexact=words)
    exact = people.filter(slug=words)
    named = people.filter(search_key__startswith=search_key(words))
    same = [person.pk for person in named[:50] if search_key(person.name) == search_key(words)]
    return exact | people.filter(pk__in=same)


def _alike(words: str) -> Any:
    """Those whose name or e-mail has every one of the words somewhere, in the order of the alphabet."""
    people = User.objects.active().order_by("sort_key", "pk")
    for word in search_key(words).split():
        people = people.filter(email__icontains=word) if "@" in word else people.filter(search_key__contains=word)
    return people


def _listed(people: list[User]) -> str:
    return ", ".join(f"{person.name} ({person.email})" for person in people)
