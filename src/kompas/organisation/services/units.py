"""Units: created, changed, moved, ended."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.names import one_line
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Membership, RoleGrant, Unit
from kompas.organisation.reach import subtree
from kompas.organisation.roles import Role
from kompas.organisation.services.administrators import keeping_an_administrator


class CodeTaken(DomainError):
    def __init__(self, code: str) -> None:
        super().__init__(_("Another unit has the code %(code)s. Choose another one.") % {"code": code})


class Circle(DomainError):
    def __init__(self, unit: Unit, parent: Unit) -> None:
        super().__init__(
            _("%(unit)s cannot belong to %(parent)s, which lies below it. Choose a unit outside it.")
            % {"unit": unit.name, "parent": parent.name}
        )


class EndedUnit(DomainError):
    def __init__(self, unit: Unit) -> None:
        super().__init__(
            _("%(unit)s has ended, or has been given a last day. Choose another unit.") % {"unit": unit.name}
        )


class StillInUse(DomainError):
    def __init__(self, unit: Unit) -> None:
        super().__init__(
            _("%(unit)s still has people, roles or units. Name the unit that takes them over, or move them first.")
            % {"unit": unit.name}
        )


class EndsBeforeItBegins(DomainError):
    def __init__(self) -> None:
        super().__init__(_("The last day lies before the first. Correct one of them."))


class EndsTooEarly(DomainError):
    def __init__(self) -> None:
        super().__init__(_("What is taken over moves at once, so the last day cannot lie in the future."))


@transaction.atomic
def create(
    *, code: str, name: str, parent: Unit | None, valid_from: date | None = None, by: Actor, at: datetime
) -> Unit:
    """Create a unit. Whoever creates a top unit administers it, or nobody could.

    Raises:
        CodeTaken: another unit, also an ended one, has the code.
        EndedUnit: `parent` has ended.
    """
    if Unit.objects.filter(code__iexact=code).exists():
        raise CodeTaken(code)
    if parent is not None:
        refuse_ended(parent)
    unit = Unit.objects.create(code=code, name=one_line(name), parent=parent, valid_from=valid_from)
    if parent is None and by.person_id is not None:
        RoleGrant.objects.create(person_id=by.person_id, role=Role.ADMINISTRATOR, unit=unit)
    record("organisation.unit_created", unit, by=by, at=at, unit_id=unit.pk)
    return unit


@transaction.atomic
def change(*, unit: Unit, name: str, valid_from: date | None, opened_on: int, by: Actor, at: datetime) -> Unit:
    """Give `unit` another name or first day; its code lasts.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        EndsBeforeItBegins: it would begin after its last day.
    """
    unit = _locked(unit)
    check_version(unit, opened_on)
    if valid_from and unit.valid_to and valid_from > unit.valid_to:
        raise EndsBeforeItBegins
    unit.name, unit.valid_from, unit.version = one_line(name), valid_from, unit.version + 1
    unit.save(update_fields=["name", "valid_from", "version"])
    record("organisation.unit_changed", unit, by=by, at=at, unit_id=unit.pk)
    return unit


@transaction.atomic
def move(*, unit: Unit, parent: Unit | None, opened_on: int, by: Actor, at: datetime) -> Unit:
    """Let `unit`, with all below it, belong to `parent`; with None it becomes a top unit.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        Circle: `parent` is the unit itself or lies below it.
        EndedUnit: `parent` has ended.
        LastAdministrator: nobody would administer a top unit any more.
    """
    list(Unit.objects.select_for_update(of=("self",)).order_by("pk"))  # two moves at once could close a circle
    unit = Unit.objects.get(pk=unit.pk)
    check_version(unit, opened_on)
    if parent is not None:
        refuse_ended(parent)
        if parent.pk in subtree(unit):
            raise Circle(unit, parent)
    with keeping_an_administrator(at=at):
        unit.parent, unit.version = parent, unit.version + 1
        unit.save(update_fields=["parent", "version"])
    record("organisation.unit_moved", unit, by=by, at=at, unit_id=unit.pk, unit=parent.pk if parent else None)
    return unit


@transaction.atomic
def end(*, unit: Unit, last_day: date, successor: Unit | None, opened_on: int, by: Actor, at: datetime) -> Unit:
    """End `unit` on its last day. With a successor, its people, roles and units go over to that one at once.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        StillInUse: somebody or something is left, and no successor is named.
        EndsTooEarly: the last day lies in the future and there is something to take over.
        EndsBeforeItBegins: the last day lies before the first.
        Circle, EndedUnit: the successor lies below the unit, or has ended itself.
        LastAdministrator: nobody would administer a top unit any more.
    """
    list(Unit.objects.select_for_update(of=("self",)).order_by("pk"))
    unit = Unit.objects.get(pk=unit.pk)
    check_version(unit, opened_on)
    if unit.valid_from and last_day < unit.valid_from:
        raise EndsBeforeItBegins
    with keeping_an_administrator(at=at):
        if successor is not None:
            refuse_ended(successor)
            if successor.pk in subtree(unit):
                raise Circle(unit, successor)
        if _is_in_use(unit, at):
            _hand_over(unit, successor, last_day, at)
    unit.valid_to, unit.successor, unit.version = last_day, successor, unit.version + 1
    unit.save(update_fields=["valid_to", "successor", "version"])
    record("organisation.unit_ended", unit, by=by, at=at, unit_id=unit.pk, last_day=last_day)
    return unit


def refuse_ended(unit: Unit) -> None:
    """Raise EndedUnit when `unit` has a last day, passed or to come: nobody may be left in it then.

    Asked of the locked row, so that nobody ends the unit between this and what the caller puts into it.
    """
    if _locked(unit).valid_to is not None:
        raise EndedUnit(unit)


def _locked(unit: Unit) -> Unit:
    return Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)


def _is_in_use(unit: Unit, at: datetime) -> bool:
    return (
        unit.memberships.filter(person__is_active=True).exists()
        or unit.role_grants.exists()
        or unit.children.in_force(on=timezone.localdate(at)).exists()
    )


def _hand_over(unit: Unit, successor: Unit | None, last_day: date, at: datetime) -> None:
    if successor is None:
        raise StillInUse(unit)
    if last_day > timezone.localdate(at):
        raise EndsTooEarly
    there = set(Membership.objects.filter(unit=successor).values_list("person_id", flat=True))
    for membership in unit.memberships.select_for_update(of=("self",)):
        if membership.person_id in there:
            membership.delete()
            if membership.is_main:
                Membership.objects.filter(person_id=membership.person_id, unit=successor).update(is_main=True)
        else:
            membership.unit = successor
            membership.save(update_fields=["unit"])
    held = set(RoleGrant.objects.filter(unit=successor).values_list("person_id", "role"))
    for grant in unit.role_grants.select_for_update(of=("self",)):
        if (grant.person_id, grant.role) in held:
            grant.delete()
        else:
            grant.unit = successor
            grant.save(update_fields=["unit"])
    unit.children.in_force(on=timezone.localdate(at)).update(parent=successor)
