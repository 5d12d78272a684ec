"""The strategy as citizens read it, and what they never see."""

import pytest
from django.test import Client

from tests.makers import a_draft_strategy, an_adopted_strategy

pytestmark = pytest.mark.django_db
PAGES = ["", "interessent/borgerne/", "fokuspunkt/en-doer-ind/", "loefte/7/", "den-roede-traad/"]


def test_a_published_strategy_is_read_without_sign_in(client: Client) -> None:
    an_adopted_strategy(slug="retning")

    page = client.get("/strategi/retning/").content.decode()

    assert "Vi giver Egevang rammer" in page
    assert "pege på en anden vej" in page


@pytest.mark.parametrize("page", PAGES)
def test_every_part_of_a_published_strategy_has_its_own_address(client: Client, page: str) -> None:
    an_adopted_strategy(slug="retning")
    assert client.get(f"/strategi/retning/{page}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_published_answers_as_what_does_not_exist(client: Client, page: str) -> None:
    an_adopted_strategy(slug="retning", published=False)
    a_draft_strategy(slug="kladden")

    hidden = client.get(f"/strategi/retning/{page}")
    draft = client.get(f"/strategi/kladden/{page}")
    missing = client.get(f"/strategi/findes-ikke/{page}")

    assert hidden.status_code == draft.status_code == missing.status_code == 404
    assert "Retning 2029" not in hidden.content.decode() + draft.content.decode()
