"""What the worker does with accounts."""

from django.contrib.sessions.models import Session
from django.tasks import task
from django.utils import timezone


@task
def end_sessions() -> None:
    """Remove the sessions that have run out."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
