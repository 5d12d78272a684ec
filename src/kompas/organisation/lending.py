"""Who may name deputies for whom: a deputy leads in a leader's place, and nobody lends what she does not hold."""

from datetime import date

from django.db.models import Q

from kompas.accounts.models import User
from kompas.organisation.models import Membership, RoleGrant
from kompas.organisation.permissions import NAME_DEPUTIES
from kompas.organisation.reach import Reach, reach_of
from kompas.organisation.roles import LEADERS, Role, codes_of


def may_name_deputies(namer: User, person: User, *, on: date) -> bool:
    """She herself; and whoever leads or administers her main unit and could lead wherever she leads.

    Only roles of one's own count: a deputy neither prolongs herself nor passes on what she was lent. Counted of the
    person are also the roles that she is yet to hold, since the deputy's days may lie there.
    """
    if namer.pk == person.pk:
        return namer.is_active
    own = reach_of(namer, on=on, as_deputy=False)
    here = Membership.objects.filter(person=person, is_main=True, unit__in=own.where(NAME_DEPUTIES))
    if not person.is_active or not here.exists():
        return False
    lasting = Q(valid_to=None) | Q(valid_to__gte=on)
    lent = RoleGrant.objects.filter(lasting, person=person, role__in=LEADERS).values_list("role", "unit_id")
    return all(_leads_as(own, Role(role), unit) for role, unit in lent)


def _leads_as(own: Reach, lent: Role, unit: int) -> bool:
    """Whether a leader's role of her own, there or above, allows all that the lent one allows."""
    return any(
        unit in held and codes_of(lent) <= codes_of(Role(role)) for role, held in own.roles.items() if role in LEADERS
    )
