"""Who may tell what of whom."""

from django.utils import timezone

from kompas.accounts.models import User
from kompas.organisation.permissions import MANAGE, NAME_DEPUTIES
from kompas.organisation.queries import led_people, managed_people
from kompas.web.shared.pages import SignedInRequest


def may_name_deputies(request: SignedInRequest, person: User) -> bool:
    """She herself; and whoever leads or administers her unit and everything that she leads."""
    units = request.reach.where(NAME_DEPUTIES)
    return person == request.user or (bool(units) and led_people(units).filter(pk=person.pk).exists())


def may_administer(request: SignedInRequest, person: User) -> bool:
    units = request.reach.where(MANAGE)
    return bool(units) and managed_people(units, on=timezone.localdate()).filter(pk=person.pk).exists()
