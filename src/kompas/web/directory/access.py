"""Who may tell what of whom."""

from django.utils import timezone

from kompas.accounts.models import User
from kompas.organisation import lending
from kompas.organisation.permissions import MANAGE, NAME_DEPUTIES
from kompas.organisation.queries import managed_people
from kompas.web.shared.pages import SignedInRequest


def may_name_deputies(request: SignedInRequest, person: User) -> bool:
    """She herself; and whoever leads or administers her unit and, by roles of her own, could lead in her place."""
    if person == request.user:
        return True
    may_at_all = request.reach.may(NAME_DEPUTIES)
    return may_at_all and lending.may_name_deputies(request.user, person, on=timezone.localdate())


def may_administer(request: SignedInRequest, person: User) -> bool:
    units = request.reach.where(MANAGE)
    return bool(units) and managed_people(units, on=timezone.localdate()).filter(pk=person.pk).exists()
