"""Queueing and delivering mail."""

import logging
import secrets
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext

from kompas.post import way_out
from kompas.post.locking import KeyIsGone
from kompas.post.models import OutgoingMail, Status

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(minutes=1)
ATTEMPTS = 8  # doubling pauses: about four hours in all


def queue(
    *, to: str, subject: str, text: str, at: datetime, send_after: datetime | None = None, is_secret: bool = False
) -> OutgoingMail:
    """Put an e-mail in the outbox, in the transaction of the deed that it tells of."""
    if settings.IS_PRACTICE:
        subject, text = gettext("Practice area: %(subject)s") % {"subject": subject}, f"{unreal()}\n\n{text}"
    domain = way_out.sender().rsplit("@", 1)[-1].strip("> ")
    return OutgoingMail.objects.create(
        to=to,
        subject=" ".join(subject.split())[:200],
        text=text,
        is_secret=is_secret,
        message_id=f"<{secrets.token_hex(16)}@{domain}>",
        queued_at=at,
        send_after=send_after or at,
    )


def unreal() -> str:
    """What stands on everything that the practice area makes."""
    return gettext("Practice area: nothing from here is real.")


def deliver_next(*, at: datetime) -> bool:
    """Send the mail that has been due longest; False where none is due.

    It is leased before it is sent and marked after the server took it: a crash in between sends it again under the
    same Message-ID rather than losing it. `at` is the instant of this mail: a lease counted from an earlier one would
    run out while a long queue is worked off, and a second worker would send the same again.
    """
    mail = _lease_next(at)
    if mail is None:
        return False
    _deliver(mail, at)
    return True


def _lease_next(at: datetime) -> OutgoingMail | None:
    for mail in OutgoingMail.objects.due(at=at)[:5]:
        if OutgoingMail.objects.lease(mail.pk, at=at, until=at + LEASE):
            return mail
    return None


def _deliver(mail: OutgoingMail, at: datetime) -> None:
    if not way_out.leaves():
        _settle(mail, Status.KEPT)
        return
    message = EmailMessage(mail.subject, mail.text, way_out.sender(), [mail.to])
    message.extra_headers["Message-ID"] = mail.message_id
    message.extra_headers["Auto-Submitted"] = "auto-generated"  # RFC 3834: absence replies do not answer it
    try:
        way_out.send(message)
    except (SMTPException, OSError, KeyIsGone) as error:
        _try_later(mail, type(error).__name__, at)
    else:
        mail.sent_at = at
        mail.text = "" if mail.is_secret else mail.text
        _settle(mail, Status.SENT)


def _settle(mail: OutgoingMail, status: Status) -> None:
    mail.status, mail.leased_until = status, None
    mail.save(update_fields=["status", "leased_until", "sent_at", "text"])


def _try_later(mail: OutgoingMail, error: str, at: datetime) -> None:
    mail.attempts += 1
    mail.last_error, mail.leased_until = error, None
    mail.send_after = at + FIRST_PAUSE * 2 ** (mail.attempts - 1)
    if mail.attempts >= ATTEMPTS:
        mail.status = Status.FAILED
        logger.error("mail given up", extra={"mail": mail.pk, "error": error})
    mail.save(update_fields=["attempts", "last_error", "leased_until", "send_after", "status"])
