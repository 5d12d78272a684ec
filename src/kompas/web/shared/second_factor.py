"""Whether somebody has yet to set up the second step that the house asks of her."""

from django.conf import settings
from django.http import HttpRequest

from kompas.accounts.adapter import came_by_provider
from kompas.accounts.models import User
from kompas.accounts.second_factor import HAS_SECOND_FACTOR
from kompas.organisation.permissions import MANAGE
from kompas.organisation.reach import Reach


def owes_second_factor(request: HttpRequest, person: User, reach: Reach) -> bool:
    """Asked on every request, so that a role granted while she is signed in counts at once; no query.

    Who came by the municipality's provider has met that one's own steps.
    """
    if settings.SECOND_FACTOR == "optional" or request.session.get(HAS_SECOND_FACTOR):
        return False
    if settings.SECOND_FACTOR == "administrators" and not reach.where(MANAGE):
        return False
    return not came_by_provider(request, person)
