"""Letterheads: told by a unit, for itself and all below it."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction

from kompas.accounts.names import one_line
from kompas.errors import LostUpdate, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation import logos
from kompas.organisation.models import Letterhead, Unit
from kompas.organisation.services.administrators import require_manage
from kompas.organisation.services.municipality import NEW, tidied_lines


class Words(TypedDict):
    """What a unit tells; empty is taken from the unit above."""

    lines: str
    address: str
    phone: str
    email: str


@transaction.atomic
def change(
    *,
    unit: Unit,
    logo: bytes | None = None,
    without_logo: bool = False,
    opened_on: int,
    by: Actor,
    at: datetime,
    **words: Unpack[Words],
) -> Letterhead:
    """Tell how `unit` heads its letters; `logo` None keeps the one it has. What is empty is taken from above.

    Raises:
        NotAllowed: `by` is a person who does not administer the unit.
        LostUpdate: somebody changed it since version `opened_on` was shown; `NEW` where none stood.
        NotALogo: the logo is no picture that a letter could carry.
    """
    require_manage(unit, by=by, at=at)
    drawn = logos.drawn(logo) if logo else None
    head = Letterhead.objects.select_for_update(of=("self",)).filter(unit=unit).first()
    head = head or Letterhead(unit=unit, version=NEW)
    check_version(head, opened_on)
    head.lines, head.address = tidied_lines(words["lines"]), tidied_lines(words["address"])
    head.phone, head.email = one_line(words["phone"]), words["email"]
    if drawn or without_logo:
        head.logo = drawn
    head.version = opened_on + 1
    _store(head)
    record("organisation.letterhead_changed", head, by=by, at=at, unit_id=unit.pk)
    return head


def _store(head: Letterhead) -> None:
    try:
        with transaction.atomic():
            head.save()
    except IntegrityError:  # two told it for the first time at this very moment
        raise LostUpdate(opened_on=NEW, current=Letterhead.objects.get(unit=head.unit_id).version) from None
