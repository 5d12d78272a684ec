"""Mail that was waiting when a backup was made may have left since: after a restore a person decides about it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import Happening, record_many
from kompas.post.events import PUT_BY, RELEASED
from kompas.post.models import OutgoingMail, OutgoingMailQuerySet, Status


class NotHeld(DomainError):
    def __init__(self) -> None:
        super().__init__(_("No mail is held back here any more: somebody has decided already."))


def hold_all() -> int:
    """Hold back every mail that waits; return how many. Part of a restore, whose event tells of it."""
    return OutgoingMail.objects.filter(status=Status.QUEUED).update(status=Status.HELD, leased_until=None)


@transaction.atomic
def release(*, mails: OutgoingMailQuerySet, by: User, at: datetime) -> int:
    """Send those of `mails` that are held back, under the Message-ID they always had; return how many.

    Raises NotHeld where none of them is.
    """
    held = _held(mails)
    held.update(status=Status.QUEUED, send_after=at, attempts=0, last_error="")
    return _told(RELEASED, held, by, at)


@transaction.atomic
def put_by(*, mails: OutgoingMailQuerySet, by: User, at: datetime) -> int:
    """Keep those of `mails` that are held back, and never send them; what a secret one held goes. As `release` else."""
    held = _held(mails)
    held.filter(is_secret=True).update(text="")
    held.update(status=Status.KEPT)
    return _told(PUT_BY, held, by, at)


def _held(mails: OutgoingMailQuerySet) -> OutgoingMailQuerySet:
    """Those held back, by their keys: what is decided here is not decided a second time at the same moment."""
    keys = list(mails.held().select_for_update(of=("self",)).values_list("pk", flat=True))
    if not keys:
        raise NotHeld
    return OutgoingMail.objects.filter(pk__in=keys)


def _told(kind: str, held: OutgoingMailQuerySet, by: User, at: datetime) -> int:
    happenings = [Happening(mail) for mail in held.only("pk")]
    record_many(kind, happenings, by=Actor.person(by.pk), at=at)
    return len(happenings)
