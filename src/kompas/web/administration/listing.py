"""Which people an administrator looks through."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.accounts.names import search_key
from kompas.journal.queries import happened
from kompas.organisation.queries import managed_people
from kompas.web.administration.forms import OfUnits, UnitField

GONE, NEVER = "fratraadt", "aldrig"
LINK_HOLDS = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


class PeopleFilter(OfUnits):
    q = forms.CharField(
        label=_("Name, job title or e-mail"),
        required=False,
        max_length=120,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    enhed = UnitField(label=_("Unit"), required=False, empty=_("All units"))
    vis = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("Those who work here")),
            (NEVER, _("Those who have never signed in")),
            (GONE, _("Those who have left")),
        ],
    )


def listed(form: PeopleFilter, units: Collection[int]) -> QuerySet[User]:
    """Those she administers who fit what was chosen; a choice that is none is left out of account."""
    form.is_valid()
    chosen = form.cleaned_data
    people = managed_people(units, on=timezone.localdate()).filter(is_active=chosen.get("vis") != GONE)
    for word in search_key(chosen.get("q", "")).split():
        people = people.filter(email__icontains=word) if "@" in word else people.filter(search_key__contains=word)
    if chosen.get("vis") == NEVER:
        people = people.filter(last_login=None)
    unit = chosen.get("enhed")
    return people.filter(memberships__unit=unit) if unit else people


def to_invite(form: PeopleFilter, units: Collection[int], *, at: datetime) -> QuerySet[User]:
    """Those of the list who have never signed in, and hold no link that still opens; none unless she asked for them."""
    people = listed(form, units)
    if form.cleaned_data.get("vis") != NEVER:
        return people.none()
    return people.exclude(pk__in=[event.subject_id for event in happened("accounts.invited", since=at - LINK_HOLDS)])
