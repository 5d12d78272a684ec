"""What the worker tells people, by the clock."""

import logging
from datetime import datetime

from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from kompas.journal.queries import head as journal_head
from kompas.notifications.addresses import address_of
from kompas.notifications.recipients import administrators
from kompas.post.services import queue
from kompas.strategy.models import CommentRequest
from kompas.strategy.services import note_reminder

logger = logging.getLogger(__name__)


@task
def tell_journal_head() -> None:
    """Let the head of the event log leave the house daily, by log and by letter, so that a later forgery shows."""
    head = journal_head()
    if head is None:
        return
    logger.info("journal head", extra={"position": head.position, "digest": head.digest})
    with transaction.atomic(), override("da"):
        for person in administrators(on=timezone.localdate()):
            queue(
                to=person.email,
                subject=gettext("The seal of the event log today"),
                text=gettext(
                    "Keep this mail. The event log now holds %(count)s sealed events, and its seal is\n\n"
                    "%(digest)s\n\n"
                    "If anybody changes the past, `kompas verify` no longer reaches this seal."
                )
                % {"count": head.position, "digest": head.digest},
                at=timezone.now(),
            )


@task
def remind_of_comments() -> int:
    """Remind those who owe a comment by tomorrow, each once; return how many letters were written."""
    return remind(at=timezone.now())


def remind(*, at: datetime) -> int:
    due = CommentRequest.objects.to_remind(on=timezone.localdate(at))
    return sum(_remind(request, at) for request in due.select_related("person", "revision__strategy"))


@transaction.atomic
def _remind(request: CommentRequest, at: datetime) -> bool:
    if not note_reminder(request=request, at=at):
        return False
    with override("da"):
        queue(
            to=request.person.email,
            subject=gettext("Your comment on “%(title)s” is due") % {"title": request.revision.title},
            text=gettext(
                "You were asked to answer by %(day)s at the latest.\n\nRead the draft and answer here:\n%(address)s"
            )
            % {
                "day": date_format(request.due_on),
                "address": address_of("strategy:comment", request.revision.strategy.slug),
            },
            at=at,
        )
    return True
