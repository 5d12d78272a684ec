"""Makers build the smallest valid thing; what a test does not name does not matter to it."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from kompas.accounts.models import User
from kompas.accounts.names import slug
from kompas.organisation.models import Membership, RoleGrant, Unit
from kompas.organisation.roles import Role

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)  # a Monday, 12.00 in Copenhagen
TODAY = date(2026, 3, 2)
PASSWORD = "en lang og rolig adgangskode"
_number = count(1)


def a_user(name: str = "Anne Holm", **fields: Any) -> User:
    number = next(_number)
    user = User(name=name, email=fields.pop("email", f"person{number}@egevang.example"), slug=f"{slug(name)}-{number}")
    for field, value in fields.items():
        setattr(user, field, value)
    user.set_password(PASSWORD)
    user.save()
    return user


def a_unit(name: str = "Teknik og Erhverv", parent: Unit | None = None, **fields: Any) -> Unit:
    number = next(_number)
    return Unit.objects.create(code=fields.pop("code", f"enhed-{number}"), name=name, parent=parent, **fields)


def a_member(unit: Unit, name: str = "Bo Lund", **fields: Any) -> User:
    user = a_user(name, **fields)
    Membership.objects.create(person=user, unit=unit, is_main=True)
    return user


def with_role(role: Role, unit: Unit | None = None, name: str = "Carla Friis") -> User:
    """A person who holds `role` in `unit` and belongs there."""
    unit = unit or a_unit()
    user = a_member(unit, name)
    RoleGrant.objects.create(person=user, role=role, unit=unit)
    return user
