"""Who is told."""

from datetime import date

from django.db.models import QuerySet

from kompas.accounts.models import User
from kompas.organisation.models import RoleGrant
from kompas.organisation.roles import Role


def administrators(*, on: date) -> QuerySet[User]:
    """Those who hold the role of administrator on that day."""
    granted = RoleGrant.objects.in_force(on=on).filter(role=Role.ADMINISTRATOR)
    return User.objects.active().filter(pk__in=granted.values("person"))
