"""Reach, against a naive computation over random trees."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kompas.organisation.models import Deputy, Membership, RoleGrant, Unit
from kompas.organisation.reach import reach_of, subtree
from kompas.organisation.roles import HOLDERS, LEADERS, WHOLE_HOUSE, Role
from tests.makers import TODAY, a_unit, a_user, with_role

SIZE = 7
places = st.integers(0, SIZE - 1)
days = st.integers(-2, 2)


def _make_tree(parents: list[int]) -> list[Unit]:
    made: list[Unit] = []
    for index, parent in enumerate(parents):
        made.append(a_unit(parent=made[parent % index] if index and parent % 3 else None))
    return made


def _lies_below(unit: Unit, top: Unit) -> bool:
    at: Unit | None = unit
    while at is not None:
        if at.pk == top.pk:
            return True
        at = at.parent
    return False


class ReachOverRandomTrees(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        parents=st.lists(places, min_size=SIZE, max_size=SIZE),
        own=st.sets(places, max_size=3),
        grants=st.sets(st.tuples(st.booleans(), st.sampled_from(list(Role)), places), max_size=4),
        first=days,
        last=days,
        stands_in=st.booleans(),
    )
    def test_reach_equals_what_one_counts_by_hand(
        self,
        parents: list[int],
        own: set[int],
        grants: set[tuple[bool, Role, int]],
        first: int,
        last: int,
        stands_in: bool,
    ) -> None:
        tree = _make_tree(parents)
        person, chief = a_user(), a_user()
        for index in own:
            Membership.objects.create(person=person, unit=tree[index])
        begin, end = TODAY + timedelta(days=min(first, last)), TODAY + timedelta(days=max(first, last))
        if stands_in:
            Deputy.objects.create(person=chief, deputy=person, first_day=begin, last_day=end)
        for is_own, role, index in grants:
            RoleGrant.objects.create(person=person if is_own else chief, role=role, unit=tree[index], valid_to=end)

        reach = reach_of(person, on=TODAY)

        in_force = end >= TODAY
        deputising = stands_in and begin <= TODAY <= end
        counting = [
            (role, tree[index])
            for is_own, role, index in grants
            if in_force and (is_own or (deputising and role in LEADERS))
        ]
        for unit in tree:
            above = [role for role, top in counting if _lies_below(unit, top)]
            seen = unit in [tree[index] for index in own] or any(role in LEADERS for role in above)
            assert (unit.pk in reach.units) == seen
            for code, holders in HOLDERS.items():
                assert reach.may(code, unit.pk) == any(role in holders for role in above)
                assert (unit.pk in reach.where(code)) == reach.may(code, unit.pk)


@pytest.mark.django_db
def test_a_subtree_is_the_unit_and_all_below_it() -> None:
    top, beside = a_unit(), a_unit()
    middle = a_unit(parent=top)
    bottom = a_unit(parent=middle)

    assert subtree(top) == {top.pk, middle.pk, bottom.pk}
    assert subtree(beside) == {beside.pk}


@pytest.mark.django_db
@pytest.mark.parametrize("code", sorted(WHOLE_HOUSE))
def test_what_concerns_the_whole_house_takes_the_role_in_a_top_unit(code: str) -> None:
    top = a_unit()
    section = a_unit(parent=top)
    above, below = with_role(Role.ADMINISTRATOR, top), with_role(Role.ADMINISTRATOR, section)

    assert reach_of(above, on=TODAY).may(code)
    assert not reach_of(below, on=TODAY).may(code)
