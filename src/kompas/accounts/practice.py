"""The way into the practice area: a pass that the real house signs and the practice area takes, once, within a minute.

It holds a role and nothing of the person. The practice area has only the public half of the key: it can take passes,
and sign none.
"""

import secrets
from datetime import UTC, datetime, timedelta

import jwt
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.accounts.practice_signs import BEGIN_AGAIN, OPEN
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import record

LIFETIME = timedelta(seconds=60)
ALGORITHM = "EdDSA"
ISSUER = "kompas"
CLAIMS = ("iss", "aud", "iat", "exp", "jti", "role")


class PassRefused(DomainError):
    def __init__(self) -> None:
        super().__init__(_("The way in holds for a minute and for one use. Go back to Kompas and press again."))


@transaction.atomic
def hand_over(*, person: User, role: str, at: datetime) -> str:
    """A pass with which she goes in as somebody who holds `role`. The event log tells that she went, not as whom."""
    record("accounts.went_to_practice", person, by=Actor.person(person.pk), at=at)
    told = {
        "iss": ISSUER,
        "aud": settings.PRACTICE_URL,
        "iat": int(at.timestamp()),
        "exp": int((at + LIFETIME).timestamp()),
        "jti": secrets.token_hex(16),
        "role": role,
    }
    return jwt.encode(told, settings.HAND_OVER_KEY, algorithm=ALGORITHM)


def take(*, given: str, at: datetime) -> str:
    """The role that the pass `given` names; it is used up by this.

    Raises:
        PassRefused: it is forged, meant for another house, from another time, or used before.
    """
    if not settings.IS_PRACTICE:
        raise PassRefused
    try:
        told = jwt.decode(
            given,
            settings.HAND_OVER_KEY,
            algorithms=[ALGORITHM],
            audience=settings.BASE_URL,
            issuer=ISSUER,
            options={"require": list(CLAIMS), "verify_exp": False, "verify_iat": False},
        )
    except (jwt.PyJWTError, ValueError):  # ValueError: there is no key, so nobody is let in
        raise PassRefused from None
    made_at, ends_at = (datetime.fromtimestamp(told[name], tz=UTC) for name in ("iat", "exp"))
    if not made_at - LIFETIME <= at < ends_at <= made_at + LIFETIME:
        raise PassRefused
    if not cache.add(f"pass:{told['jti']}", 1, timeout=3 * LIFETIME.seconds):
        raise PassRefused
    return str(told["role"])


@transaction.atomic
def let_in(*, person: User, at: datetime) -> None:
    """Tell the practice area's own event log that somebody goes in as `person`."""
    record("accounts.signed_in", person, by=Actor.person(person.pk), at=at)


@transaction.atomic
def begin_again(*, by: User, at: datetime) -> None:
    """Ask for the practice area to be emptied and furnished anew; whoever is in there is put out."""
    record("accounts.practice_begun_again", by, by=Actor.person(by.pk), at=at)
    settings.PRACTICE_FOLDER.mkdir(exist_ok=True, mode=0o700)
    (settings.PRACTICE_FOLDER / BEGIN_AGAIN).touch(mode=0o600)


def is_open() -> bool:
    """Whether the practice area lets people in now; not while it is being furnished."""
    return (settings.PRACTICE_FOLDER / OPEN).exists()
