"""What the worker does with the outbox, every few seconds."""

from django.tasks import task
from django.utils import timezone

from kompas.post.services import deliver_due


@task
def deliver() -> int:
    return deliver_due(at=timezone.now())
