"""As whom one may go in, and who that is today."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.accounts import practice
from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.organisation.models import RoleGrant
from kompas.organisation.roles import Role


@dataclass(frozen=True)
class Part:
    """A role that can be tried, and what one does in it."""

    role: Role
    words: str | Promise


PARTS = (
    Part(Role.CASE_WORKER, _("See a day with something waiting, comment on a draft, tell what you can help with.")),
    Part(Role.SECTION_LEADER, _("Read the strategy with your section's eyes, ask for comments, name deputies.")),
    Part(Role.CONSULTANT, _("Read a document in, write and revise a strategy, have it adopted and published.")),
    Part(Role.ADMINISTRATOR, _("Create people and units, grant roles, look in the outbox and the event log.")),
)
ROLES = frozenset(part.role for part in PARTS)


def led_in(given: str, *, at: datetime) -> User:
    """Who comes in with this pass. Raises DomainError where it does not hold, or nobody in here holds its role."""
    role = practice.take(given=given, at=at)
    person = somebody(role, on=timezone.localdate(at))
    if person is None:
        raise DomainError(
            _("Nobody in the practice area holds that role any more. An administrator can begin it again.")
        )
    practice.let_in(person=person, at=at)
    return person


def somebody(role: str, *, on: date) -> User | None:
    """A person of the practice area who holds `role`: one with a day's work first; None where it was taken from all."""
    grants = RoleGrant.objects.in_force(on=on).filter(role=role, person__is_active=True).select_related("person")
    people = [grant.person for grant in grants.order_by("person__pk")]
    return min(people, key=lambda person: not person.has_usable_password(), default=None)
