"""The first administrator of a house, or one more when nobody can get in."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kompas.accounts.models import User
from kompas.accounts.names import free_slug, slug
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation import house
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.organisation.services import first_visit, people, roles, units

CODE_LENGTH = 40
SHORT = 34  # letters of a name that a code keeps: a number may follow


class WeakPassword(DomainError):
    """The password is too easy to guess for this person."""

    def __init__(self, refusal: ValidationError) -> None:
        super().__init__(" ".join(refusal.messages))


@transaction.atomic
def appoint(*, name: str, email: str, title: str = "", password: str, at: datetime) -> User:
    """Let the person administer all top units; where there is none, the municipality becomes one.

    Somebody who has that address already is not made twice. Only the console and the first visit come here: neither
    has anybody yet who could answer for it, so the house itself does it.

    Raises:
        WeakPassword: anybody would guess it.
    """
    by = Actor.house()
    tops = list(Unit.objects.in_force(on=timezone.localdate(at)).filter(parent=None)) or [_first_unit(by, at)]
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        person = people.create(name=name, email=email, title=title, unit=tops[0], by=by, at=at)
    for top in tops:
        roles.grant(person=person, role=Role.ADMINISTRATOR, unit=top, by=by, at=at)
    choose_password(person=person, password=password, at=at)
    first_visit.appointed(administrator=person)
    return person


@transaction.atomic
def choose_password(*, person: User, password: str, at: datetime) -> None:
    """Give her that password. Raises WeakPassword."""
    try:
        validate_password(password, person)
    except ValidationError as refusal:
        raise WeakPassword(refusal) from refusal
    person.set_password(password)
    person.save(update_fields=["password"])
    record("accounts.password_changed", person, by=Actor.house(), at=at)


def create_unit(*, name: str, parent: Unit, by: Actor, at: datetime) -> Unit:
    """Create a unit whose code is made of its name."""
    taken = {code.lower() for code in Unit.objects.values_list("code", flat=True)}
    return units.create(code=free_slug(slug(name)[:SHORT].strip("-"), taken), name=name, parent=parent, by=by, at=at)


def _first_unit(by: Actor, at: datetime) -> Unit:
    return units.create(code=slug(house.name())[:CODE_LENGTH], name=house.name(), parent=None, by=by, at=at)
