"""Storing an import: all of it in one transaction, in a few statements per kind of row, or nothing."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.importing.planning import Plan, plan_of
from kompas.organisation.importing.tables import read
from kompas.organisation.importing.writing import Writing
from kompas.organisation.models import StaffList
from kompas.organisation.services.administrators import keeping_an_administrator

NAME_LENGTH = 200


class WorldChanged(DomainError):
    """What the list would do is no longer what the preview showed."""

    def __init__(self) -> None:
        super().__init__(
            _("Something has changed since you saw this preview, so nothing was stored. Look it through again.")
        )


class HasMistakes(DomainError):
    def __init__(self) -> None:
        super().__init__(_("The list still has mistakes, so nothing was stored. Correct them, and upload it again."))


@transaction.atomic
def keep(*, name: str, content: bytes, person: User, at: datetime) -> StaffList:
    """Keep a list until its preview is confirmed, at most a day. The event log hears of it when it is imported.

    Raises:
        Unreadable: it is no list.
    """
    read(name, content)
    digest = hashlib.sha256(content).hexdigest()
    return StaffList.objects.create(
        name=name[-NAME_LENGTH:] or "liste", content=content, digest=digest, uploaded_by=person, uploaded_at=at
    )


def carry_out(*, lists: Sequence[StaffList], mark: str, within: frozenset[int] | None, by: Actor, at: datetime) -> Plan:
    """Do exactly what the preview with that `mark` showed, and forget the lists.

    Raises:
        WorldChanged: the same lists would now do something else, or somebody stored the same at the same moment.
        HasMistakes: a row is wrong.
        LastAdministrator: nobody would administer a top unit any more.
        Unreadable: a list has been damaged since it was kept.
    """
    try:
        with transaction.atomic():
            return _carry_out(lists, mark, within, by, at)
    except IntegrityError:
        raise WorldChanged from None


def _carry_out(lists: Iterable[StaffList], mark: str, within: frozenset[int] | None, by: Actor, at: datetime) -> Plan:
    kept = list(
        StaffList.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in lists]).order_by("pk")
    )
    plan, world = plan_of(kept, within=within, today=timezone.localdate(at))
    if not kept or plan.mark != mark:
        raise WorldChanged
    if plan.mistakes:
        raise HasMistakes
    with keeping_an_administrator(at=at):
        units, people = Writing(world, by, at).write(plan)
    record("organisation.imported", kept[0], by=by, at=at, units=units, people=people)
    StaffList.objects.filter(pk__in=[one.pk for one in kept]).delete()
    return plan
