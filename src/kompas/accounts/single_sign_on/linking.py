"""Who a person is at the municipality's provider: written down by an administrator, never found out by e-mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import SignInLink, User
from kompas.accounts.names import one_line
from kompas.accounts.services import NotHereAnyMore
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import Happening, record, record_many

BATCH = 500


class SubjectTaken(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Somebody else has that ID already. Check that it is hers, and remove it there first."))


class NoProvider(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Sign-in by the municipality's provider is not set up. Ask whoever runs Kompas."))


@dataclass
class ProvidersDoor:
    """What an event concerns when it concerns nobody here: the way in by the provider."""

    pk: int = 0


def issuer() -> str:
    """Whose subjects count here and now; empty where no provider is set up."""
    if settings.OIDC.is_on:
        return str(settings.OIDC.issuer)
    return str(settings.SAML.entity)


def subjects() -> dict[int, str]:
    """Everybody's subject at the provider, by person; at most one query."""
    if not issuer():
        return {}
    return dict(SignInLink.objects.filter(issuer=issuer()).values_list("person_id", "subject"))


def subject_of(person: User) -> str:
    """Who she is at the provider; empty where nobody has told. What stands for a former provider does not count."""
    link = SignInLink.objects.filter(person=person, issuer=issuer()).first() if issuer() else None
    return link.subject if link else ""


@transaction.atomic
def link(*, person: User, subject: str, by: Actor, at: datetime) -> SignInLink:
    """Let whoever the provider calls `subject` sign in as her; a former subject of hers opens nothing any more.

    Her sessions end where it changes, so far as she has no password of her own.

    Raises:
        NoProvider: there is none whose subjects could count.
        NotHereAnyMore: she has left.
        SubjectTaken: the subject is somebody else's.
    """
    if not issuer():
        raise NoProvider
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not person.is_active:
        raise NotHereAnyMore(person)
    subject = one_line(subject)
    former = SignInLink.objects.filter(person=person, issuer=issuer()).first()
    if former and former.subject == subject:
        return former
    if former:
        _end(former)
    try:
        with transaction.atomic():
            made = SignInLink.objects.create(person=person, issuer=issuer(), subject=subject)
    except IntegrityError:
        raise SubjectTaken from None
    record("accounts.linked", person, by=by, at=at)
    return made


@transaction.atomic
def link_many(*, subjects: Mapping[User, str], by: Actor, at: datetime) -> None:
    """Link many people as `link` does, in few statements; the caller has seen to it that each works here.

    Raises:
        SubjectTaken: somebody was given one of the subjects meanwhile; then nobody is linked.
    """
    former = SignInLink.objects.filter(person__in=subjects, issuer=issuer())
    moved = [
        person for person in User.objects.filter(pk__in=former.values("person")) if not person.has_usable_password()
    ]
    for person in moved:
        person.set_unusable_password()
    User.objects.bulk_update(moved, ["password"], batch_size=BATCH)
    former.delete()
    made = (SignInLink(person=person, issuer=issuer(), subject=subject) for person, subject in subjects.items())
    try:
        with transaction.atomic():
            SignInLink.objects.bulk_create(made, batch_size=BATCH)
    except IntegrityError:
        raise SubjectTaken from None
    record_many("accounts.linked", (Happening(person) for person in subjects), by=by, at=at)


@transaction.atomic
def unlink(*, person: User, by: Actor, at: datetime) -> None:
    """Nobody signs in as her by the provider any more. Without a link, nothing is told.

    Her sessions end, so far as she has no password of her own.
    """
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    former = SignInLink.objects.filter(person=person, issuer=issuer()).first()
    if former is None:
        return
    _end(former)
    record("accounts.unlinked", person, by=by, at=at)


@transaction.atomic
def tell_unknown(*, at: datetime) -> None:
    """Write down that the provider vouched for somebody whom nobody here is linked to; who it was is not kept."""
    record("accounts.unknown_subject", ProvidersDoor(), by=Actor.anonymous(), at=at)


def _end(former: SignInLink) -> None:
    former.delete()
    person = former.person
    if not person.has_usable_password():
        person.set_unusable_password()  # a new one, which ends the sessions that hang on it
        person.save(update_fields=["password"])
