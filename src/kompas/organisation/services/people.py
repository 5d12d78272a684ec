"""People: created, changed, leaving, coming back."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.accounts.names import one_line
from kompas.accounts.services import NotHereAnyMore, enrol, forget_addresses, refuse_taken, shut_out
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Deputy, Membership, RoleGrant, Unit
from kompas.organisation.services.administrators import keeping_an_administrator
from kompas.organisation.services.units import refuse_ended


class WorksHere(DomainError):
    def __init__(self, person: User) -> None:
        super().__init__(_("%(name)s works here already.") % {"name": person.name})


@transaction.atomic
def create(*, name: str, email: str, unit: Unit, title: str = "", phone: str = "", by: Actor, at: datetime) -> User:
    """Create a person with `unit` as her main unit. She cannot sign in before `accounts.services.invite`.

    Raises:
        EmailTaken: somebody has that address, whatever its letters' case.
        EndedUnit: the unit has ended.
    """
    refuse_ended(unit)
    person = enrol(name=name, email=email, title=title, phone=phone)
    Membership.objects.create(person=person, unit=unit, is_main=True)
    record("organisation.person_created", person, by=by, at=at, unit_id=unit.pk)
    return person


@transaction.atomic
def change(*, person: User, name: str, title: str, phone: str, opened_on: int, by: Actor, at: datetime) -> User:
    """Change her name, title or phone; her address in the house (slug) lasts.

    Raises:
        LostUpdate: somebody changed her details since version `opened_on` was shown.
    """
    person = _locked(person, opened_on)
    person.name, person.title, person.phone = one_line(name), one_line(title), one_line(phone)
    person.version += 1
    person.save(update_fields=["name", "title", "phone", "version"])
    record("organisation.person_changed", person, by=by, at=at)
    return person


@transaction.atomic
def change_email(*, person: User, email: str, opened_on: int, by: Actor, at: datetime) -> User:
    """Give her another e-mail, and tell the former one: whoever takes over an account must not do it unseen.

    What sign-in remembers of the former address goes, so links sent there open nothing any more.

    Raises:
        LostUpdate: somebody changed her details since version `opened_on` was shown.
        EmailTaken: somebody else has that address.
    """
    person = _locked(person, opened_on)
    refuse_taken(email, but=person)
    former = person.email
    person.email, person.version = email, person.version + 1
    person.save(update_fields=["email", "version"])
    forget_addresses(person)
    if former.casefold() != email.casefold():
        _tell_former_address(person, former)
    record("organisation.email_changed", person, by=by, at=at)
    return person


@transaction.atomic
def leave(*, person: User, opened_on: int, by: Actor, at: datetime) -> User:
    """She no longer works here: her sessions end at once, she cannot sign in, her roles and deputies end.

    Her units stand, so that what she did is still told with them.

    Raises:
        LostUpdate: somebody changed her details since version `opened_on` was shown.
        NotHereAnyMore: she has left already.
        LastAdministrator: she is the last who administers a top unit.
    """
    person = _locked(person, opened_on)
    if not person.is_active:
        raise NotHereAnyMore(person)
    with keeping_an_administrator(at=at):
        RoleGrant.objects.filter(person=person).delete()
        person.is_active, person.version = False, person.version + 1
        shut_out(person)
        person.save(update_fields=["is_active", "password", "version"])
    _end_deputies(person, at)
    record("organisation.person_left", person, by=by, at=at)
    return person


@transaction.atomic
def take_back(*, person: User, unit: Unit, opened_on: int, by: Actor, at: datetime) -> User:
    """She works here again, in `unit` alone and without roles; she signs in once she is invited anew.

    Raises:
        LostUpdate: somebody changed her details since version `opened_on` was shown.
        WorksHere: she never left.
        EndedUnit: the unit has ended.
    """
    person = _locked(person, opened_on)
    if person.is_active:
        raise WorksHere(person)
    refuse_ended(unit)
    person.is_active, person.version = True, person.version + 1
    person.save(update_fields=["is_active", "version"])
    Membership.objects.filter(person=person).delete()
    Membership.objects.create(person=person, unit=unit, is_main=True)
    record("organisation.person_returned", person, by=by, at=at, unit_id=unit.pk)
    return person


def _locked(person: User, opened_on: int) -> User:
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    check_version(person, opened_on)
    return person


def _end_deputies(person: User, at: datetime) -> None:
    """Nobody stands in for her, and she for nobody, from today."""
    today = timezone.localdate(at)
    for deputies in (Deputy.objects.filter(person=person), Deputy.objects.filter(deputy=person)):
        deputies.filter(first_day__gte=today).delete()
        deputies.filter(last_day__gte=today).update(last_day=today - timedelta(days=1))


def _tell_former_address(person: User, former: str) -> None:
    with override("da"):
        text = gettext(
            "Dear %(name)s\n\n"
            "Your e-mail in Kompas has been changed to %(email)s, and mails no longer come here.\n\n"
            "If you did not expect this, tell your leader or an administrator at once: "
            "whoever holds the new address can choose your password."
        ) % {"name": person.name, "email": person.email}
        subject = gettext("Your e-mail in Kompas has been changed")
    EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [former]).send()
