"""The house is never left without an administrator, and nobody administers beyond her own part of the tree."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, NotAllowed
from kompas.journal.actors import Actor, ActorKind
from kompas.organisation.models import RoleGrant, Unit
from kompas.organisation.models.membership import RoleGrantQuerySet
from kompas.organisation.permissions import MANAGE
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role


class LastAdministrator(DomainError):
    def __init__(self) -> None:
        super().__init__(
            _("Somebody must administer the house. First make somebody else administrator of a top unit for good.")
        )


@contextmanager
def keeping_an_administrator(*, at: datetime) -> Iterator[None]:
    """Refuse with LastAdministrator when the deed inside takes the last one away.

    Counted are persons who work here and administer a top unit without a last day. The grants are locked first,
    so that two administrators cannot withdraw each other at the same moment.
    """
    had_one = bool(list(_lasting(at).select_for_update(of=("self",)).order_by("pk")))
    yield
    if had_one and not _lasting(at).exists():
        raise LastAdministrator


def require_manage(unit: Unit, *, by: Actor, at: datetime) -> None:
    """Refuse with NotAllowed unless `by` is the house, or a person who administers `unit` that day."""
    if by.kind is ActorKind.HOUSE:
        return
    person = User.objects.get(pk=by.person_id or 0)
    if not reach_of(person, on=timezone.localdate(at)).may(MANAGE, unit.pk):
        raise NotAllowed


def _lasting(at: datetime) -> RoleGrantQuerySet:
    grants = RoleGrant.objects.in_force(on=timezone.localdate(at))
    return grants.filter(role=Role.ADMINISTRATOR, valid_to=None, unit__parent=None, person__is_active=True)
