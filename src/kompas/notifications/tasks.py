"""What the worker tells people, by the clock."""

import logging

from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext, override

from kompas.journal.queries import head as journal_head
from kompas.notifications.recipients import administrators
from kompas.post.services import queue

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
                    "Keep this letter. The event log now holds %(count)s sealed events, and its seal is\n\n"
                    "%(digest)s\n\n"
                    "If anybody changes the past, `kompas verify` no longer reaches this seal."
                )
                % {"count": head.position, "digest": head.digest},
                at=timezone.now(),
            )
