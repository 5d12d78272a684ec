"""`kompas administrator`: the first administrator of an installation, or one more when nobody can get in."""

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

import django
from django.conf import settings

from kompas.config import catalogues
from kompas.config.supervising import say

if TYPE_CHECKING:
    from kompas.accounts.models import User


class NoPassword(Exception):
    """Why the password will not do, in one sentence."""


def run(chosen: argparse.Namespace) -> int:
    """Let the person administer all top units; where there is none, the municipality becomes one."""
    catalogues.compile_changed()
    django.setup()
    from django.db import OperationalError, ProgrammingError
    from django.utils.translation import override

    from kompas.errors import DomainError

    try:
        password = _typed()  # first: while somebody types, no transaction may keep the house from writing
        with override("en"):
            print(_appoint(chosen.email, chosen.name, password))
    except (DomainError, NoPassword) as refusal:
        say(str(refusal))
        return 1
    except (OperationalError, ProgrammingError) as error:
        say(f"The database does not answer ({error}): run ./kompas check, which says what to do.")
        return 1
    return 0


def _appoint(email: str, name: str, password: str) -> str:
    from django.db import transaction
    from django.utils import timezone

    from kompas.accounts.models import User
    from kompas.accounts.names import slug
    from kompas.journal.actors import Actor
    from kompas.journal.services import record
    from kompas.organisation.models import Unit
    from kompas.organisation.roles import Role
    from kompas.organisation.services import people, roles, units

    house, at = Actor.house(), timezone.now()
    with transaction.atomic():
        tops = list(Unit.objects.in_force(on=timezone.localdate(at)).filter(parent=None)) or [
            units.create(
                code=slug(settings.ORGANISATION_NAME)[:40],
                name=settings.ORGANISATION_NAME,
                parent=None,
                by=house,
                at=at,
            )
        ]
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            person = people.create(name=name, email=email, unit=tops[0], by=house, at=at)
        for top in tops:
            roles.grant(person=person, role=Role.ADMINISTRATOR, unit=top, by=house, at=at)
        _refuse_weak(password, person)
        person.set_password(password)
        person.save(update_fields=["password"])
        record("accounts.password_changed", person, by=house, at=at)
    return f"{person.name} administers {', '.join(top.name for top in tops)} and signs in as {person.email}."


def _typed() -> str:
    """A password that somebody types twice, or the first line of what is piped in. Raises NoPassword."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise NoPassword("The two passwords differ: try again.")
    return password


def _refuse_weak(password: str, person: "User") -> None:
    """Raise NoPassword where the password is too easy to guess for this person."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password, person)
    except ValidationError as refusal:
        raise NoPassword(" ".join(refusal.messages)) from refusal
