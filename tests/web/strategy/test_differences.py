"""What differs between two wordings, on the pages inside and at the public address."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import Revision, Strategy
from tests.makers import NOON, TODAY, a_member, a_unit, an_adopted_strategy, with_role
from tests.pages import faults_in, leaps_in, queries_of

pytestmark = pytest.mark.django_db
INSIDE, PUBLIC = "/strategier/retning/forskelle/", "/strategi/retning/forskelle/"


@pytest.fixture
def strategy() -> Strategy:
    return an_adopted_strategy(slug="retning")


def a_draft_of(strategy: Strategy) -> Revision:
    """The next wording, in which commitment 2 says something else."""
    by = with_role(Role.CHIEF, strategy.unit)
    draft = services.begin_revision(strategy=strategy, reason="Ordene var slidte", by=by, at=NOON)
    part = draft.commitment_texts.get(commitment__number=2)
    services.change_part(part=part, values={"text": "ganske nye ord herefter"}, opened_on=1, by=by, at=NOON)
    draft.refresh_from_db()
    return draft


def adopted(draft: Revision) -> Revision:
    services.adopt(revision=draft, opened_on=draft.version, by=draft.created_by, at=NOON + timedelta(days=1))
    draft.refresh_from_db()
    return draft


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("address", [INSIDE, PUBLIC])
def test_two_adopted_wordings_are_compared_word_by_word(client: Client, strategy: Strategy, address: str) -> None:
    adopted(a_draft_of(strategy))
    client.force_login(a_member(a_unit("Et andet sted")))

    page = text_of(client.get(f"{address}?fra=1&til=2"))

    assert '<ins class="k-added"><span class="sr-only">Tilføjet: </span>ganske nye ord' in page
    assert '<del class="k-removed">' in page
    assert faults_in(page) == []
    assert leaps_in(page) == []


def test_asked_the_wrong_way_round_it_tells_the_same(client: Client, strategy: Strategy) -> None:
    adopted(a_draft_of(strategy))

    turned, straight = (text_of(client.get(f"{PUBLIC}?{query}")) for query in ("fra=2&til=1", "fra=1&til=2"))

    assert turned.split("article")[1] == straight.split("article")[1]


def test_who_writes_compares_her_draft_with_what_is_in_force(client: Client, strategy: Strategy) -> None:
    draft = a_draft_of(strategy)
    client.force_login(draft.created_by)

    page = text_of(client.get(INSIDE))

    assert "ganske nye ord" in page
    assert "Ordene var slidte" in page


def test_who_is_asked_for_comment_sees_what_the_draft_changes(client: Client, strategy: Strategy) -> None:
    draft = a_draft_of(strategy)
    asked = a_member(a_unit("Et andet sted"))
    services.ask_for_comment(revision=draft, people=[asked], due_on=TODAY, by=draft.created_by, at=NOON)
    client.force_login(asked)

    assert "ganske nye ord" in text_of(client.get(INSIDE))


@pytest.mark.parametrize("query", ["", "?fra=1&til=2", "?til=2"])
def test_a_colleague_never_sees_what_a_draft_changes(client: Client, strategy: Strategy, query: str) -> None:
    a_draft_of(strategy)
    client.force_login(a_member(a_unit("Et andet sted")))

    shown = client.get(INSIDE + query)

    assert shown.status_code == (404 if "2" in query else 200)
    assert "ganske nye ord" not in text_of(shown)


@pytest.mark.parametrize("query", ["", "?fra=1&til=2"])
def test_citizens_never_see_what_a_draft_changes(client: Client, strategy: Strategy, query: str) -> None:
    draft = a_draft_of(strategy)
    client.force_login(draft.created_by)

    shown = client.get(PUBLIC + query)

    assert shown.status_code == (404 if query else 200)
    assert "ganske nye ord" not in text_of(shown)


def test_citizens_compare_nothing_of_a_strategy_that_is_not_published(client: Client) -> None:
    an_adopted_strategy(slug="retning", published=False)
    assert client.get(PUBLIC).status_code == 404


@pytest.mark.parametrize("query", ["?fra=9", "?til=x", "?fra=-1", "?til=" + "9" * 40, "?fra=²"])
def test_a_wording_that_does_not_exist_cannot_be_compared(client: Client, strategy: Strategy, query: str) -> None:
    adopted(a_draft_of(strategy))
    assert client.get(PUBLIC + query).status_code == 404


def test_a_strategy_with_one_wording_says_that_there_is_nothing_to_compare(client: Client, strategy: Strategy) -> None:
    assert "Der er kun én udgave endnu" in text_of(client.get(PUBLIC))


def test_a_long_strategy_takes_no_more_queries_than_a_short_one(client: Client) -> None:
    for slug, size in (("kort", 1), ("lang", 30)):
        adopted(a_draft_of(an_adopted_strategy(slug=slug, areas=(size + 1,) * 3)))

    assert queries_of(client, "/strategi/kort/forskelle/") == queries_of(client, "/strategi/lang/forskelle/") <= 22
