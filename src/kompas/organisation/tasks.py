"""What the worker does with organisation, every night."""

from django.tasks import task
from django.utils import timezone

from kompas.organisation.models import StaffList


@task
def forget_lists() -> int:
    """Remove the lists that were uploaded and never imported; return how many."""
    removed, _by_model = StaffList.objects.forgotten(at=timezone.now()).delete()
    return removed
