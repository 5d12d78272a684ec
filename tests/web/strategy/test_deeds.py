"""Which deeds the page of a strategy offers, and to whom."""

import pytest

from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.strategy.models import Revision, Strategy
from kompas.web.strategy.deeds import offered
from tests.makers import NOON, TODAY, a_unit, an_adopted_strategy, with_role

pytestmark = pytest.mark.django_db


def offers(role: Role, strategy: Strategy, *, elsewhere: bool = False, draft: Revision | None = None) -> list[str]:
    person = with_role(role, a_unit("Et andet sted") if elsewhere else strategy.unit)
    return [address for address, _words in offered(strategy, draft, person, reach_of(person, on=TODAY))]


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.SECRETARY, Role.ADMINISTRATOR])
def test_who_neither_writes_nor_leads_is_offered_nothing(role: Role) -> None:
    assert offers(role, an_adopted_strategy()) == []


def test_a_chief_of_another_unit_is_offered_nothing() -> None:
    assert offers(Role.CHIEF, an_adopted_strategy(), elsewhere=True) == []


def test_the_consultant_writes_and_publishes_but_does_not_close() -> None:
    assert offers(Role.CONSULTANT, an_adopted_strategy()) == ["strategy:revise", "strategy:publish"]


def test_the_section_leader_writes() -> None:
    assert offers(Role.SECTION_LEADER, an_adopted_strategy()) == ["strategy:revise"]


def test_the_chief_is_offered_all() -> None:
    assert offers(Role.CHIEF, an_adopted_strategy()) == ["strategy:revise", "strategy:publish", "strategy:close"]


def test_while_a_draft_is_written_none_other_is_begun() -> None:
    strategy = an_adopted_strategy()
    by = strategy.revisions.get().created_by
    draft = Revision.objects.create(strategy=strategy, number=2, created_at=NOON, created_by=by, title="Næste")

    assert offers(Role.CONSULTANT, strategy, draft=draft) == ["strategy:draft", "strategy:publish"]
    assert offers(Role.CASE_WORKER, strategy, draft=draft) == []
