"""Who may see and do what, where: a person's reach over the tree of units."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kompas.accounts.models import User
from kompas.organisation.models import Deputy, Membership, RoleGrant, Unit
from kompas.organisation.opening import closed_to
from kompas.organisation.roles import HOLDERS, LEADERS, WHOLE_HOUSE, Role


@dataclass(frozen=True)
class Reach:
    """What one person reaches on one day; made once per request (four queries), then asked freely.

    `units` are those whose matters she may see: her own, and, for a leader or a leader's deputy, everything below.
    `roles` maps each role to the units in which it holds; `tops` are the units that belong to no other.
    `closed_rooms` are the rooms that all her units do without.
    """

    units: frozenset[int]
    roles: dict[str, frozenset[int]]
    tops: frozenset[int] = frozenset()
    closed_rooms: frozenset[str] = frozenset()

    def may(self, code: str, unit_id: int | None = None) -> bool:
        """Whether she holds the permission `code` in the unit; without a unit: anywhere.

        What concerns the whole house is held in a top unit or not at all.
        """
        if unit_id is None and code in WHOLE_HOUSE:
            return bool(self.where(code) & self.tops)
        return any(
            held and (unit_id is None or unit_id in held)
            for role, held in self.roles.items()
            if Role(role) in HOLDERS[code]
        )

    def is_open(self, room: str) -> bool:
        """Whether the room is open to her. What no room has declared (my day, strategies) is open to all."""
        return room not in self.closed_rooms

    def where(self, code: str) -> frozenset[int]:
        """The units in which she holds the permission `code`."""
        return frozenset().union(*(held for role, held in self.roles.items() if Role(role) in HOLDERS[code]))


def reach_of(user: User, *, on: date, as_deputy: bool = True) -> Reach:
    """The reach of `user` on that day, with what she is lent as a deputy or without it.

    Who does not work here reaches nothing.
    """
    if not user.is_active:
        return Reach(frozenset(), {})
    parents = _parents()
    below = _below(parents)
    lent = Deputy.objects.in_force(on=on).filter(deputy=user).values_list("person_id", flat=True)
    stood_in_for = list(lent) if as_deputy else []
    roles: dict[str, set[int]] = defaultdict(set)
    led: set[int] = set()
    for grant in RoleGrant.objects.in_force(on=on).filter(person_id__in=[user.pk, *stood_in_for]):
        if grant.person_id != user.pk and grant.role not in LEADERS:
            continue  # a deputy leads in the leader's place; she does not administer in his
        held = below[grant.unit_id]
        roles[grant.role] |= held
        led |= held if grant.role in LEADERS else set()
    own = set(Membership.objects.filter(person=user).values_list("unit_id", flat=True))
    tops = frozenset(unit for unit, parent in parents.items() if parent is None)
    units = frozenset(own | led)
    held_roles = {role: frozenset(held) for role, held in roles.items()}
    return Reach(units, held_roles, tops, closed_to(units, parents))


def subtree(unit: Unit) -> frozenset[int]:
    """The keys of `unit` and of every unit below it."""
    return frozenset(_below(_parents())[unit.pk])


def _parents() -> dict[int, int | None]:
    return dict(Unit.objects.values_list("pk", "parent_id"))


def _below(parents: dict[int, int | None]) -> dict[int, set[int]]:
    """For every unit the keys of itself and of all below it."""
    below: dict[int, set[int]] = {unit: set() for unit in parents}
    for unit in parents:
        for ancestor in _upwards(unit, parents):
            below[ancestor].add(unit)
    return below


def _upwards(unit: int, parents: dict[int, int | None]) -> Iterable[int]:
    seen: set[int] = set()
    at: int | None = unit
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        at = parents.get(at)
