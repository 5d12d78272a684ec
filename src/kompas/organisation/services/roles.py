"""Roles granted and withdrawn."""

from datetime import date, datetime

from django.db import transaction

from kompas.accounts.models import User
from kompas.accounts.services import NotHereAnyMore
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import RoleGrant, Unit
from kompas.organisation.roles import Role
from kompas.organisation.services.administrators import keeping_an_administrator, require_manage
from kompas.organisation.services.units import EndsBeforeItBegins, refuse_ended


@transaction.atomic
def grant(
    *,
    person: User,
    role: Role,
    unit: Unit,
    valid_from: date | None = None,
    valid_to: date | None = None,
    by: Actor,
    at: datetime,
) -> RoleGrant:
    """Let her hold `role` in `unit` and below; granting it anew sets other days.

    Raises:
        NotAllowed: `by` is a person who does not administer the unit.
        NotHereAnyMore: she has left.
        EndedUnit: the unit has ended.
        EndsBeforeItBegins: the last day lies before the first.
        LastAdministrator: with these days, nobody would administer a top unit for good.
    """
    require_manage(unit, by=by, at=at)
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not person.is_active:
        raise NotHereAnyMore(person)
    refuse_ended(unit)
    if valid_from and valid_to and valid_to < valid_from:
        raise EndsBeforeItBegins
    with keeping_an_administrator(at=at):
        granted, _created = RoleGrant.objects.update_or_create(
            person=person, role=role, unit=unit, defaults={"valid_from": valid_from, "valid_to": valid_to}
        )
    record("organisation.role_granted", person, by=by, at=at, unit_id=unit.pk, role=role.value, unit=unit.pk)
    return granted


@transaction.atomic
def withdraw(*, grant: RoleGrant, by: Actor, at: datetime) -> None:
    """Take the role away at once; the event log keeps that she held it. Taken away already, nothing is told.

    Raises:
        NotAllowed: `by` is a person who does not administer the unit.
        LastAdministrator: nobody would administer a top unit any more.
    """
    require_manage(grant.unit, by=by, at=at)
    with keeping_an_administrator(at=at):
        gone, _by_model = RoleGrant.objects.filter(pk=grant.pk).delete()
    if gone:
        record(
            "organisation.role_withdrawn",
            grant.person,
            by=by,
            at=at,
            unit_id=grant.unit_id,
            role=str(grant.role),
            unit=grant.unit_id,
        )
