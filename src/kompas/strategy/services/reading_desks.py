"""Who may have a document read now. Reading takes a child process with much memory, so nobody takes them all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.strategy.models import ReadingDesk
from kompas.strategy.models.imports import READERS_AT_ONCE

LEASE_SECONDS = 180  # longer than any reading may last: a desk whose process was killed becomes free by itself


class ReadingBusy(DomainError):
    """She has a document read already, or all desks are taken."""


@contextmanager
def desk_for(person: User, *, at: datetime) -> Iterator[None]:
    """Hold one of the house's desks while a document is read.

    Raises:
        ReadingBusy: she holds one already, or none is free.
    """
    desk = _take(person, at)
    try:
        yield
    finally:
        ReadingDesk.objects.filter(pk=desk.pk).delete()


@transaction.atomic
def _take(person: User, at: datetime) -> ReadingDesk:
    ReadingDesk.objects.filter(free_at__lte=at).delete()
    if ReadingDesk.objects.filter(person=person).exists():
        raise ReadingBusy(_("A document of yours is being read already. Wait until it is done, then try again."))
    for number in range(1, READERS_AT_ONCE + 1):
        try:
            with transaction.atomic():
                free_at = at + timedelta(seconds=LEASE_SECONDS)
                return ReadingDesk.objects.create(number=number, person=person, free_at=free_at)
        except IntegrityError:  # the desk is taken, or she sat down in another window this very moment
            continue
    raise ReadingBusy(_("Several documents are being read just now. Wait a minute, then try again."))
