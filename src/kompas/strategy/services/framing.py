"""Allowing websites to show strategies inside their own pages."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, NotAllowed
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.organisation.reach import reach_of
from kompas.strategy.framing import checked_origin
from kompas.strategy.models import FramingSite

MOST = 20  # a header names them all


class CannotAllow(DomainError):
    """It is allowed already, or there are too many."""


@transaction.atomic
def allow_site(*, origin: str, by: User, at: datetime) -> FramingSite:
    """Let the website show published strategies.

    Raises:
        NotAllowed: `by` does not manage the house.
        NotAnOrigin: what is written names no single website.
        CannotAllow: it is allowed already, or there are too many.
    """
    _require(by, at)
    origin = checked_origin(origin)
    if FramingSite.objects.filter(origin=origin).exists():
        raise CannotAllow(_("%(site)s is allowed already.") % {"site": origin})
    if FramingSite.objects.count() >= MOST:
        raise CannotAllow(_("No more than %(count)d websites can be allowed. Take one away first.") % {"count": MOST})
    site = FramingSite.objects.create(origin=origin, allowed_at=at, allowed_by=by)
    record("strategy.site_allowed", site, by=Actor.person(by.pk), at=at)
    return site


@transaction.atomic
def forbid_site(*, site: FramingSite, by: User, at: datetime) -> None:
    """Let the website show no strategy any more.

    Raises:
        NotAllowed: `by` does not manage the house.
    """
    _require(by, at)
    record("strategy.site_forbidden", site, by=Actor.person(by.pk), at=at)
    FramingSite.objects.filter(pk=site.pk).delete()


def _require(by: User, at: datetime) -> None:
    if not reach_of(by, on=timezone.localdate(at)).may(MANAGE_HOUSE):
        raise NotAllowed
