"""Which units a person belongs to."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Membership, Unit
from kompas.organisation.services.units import refuse_ended


class NoMainUnit(DomainError):
    def __init__(self) -> None:
        super().__init__(_("The main unit must be one of the units she belongs to. Choose it among them."))


@transaction.atomic
def place(*, person: User, units: Collection[Unit], main: Unit, opened_on: int, by: Actor, at: datetime) -> User:
    """Let her belong to exactly `units`, with `main` as her main unit.

    Raises:
        LostUpdate: somebody changed her details since version `opened_on` was shown.
        NoMainUnit: `main` is not among the units.
        EndedUnit: one that is new to her has ended.
    """
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    check_version(person, opened_on)
    if main not in units:
        raise NoMainUnit
    before = set(person.memberships.values_list("unit_id", flat=True))
    for unit in sorted(units, key=lambda unit: unit.pk):  # all lock in one order, or two would wait for each other
        if unit.pk not in before:
            refuse_ended(unit)
    person.memberships.exclude(unit__in=units).delete()
    person.memberships.update(is_main=False)  # one main unit at a time: the constraint is checked row by row
    Membership.objects.bulk_create(Membership(person=person, unit=unit) for unit in units if unit.pk not in before)
    person.memberships.filter(unit=main).update(is_main=True)
    person.version += 1
    person.save(update_fields=["version"])
    record("organisation.membership_changed", person, by=by, at=at, unit_id=main.pk)
    return person
