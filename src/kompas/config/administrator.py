"""`kompas administrator`: the first administrator of an installation, or one more when nobody can get in."""

import argparse
import getpass
import sys

import django

from kompas.config import catalogues
from kompas.config.supervising import say


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

    from kompas.organisation.models import Unit
    from kompas.organisation.services import first_visit, founding

    at = timezone.now()
    with transaction.atomic():
        person = founding.appoint(name=name, email=email, password=password, at=at)
        first_visit.end(at=at)  # whoever has the console needs no code
    tops = Unit.objects.in_force(on=timezone.localdate(at)).filter(parent=None).in_order()
    return f"{person.name} administers {', '.join(top.name for top in tops)} and signs in as {person.email}."


def _typed() -> str:
    """A password that somebody types twice, or the first line of what is piped in. Raises NoPassword."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise NoPassword("The two passwords differ: try again.")
    return password
