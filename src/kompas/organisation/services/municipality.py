"""Telling whose house this is."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.accounts.names import one_line
from kompas.errors import DomainError, LostUpdate, NotAllowed, check_version
from kompas.journal.actors import Actor, ActorKind
from kompas.journal.services import record
from kompas.organisation.house import MUNICIPALITY
from kompas.organisation.models import Municipality
from kompas.organisation.models.municipality import THE_ONE
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.organisation.reach import reach_of
from kompas.organisation.rules import is_cvr

NEW = 0  # the version that a form of something not yet told was opened on


class Details(TypedDict):
    """What the municipality tells of itself."""

    name: str
    cvr: str
    address: str
    web: str
    accessibility: str
    privacy_name: str
    privacy_email: str


class NotACvr(DomainError):
    def __init__(self, cvr: str) -> None:
        super().__init__(_("%(cvr)s is not a CVR number. It has eight digits: look for a slip.") % {"cvr": cvr})


class NotHttps(DomainError):
    def __init__(self) -> None:
        super().__init__(_("The accessibility statement's address must begin with https://."))


@transaction.atomic
def change(*, opened_on: int, by: Actor, at: datetime, **details: Unpack[Details]) -> Municipality:
    """Tell it, or tell it anew; `opened_on` is `NEW` for the first time.

    Raises:
        NotAllowed: `by` is a person who does not administer the whole house.
        LostUpdate: somebody changed it since version `opened_on` was shown.
        NotACvr, NotHttps: what it says cannot be so.
    """
    require_house(by=by, at=at)
    _refuse_impossible(details)
    details["name"], details["privacy_name"] = one_line(details["name"]), one_line(details["privacy_name"])
    details["address"] = tidied_lines(details["address"])
    told = Municipality.objects.select_for_update(of=("self",)).first()
    if told is None:
        told = _first_told(details)
    else:
        check_version(told, opened_on)
        for field, words in details.items():
            setattr(told, field, words)
        told.version += 1
        told.save(update_fields=[*details, "version"])
    record("organisation.municipality_changed", told, by=by, at=at)
    MUNICIPALITY.forget()
    return told


def tidied_lines(text: str) -> str:
    """Each line tidied, empty ones left out."""
    return "\n".join(tidy for line in text.splitlines() if (tidy := one_line(line)))


def require_house(*, by: Actor, at: datetime) -> None:
    """Refuse with NotAllowed unless `by` is the house, or a person who administers all of it that day."""
    if by.kind is ActorKind.HOUSE:
        return
    person = User.objects.get(pk=by.person_id or 0)
    if not reach_of(person, on=timezone.localdate(at)).may(MANAGE_HOUSE):
        raise NotAllowed


def _first_told(details: Details) -> Municipality:
    try:
        with transaction.atomic():
            return Municipality.objects.create(pk=THE_ONE, **details)
    except IntegrityError:  # two told it at this very moment
        raise LostUpdate(opened_on=NEW, current=Municipality.objects.get().version) from None


def _refuse_impossible(details: Details) -> None:
    if details["cvr"] and not is_cvr(details["cvr"]):
        raise NotACvr(details["cvr"])
    if details["accessibility"] and not details["accessibility"].startswith("https://"):
        raise NotHttps
