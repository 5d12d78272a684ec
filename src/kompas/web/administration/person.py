"""What the administrator's page of a person shows: each form as opened, but for the one that was refused."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone

from kompas.accounts.models import User
from kompas.accounts.second_factor import has_second_factor
from kompas.accounts.single_sign_on import linking
from kompas.organisation.models import RoleGrant
from kompas.organisation.queries import entries
from kompas.web.administration.access import administered
from kompas.web.administration.forms import BackForm, EmailForm, Offer, PersonForm, PlacesForm, RoleForm, VersionForm
from kompas.web.administration.forms_sign_in import LinkForm
from kompas.web.shared.pages import SignedInRequest

TEMPLATE = "administration/person.html"
DETAILS, EMAIL, PLACES, ROLE, BACK, LINK = (
    f"id_{part}_%s" for part in ("details", "email", "places", "role", "back", "link")
)


class NothingForm(forms.Form):
    """A button alone."""


def context(request: SignedInRequest, shown: User, **sent: forms.Form) -> dict[str, Any]:
    """`sent` holds the refused form under its place: details, email, places, role, back, link or refused."""
    person, units, today = User.objects.get(pk=shown.pk), Offer(administered(request)), timezone.localdate()
    (entry,) = entries([person], on=today)
    subject = linking.subject_of(person)
    opened = {"opened_on": person.version}
    places = {"units": [unit.code for unit in entry.units], "main": entry.units[0].code if entry.units else ""}
    as_opened = {
        "details": PersonForm(initial=_told(person, "name", "title", "phone") | opened, auto_id=DETAILS),
        "email": EmailForm(initial={"email": person.email} | opened, auto_id=EMAIL),
        "places": PlacesForm(initial=places | opened, among=units, auto_id=PLACES),
        "role": RoleForm(among=units, auto_id=ROLE),
        "back": BackForm(initial=opened, among=units, auto_id=BACK),
        "link": LinkForm(initial={"subject": subject}, auto_id=LINK),
        "unchanged": VersionForm(initial=opened, auto_id=False),
    }
    return {
        **as_opened,
        **sent,
        "colleague": person,
        "entry": entry,
        "grants": RoleGrant.objects.filter(person=person).select_related("unit").order_by("pk"),
        "today": today,
        "can_sign_in": person.has_usable_password() or bool(subject),
        "has_password": person.has_usable_password(),
        "subject": subject,
        "has_second_factor": has_second_factor(person),
        "has_provider": bool(linking.issuer()),
    }


def reader(shown: User, *fields: str) -> Callable[[], dict[str, Any]]:
    """Reads those fields anew when they are asked for."""
    return lambda: _told(User.objects.get(pk=shown.pk), *fields)


def _told(person: User, *fields: str) -> dict[str, Any]:
    return {field: getattr(person, field) for field in fields}
