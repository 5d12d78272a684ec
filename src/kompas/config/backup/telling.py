"""A backup is an event: the event log tells it, the administration page and `check` read it there."""

from django.db import DatabaseError, transaction
from django.utils import timezone

from kompas.config.backup.making import Made
from kompas.config.supervising import say


def tell(made: Made) -> None:
    """Record the backup. It stands all the same where the event log cannot be written: the archive is there."""
    from kompas.journal.actors import HOUSE, Actor
    from kompas.journal.services import record

    try:
        with transaction.atomic():
            record(
                "journal.backed_up",
                HOUSE,
                by=Actor.house(),
                at=timezone.now(),
                megabytes=made.megabytes,
                seconds=round(made.seconds, 1),
                lost_files=len(made.manifest.lost) or None,
            )
    except DatabaseError as error:
        say(f"The archive is there, but the event log could not tell of it ({str(error).strip().splitlines()[0]}).")
