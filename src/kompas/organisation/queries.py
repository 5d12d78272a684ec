"""Reading who works here, where, and what one can ask them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from Stemmer import Stemmer

from kompas.accounts.models import User
from kompas.accounts.names import search_key
from kompas.organisation.models import Competence, Deputy, Membership, RoleGrant, Subject, Unit
from kompas.organisation.roles import LEADERS, Role

SHORTEST_STEM = 4  # a shorter one would be found inside too many words
MOST_WORDS = 6


@dataclass
class Entry:
    """What the directory tells of a person. `stands_in` are those who stand in for her that day, never why."""

    person: User
    units: list[Unit] = field(default_factory=list)  # the main one first
    competences: list[Competence] = field(default_factory=list)
    stands_in: list[User] = field(default_factory=list)
    roles: list[RoleGrant] = field(default_factory=list)

    @property
    def role_words(self) -> list[str]:
        """Each role once, for a list."""
        return list(dict.fromkeys(str(Role(grant.role).label) for grant in self.roles))


@dataclass
class Branch[Thing]:
    """A thing of a tree with those below it. `people` counts those who belong to it itself."""

    thing: Thing
    below: list["Branch[Thing]"] = field(default_factory=list)
    people: int = 0


def find_people(
    text: str = "", *, units: Collection[int] | None = None, subjects: Collection[int] | None = None
) -> QuerySet[User]:
    """Those who work here and fit every word of `text`, by name, title, unit, subject or their own words.

    Danish endings do not matter (vejene finds vej), and a word is found inside a longer one. `units` and `subjects`
    narrow it to those who belong to one of the units, or can be asked about one of the subjects.
    """
    people = User.objects.active()
    for word in search_key(text).split()[:MOST_WORDS]:
        people = people.filter(_fits(word))
    if units is not None:
        people = people.filter(Exists(Membership.objects.filter(person=OuterRef("pk"), unit__in=units)))
    if subjects is not None:
        people = people.filter(Exists(Competence.objects.filter(person=OuterRef("pk"), subject__in=subjects)))
    return people


def entries(people: Sequence[User], *, on: date, text: str = "") -> list[Entry]:
    """What the directory tells of `people`, in their order; four queries. What fits `text` is told first."""
    keys = [person.pk for person in people]
    found = {person.pk: Entry(person) for person in people}
    for membership in Membership.objects.filter(person__in=keys).select_related("unit").order_by("-is_main", "pk"):
        found[membership.person_id].units.append(membership.unit)
    told = Competence.objects.filter(person__in=keys).select_related("subject")
    for competence in told.order_by("subject__sort_key", "pk"):
        found[competence.person_id].competences.append(competence)
    for deputy in Deputy.objects.in_force(on=on).filter(person__in=keys).select_related("deputy"):
        found[deputy.person_id].stands_in.append(deputy.deputy)
    for grant in RoleGrant.objects.in_force(on=on).filter(person__in=keys).select_related("unit").order_by("pk"):
        found[grant.person_id].roles.append(grant)
    parts = [_part(word) for word in search_key(text).split()]
    for entry in found.values():
        entry.competences.sort(key=lambda told: not any(part in _told_words(told) for part in parts))
    return [found[key] for key in keys]


def unit_tree(*, on: date) -> list[Branch[Unit]]:
    """The units in force that day with how many work in each, from the top; two queries."""
    counted = Membership.objects.filter(person__is_active=True).values_list("unit").annotate(Count("pk"))
    people: dict[int, int] = dict(counted.order_by())
    return _tree(Unit.objects.in_force(on=on).in_order(), people)


def subject_tree() -> list[Branch[Subject]]:
    """The subjects with how many who work here can be asked about each, from the top; two queries."""
    counted = Competence.objects.filter(person__is_active=True).values_list("subject").annotate(Count("pk"))
    people: dict[int, int] = dict(counted.order_by())
    return _tree(Subject.objects.all(), people)


def walk[Thing](tree: Iterable[Branch[Thing]], depth: int = 0) -> Iterable[tuple[int, Branch[Thing]]]:
    """Every branch with its depth, in the order in which it is read."""
    for branch in tree:
        yield depth, branch
        yield from walk(branch.below, depth + 1)


def way_up(unit: Unit) -> list[Unit]:
    """The units above, the top first; one query."""
    known = {one.pk: one for one in Unit.objects.all()}
    way: list[Unit] = []
    above = unit.parent_id
    while above is not None and all(one.pk != above for one in way):
        way.insert(0, known[above])
        above = known[above].parent_id
    return way


def subjects_below(subject: Subject) -> set[int]:
    """The keys of the subject and of all below it; one query."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for key, parent in Subject.objects.values_list("pk", "parent_id"):
        children[parent].append(key)
    found, waiting = {subject.pk}, [subject.pk]
    while waiting:
        below = [key for key in children[waiting.pop()] if key not in found]
        found.update(below)
        waiting.extend(below)
    return found


def leaders_of(unit: Unit, *, on: date) -> set[int]:
    """The keys of those who lead the unit itself that day."""
    grants = RoleGrant.objects.in_force(on=on).filter(unit=unit, role__in=LEADERS)
    return set(grants.values_list("person_id", flat=True))


def managed_people(units: Collection[int], *, on: date) -> QuerySet[User]:
    """Those, also of former days, whose every place lies in `units`: only their administrator changes who they are.

    Whoever also belongs to another unit, holds a role there, or stands in on that day or later for somebody who leads
    there, is left to an administrator of both; otherwise an administrator below could take over an account above.
    """
    outside_member = Membership.objects.filter(person=OuterRef("pk")).exclude(unit__in=units)
    outside_role = RoleGrant.objects.filter(person=OuterRef("pk")).exclude(unit__in=units)
    inside = Membership.objects.filter(person=OuterRef("pk"), unit__in=units)
    leads_outside = RoleGrant.objects.filter(person=OuterRef("person"), role__in=LEADERS).exclude(unit__in=units)
    outside_deputy = Deputy.objects.filter(Exists(leads_outside), deputy=OuterRef("pk"), last_day__gte=on)
    return User.objects.filter(Exists(inside), ~Exists(outside_member), ~Exists(outside_role), ~Exists(outside_deputy))


def _tree[Thing: (Unit, Subject)](things: Iterable[Thing], people: dict[int, int]) -> list[Branch[Thing]]:
    """What hangs below something that is not there (a unit that has ended) stands at the top."""
    branches = {thing.pk: Branch(thing, people=people.get(thing.pk, 0)) for thing in things}
    top: list[Branch[Thing]] = []
    for branch in branches.values():
        above = branches.get(branch.thing.parent_id or 0)
        (above.below if above else top).append(branch)
    return top


def _part(word: str) -> str:
    """What a text must hold to fit `word`: its stem, or itself where the stem is too short to tell anything."""
    stem = Stemmer("danish").stemWord(word)
    return stem if len(stem) >= SHORTEST_STEM else word


def _told_words(told: Competence) -> str:
    return f"{told.subject.search_key} {told.search_key}"


def _fits(word: str) -> Q:
    part = _part(word)
    unit = Membership.objects.filter(person=OuterRef("pk"), unit__search_key__contains=part)
    told = Competence.objects.filter(person=OuterRef("pk"))
    told = told.filter(Q(search_key__contains=part) | Q(subject__search_key__contains=part))
    return Q(search_key__contains=part) | Exists(unit) | Exists(told)
