"""A strategy's history, and what was in force on a day, as those who work here read it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kompas.accounts.models import User
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import Revision, Strategy
from tests.makers import NOON, a_draft_strategy, a_member, a_unit, an_adopted_strategy, with_role
from tests.pages import faults_in, leaps_in, queries_of

pytestmark = pytest.mark.django_db
HISTORY, DAY = "/strategier/retning/historie/", "/strategier/retning/gaeldende/"


@pytest.fixture
def strategy() -> Strategy:
    return an_adopted_strategy(slug="retning")


@pytest.fixture
def chief(strategy: Strategy) -> User:
    return with_role(Role.CHIEF, strategy.unit)


@pytest.fixture
def colleague(client: Client) -> User:
    person = a_member(a_unit("Et andet sted"))
    client.force_login(person)
    return person


def begun(strategy: Strategy, chief: User, text: str = "ganske nye ord herefter") -> Revision:
    draft = services.begin_revision(strategy=strategy, reason="Ordene var slidte", by=chief, at=NOON)
    part = draft.commitment_texts.order_by("commitment__number")[1]
    services.change_part(part=part, values={"text": text}, opened_on=1, by=chief, at=NOON)
    draft.refresh_from_db()
    return draft


def revised(strategy: Strategy, chief: User, days: int = 10) -> Strategy:
    draft = begun(strategy, chief, f"ganske nye ord efter {days} dage")
    at = NOON + timedelta(days=days)
    return services.adopt(revision=draft, opened_on=draft.version, by=chief, at=at)


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.usefixtures("colleague")
def test_history_tells_each_wording_with_its_reason_who_adopted_it_and_how_much_it_changed(
    client: Client, strategy: Strategy, chief: User
) -> None:
    revised(strategy, chief)

    page = text_of(client.get(HISTORY))

    assert "Ordene var slidte" in page
    assert f"vedtaget 12. marts 2026 af {chief.name}" in page
    assert "1 ændret" in page
    assert "?fra=1&amp;til=2" in page
    assert faults_in(page) == []
    assert leaps_in(page) == []


@pytest.mark.usefixtures("colleague")
def test_history_never_tells_a_colleague_of_a_draft(client: Client, strategy: Strategy, chief: User) -> None:
    begun(strategy, chief)
    assert "Ordene var slidte" not in text_of(client.get(HISTORY))


def test_who_writes_finds_her_draft_in_the_history(client: Client, strategy: Strategy, chief: User) -> None:
    begun(strategy, chief)
    client.force_login(chief)

    assert "Udgave 2 er ved at blive skrevet" in text_of(client.get(HISTORY))


@pytest.mark.usefixtures("colleague")
@pytest.mark.parametrize("page", ["historie/", "gaeldende/?dag=2026-03-02"])
def test_a_strategy_that_was_never_adopted_has_no_history_for_colleagues(client: Client, page: str) -> None:
    a_draft_strategy(slug="kladde")
    assert client.get(f"/strategier/kladde/{page}").status_code == 404


@pytest.mark.usefixtures("colleague")
def test_a_day_is_answered_with_the_wording_that_was_in_force(client: Client, strategy: Strategy, chief: User) -> None:
    revised(strategy, chief)

    before, after = (text_of(client.get(f"{DAY}?dag={day}")) for day in ("11.03.2026", "2026-03-12"))

    assert "/strategier/retning/udgave/1/" in before
    assert "/strategier/retning/udgave/2/" in after
    assert "Indtil da gjaldt udgave 1" in after
    assert faults_in(after) == []
    assert leaps_in(after) == []


@pytest.mark.usefixtures("colleague", "strategy")
def test_a_day_before_the_first_strategy_is_answered_with_none(client: Client) -> None:
    assert "Ingen strategi gjaldt i" in text_of(client.get(f"{DAY}?dag=2020-01-01"))


@pytest.mark.usefixtures("colleague")
def test_a_day_tells_the_other_strategies_of_the_unit_and_no_drafts(client: Client, strategy: Strategy) -> None:
    an_adopted_strategy(strategy.unit, slug="forrige", title="Den forrige")
    a_draft_strategy(strategy.unit, slug="kladde", title="Kladden til den næste")

    page = text_of(client.get(f"{DAY}?dag=2026-03-02"))

    assert "Den forrige" in page
    assert "Kladden til den næste" not in page


@pytest.mark.usefixtures("colleague", "strategy")
@pytest.mark.parametrize("day", ["", "i går", "2026-02-30", "99999-01-01"])
def test_what_is_no_day_is_said_in_words(client: Client, day: str) -> None:
    shown = client.get(DAY, {"dag": day})

    assert shown.status_code == 422
    assert faults_in(text_of(shown)) == []


@pytest.mark.usefixtures("colleague")
def test_a_long_history_takes_no_more_queries_than_a_short_one(client: Client, strategy: Strategy, chief: User) -> None:
    revised(strategy, chief)
    few = queries_of(client, HISTORY), queries_of(client, f"{DAY}?dag=2026-03-14")
    for days in range(11, 16):
        revised(strategy, chief, days)

    assert (queries_of(client, HISTORY), queries_of(client, f"{DAY}?dag=2026-03-14")) == few
    assert max(few) <= 22
