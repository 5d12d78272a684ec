"""What stands before an import, read in a fixed number of queries and then asked freely."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kompas.accounts.models import User
from kompas.accounts.names import search_key
from kompas.accounts.single_sign_on import linking
from kompas.organisation.models import Competence, Deputy, Membership, RoleGrant, Subject, Unit
from kompas.organisation.roles import LEADERS

SEVERAL = ""  # stands for a name that two have


@dataclass
class World:
    """`within` are the units that the importing person administers; None is the house itself, without limit.

    `codes_by_name` maps a unit's search key to its code; a name that two units have maps to `SEVERAL`.
    """

    within: frozenset[int] | None
    units: dict[str, Unit] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    codes_by_name: dict[str, str] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    emails_by_name: dict[str, str] = field(default_factory=dict)
    memberships: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    grants: dict[int, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    subjects: dict[int, Subject] = field(default_factory=dict)
    competences: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    deputies: set[tuple[int, int, date, date]] = field(default_factory=set)
    login_ids: dict[int, str] = field(default_factory=dict)  # at the provider that counts here and now
    stands_in_for: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def may(self, unit: Unit | None) -> bool:
        return self.within is None or (unit is not None and unit.pk in self.within)

    @property
    def may_add_top_units(self) -> bool:
        """Only who administers every top unit in force may add another."""
        tops = (unit for unit in self.units.values() if unit.parent_id is None)
        return self.within is None or all(unit.pk in self.within for unit in tops)

    def may_change(self, person: User) -> bool:
        """She is changed by who administers each unit where she belongs, has a role, or stands in for a leader."""
        places = {*self.memberships[person.pk], *(code for _role, code in self.grants[person.pk])}
        for leader in self.stands_in_for[person.pk]:
            places |= {code for role, code in self.grants[leader] if role in LEADERS}
        return self.within is None or (bool(places) and all(self.may(self.units.get(code.lower())) for code in places))


def look(*, within: frozenset[int] | None, on: date) -> World:
    """The world on that day; units that have a last day are not part of it."""
    world = World(within)
    for unit in Unit.objects.lasting(on=on).order_by("pk"):
        world.units[unit.code.lower()] = unit
    world.codes = dict(Unit.objects.values_list("pk", "code"))
    world.codes_by_name = _once((unit.search_key, unit.code) for unit in world.units.values())
    world.people = {person.email.lower(): person for person in User.objects.order_by("pk")}
    world.emails_by_name = _once(
        (search_key(person.name), email) for email, person in world.people.items() if person.is_active
    )
    for person_id, unit_id in Membership.objects.order_by("-is_main", "pk").values_list("person_id", "unit_id"):
        world.memberships[person_id].append(world.codes[unit_id])
    for person_id, role, unit_id in RoleGrant.objects.values_list("person_id", "role", "unit_id"):
        world.grants[person_id].add((role, world.codes[unit_id]))
    world.subjects = {subject.pk: subject for subject in Subject.objects.order_by("pk")}
    for person_id, subject_id in Competence.objects.values_list("person_id", "subject_id"):
        world.competences[person_id].add(subject_id)
    for deputy_id, person_id in Deputy.objects.filter(last_day__gte=on).values_list("deputy_id", "person_id"):
        world.stands_in_for[deputy_id].add(person_id)
    world.login_ids = linking.subjects()
    world.deputies = set(Deputy.objects.values_list("person_id", "deputy_id", "first_day", "last_day"))
    return world


def _once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in pairs:
        found[key] = SEVERAL if key in found else value
    return found
