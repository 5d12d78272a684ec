"""What the worker does with the outbox, every few seconds."""

from django.tasks import task
from django.utils import timezone

from kompas.post.services import deliver_next


@task
def deliver() -> int:
    """Send what is due; return how many were handled."""
    count = 0
    while deliver_next(at=timezone.now()):
        count += 1
    return count
