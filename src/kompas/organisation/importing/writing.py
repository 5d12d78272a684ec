"""The statements of an import, in the order that keys demand: units from the top, people, then what hangs on them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from kompas.accounts.models import User
from kompas.accounts.names import free_slug, search_key
from kompas.accounts.single_sign_on import linking
from kompas.journal.actors import Actor
from kompas.journal.services import Happening, record_many
from kompas.organisation.importing.columns import Field
from kompas.organisation.importing.findings import Deed, PersonLine, UnitLine
from kompas.organisation.importing.planning import Plan
from kompas.organisation.importing.world import World
from kompas.organisation.models import Competence, Deputy, Membership, RoleGrant, Subject, Unit
from kompas.organisation.roles import Role

BATCH = 500


@dataclass
class Writing:
    world: World
    by: Actor
    at: datetime
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def write(self, plan: Plan) -> tuple[int, int]:
        """Store the plan; return how many units and people were created or changed."""
        self.units, self.people = dict(self.world.units), dict(self.world.people)
        unit_lines = [line for line in plan.units if line.deed is not Deed.NOTHING]
        person_lines = [line for line in plan.people if line.deed is not Deed.NOTHING]
        self._create_units([line for line in unit_lines if line.deed is Deed.CREATE])
        self._change_units([line for line in unit_lines if line.deed is Deed.CHANGE])
        self._create_people([line for line in person_lines if line.deed is Deed.CREATE])
        self._change_people([line for line in person_lines if line.deed is Deed.CHANGE])
        self._link(person_lines)
        self._place(person_lines)
        self._grant(person_lines)
        self._know(person_lines)
        self._stand_in(person_lines)
        return len(unit_lines), len(person_lines)

    def _create_units(self, lines: list[UnitLine]) -> None:
        while lines:  # one level of the tree at a time: a unit needs the key of the one above
            ready = [line for line in lines if line.parent is None or line.parent.lower() in self.units]
            made = [Unit(code=line.code, name=line.name, parent=self._above(line)) for line in ready]
            for unit in made:
                unit.set_keys()
            Unit.objects.bulk_create(made, batch_size=BATCH)
            self.units |= {unit.code.lower(): unit for unit in made}
            self._tell("organisation.unit_created", (Happening(unit, unit.pk) for unit in made))
            self._administer_top_units(made)
            lines = [line for line in lines if line.code.lower() not in self.units]

    def _administer_top_units(self, made: list[Unit]) -> None:
        tops = [unit for unit in made if unit.parent_id is None]
        if self.by.person_id is not None:
            RoleGrant.objects.bulk_create(
                RoleGrant(person_id=self.by.person_id, role=Role.ADMINISTRATOR, unit=unit) for unit in tops
            )

    def _change_units(self, lines: list[UnitLine]) -> None:
        changed = []
        for line in lines:
            unit = self.units[line.code.lower()]
            unit.name, unit.parent = line.name, self._above(line)
            unit.version += 1
            unit.set_keys()
            changed.append(unit)
        Unit.objects.bulk_update(changed, ["name", "parent", "version", "sort_key", "search_key"], batch_size=BATCH)
        self._tell("organisation.unit_changed", (Happening(unit, unit.pk) for unit in changed))

    def _above(self, line: UnitLine) -> Unit | None:
        return self.units[line.parent.lower()] if line.parent else None

    def _create_people(self, lines: list[PersonLine]) -> None:
        taken = set(User.objects.values_list("slug", flat=True)) if lines else set()
        made = []
        for line in lines:
            person = User(name=line.name, email=line.email, slug=free_slug(line.name, taken))
            person.title, person.phone = line.wanted(Field.TITLE) or "", line.wanted(Field.PHONE) or ""
            person.set_unusable_password()
            person.set_keys()
            taken.add(person.slug)
            made.append(person)
        User.objects.bulk_create(made, batch_size=BATCH)
        self.people |= {person.email.lower(): person for person in made}
        main = {line.email.lower(): self.units[line.units[0].lower()].pk for line in lines}
        self._tell("organisation.person_created", (Happening(p, main[p.email.lower()]) for p in made))

    def _change_people(self, lines: list[PersonLine]) -> None:
        changed = []
        for line in lines:
            person = self.people[line.email.lower()]
            person.name = line.name
            person.title = line.wanted(Field.TITLE) or person.title
            person.phone = line.wanted(Field.PHONE) or person.phone
            person.version += 1
            person.set_keys()
            changed.append(person)
        fields = ["name", "title", "phone", "version", "sort_key", "search_key"]
        User.objects.bulk_update(changed, fields, batch_size=BATCH)
        self._tell("organisation.person_changed", (Happening(person) for person in changed))

    def _link(self, lines: list[PersonLine]) -> None:
        wanted = [(line, line.wanted(Field.LOGIN_ID)) for line in lines]
        subjects = {self.people[line.email.lower()]: subject for line, subject in wanted if subject}
        if subjects:
            linking.link_many(subjects=subjects, by=self.by, at=self.at)

    def _place(self, lines: list[PersonLine]) -> None:
        placed = [(self.people[line.email.lower()], line.units) for line in lines if line.units]
        moved = [person.pk for person, _units in placed if self.world.memberships[person.pk]]
        for keys in _batches(moved):
            Membership.objects.filter(person__in=keys).delete()
        Membership.objects.bulk_create(
            (
                Membership(person=person, unit=self.units[code.lower()], is_main=place == 0)
                for person, codes in placed
                for place, code in enumerate(codes)
            ),
            batch_size=BATCH,
        )
        main = {person.pk: self.units[codes[0].lower()].pk for person, codes in placed}
        gone = set(moved)
        moves = (Happening(person, main[person.pk]) for person, _codes in placed if person.pk in gone)
        self._tell("organisation.membership_changed", moves)

    def _grant(self, lines: list[PersonLine]) -> None:
        granted = [
            (self.people[line.email.lower()], role, self.units[code.lower()])
            for line in lines
            for role, code in line.roles
        ]
        RoleGrant.objects.bulk_create(
            (RoleGrant(person=person, role=role, unit=unit) for person, role, unit in granted), batch_size=BATCH
        )
        self._tell(
            "organisation.role_granted",
            (Happening(person, unit.pk, {"role": role, "unit": unit.pk}) for person, role, unit in granted),
        )

    def _know(self, lines: list[PersonLine]) -> None:
        grown = _Subjects(self.world)
        told = [
            Competence(person=self.people[line.email.lower()], subject=grown.at(path))
            for line in lines
            for path in line.subjects
        ]
        Competence.objects.bulk_create(told, batch_size=BATCH)
        self._tell("organisation.subject_created", (Happening(subject) for subject in grown.made))

    def _stand_in(self, lines: list[PersonLine]) -> None:
        named = [
            Deputy(
                person=self.people[line.email.lower()],
                deputy=self.people[wanted.email],
                first_day=wanted.first_day,
                last_day=wanted.last_day,
            )
            for line in lines
            for wanted in line.deputies
        ]
        Deputy.objects.bulk_create(named, batch_size=BATCH)
        told = (
            Happening(
                one.person,
                None,
                {"person": one.deputy_id, "first_day": one.first_day, "last_day": one.last_day},
            )
            for one in named
        )
        self._tell("organisation.deputy_named", told)

    def _tell(self, kind: str, happenings: Iterable[Happening]) -> None:
        record_many(kind, happenings, by=self.by, at=self.at)


class _Subjects:
    """The tree by the way to each subject; what is missing on the way is created."""

    def __init__(self, world: World) -> None:
        self.made: list[Subject] = []
        self._by_place = {(one.parent_id, search_key(one.name)): one for one in world.subjects.values()}
        self._taken = {one.slug for one in world.subjects.values()}

    def at(self, path: tuple[str, ...]) -> Subject:
        *above, name = path
        parent = self.at(tuple(above)) if above else None
        place = (parent.pk if parent else None, search_key(name))
        if place not in self._by_place:
            self._by_place[place] = self._make(name, parent)
        return self._by_place[place]

    def _make(self, name: str, parent: Subject | None) -> Subject:
        subject = Subject.objects.create(name=name, parent=parent, slug=free_slug(name, self._taken))
        self._taken.add(subject.slug)
        self.made.append(subject)
        return subject


def _batches(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
