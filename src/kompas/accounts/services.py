"""Accounts made, invited and closed. Where a person belongs is told by organisation, which calls these."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from kompas.accounts import house
from kompas.accounts.keeping import told_in_full
from kompas.accounts.models import SignInLink, User
from kompas.accounts.names import free_slug, one_line, slug
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import Happening, record, record_many


class NotHereAnyMore(DomainError):
    def __init__(self, person: User) -> None:
        super().__init__(_("%(name)s no longer works here. Let her come back first.") % {"name": person.name})


class EmailTaken(DomainError):
    def __init__(self, email: str) -> None:
        super().__init__(
            _("Somebody else has the e-mail %(email)s. Find that person, or write another address.") % {"email": email}
        )


def enrol(*, name: str, email: str, title: str = "", phone: str = "") -> User:
    """Store a new person who cannot sign in yet; the service that called tells the event log.

    Raises:
        EmailTaken: somebody has that address, whatever its letters' case.
    """
    name, title, phone = one_line(name), one_line(title), one_line(phone)
    refuse_taken(email)
    taken = set(User.objects.filter(slug__startswith=slug(name)).values_list("slug", flat=True))
    person = User(name=name, email=email, title=title, phone=phone, slug=free_slug(name, taken))
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:  # somebody stored the same person at this very moment
        raise EmailTaken(email) from None
    return person


def refuse_taken(email: str, *, but: User | None = None) -> None:
    """Raise EmailTaken if anybody other than `but` has the address."""
    others = User.objects.filter(email__iexact=email)
    if (others.exclude(pk=but.pk) if but else others).exists():
        raise EmailTaken(email)


def shut_out(person: User) -> None:
    """Take away every way in, which ends every session and every link at once; the caller saves `password`."""
    person.set_unusable_password()
    SignInLink.objects.filter(person=person).delete()
    Authenticator.objects.filter(user_id=person.pk).delete()


def forget_addresses(person: User) -> None:
    """Remove what sign-in remembers of her addresses, so that the former one opens nothing."""
    EmailAddress.objects.filter(user_id=person.pk).delete()


@transaction.atomic
def invite(*, person: User, by: Actor, at: datetime) -> User:
    """Mail her a link, good for one use, with which she chooses a password. Doing it again sends a new one.

    Where only the municipality's sign-in opens, the letter leads there instead.

    Raises:
        NotHereAnyMore: she has left.
    """
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not person.is_active:
        raise NotHereAnyMore(person)
    with override("da"):
        _welcoming(person).send()
    record("accounts.invited", person, by=by, at=at)
    return person


@transaction.atomic
def invite_all(*, people: Collection[User], by: Actor, at: datetime) -> int:
    """Mail each of `people` who works here what `invite` would; return how many were mailed."""
    invited = list(User.objects.active().select_for_update(of=("self",)).filter(pk__in=[each.pk for each in people]))
    with override("da"):
        for person in invited:
            _welcoming(person).send()
    record_many("accounts.invited", map(Happening, invited), by=by, at=at)
    return len(invited)


@transaction.atomic
def take_copy(*, person: User, at: datetime) -> dict[str, Any]:
    """All that is kept of `person`, for herself; the event log tells that she took it, and nothing of what it held."""
    record("accounts.copy_taken", person, by=Actor.person(person.pk), at=at)
    return {"at": at.isoformat(), **told_in_full(person)}


def is_local_sign_in_closed() -> bool:
    """Whether the municipality's provider is the only way in, but for the administrators' rescue."""
    return bool((settings.OIDC.is_on or settings.SAML.is_on) and settings.LOCAL_SIGN_IN == "rescue")


def _welcoming(person: User) -> EmailMessage:
    return _invitation_by_provider(person) if is_local_sign_in_closed() else _invitation(person)


def _invitation(person: User) -> EmailMessage:
    key = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key})
    text = gettext(
        "Dear %(name)s\n\n"
        "You can now sign in to Kompas at %(organisation)s. Choose your password here:\n\n"
        "%(link)s\n\n"
        "The link works once, and for %(days)s days. After that, ask an administrator for a new one, "
        "or use “Forgotten your password?” on the sign-in page."
    ) % {
        "name": person.name,
        "organisation": house.name(),
        "link": settings.BASE_URL + path,
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
    }
    return _welcome(person, text, headers={settings.SEALED_LETTER_HEADER: "yes"})


def _invitation_by_provider(person: User) -> EmailMessage:
    text = gettext(
        "Dear %(name)s\n\n"
        "You can now sign in to Kompas at %(organisation)s, with the same account as on your computer at work:\n\n"
        "%(link)s\n\n"
        "There is no password to choose and none to remember."
    ) % {
        "name": person.name,
        "organisation": house.name(),
        "link": settings.BASE_URL + reverse("account_login"),
    }
    return _welcome(person, text, headers={})


def _welcome(person: User, text: str, headers: dict[str, str]) -> EmailMessage:
    subject, sender = gettext("Welcome to Kompas"), settings.DEFAULT_FROM_EMAIL
    return EmailMessage(subject, text, sender, [person.email], headers=headers)
