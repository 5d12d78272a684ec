"""Texts for citizens are written inside, side by side with what was adopted, and shown by a deed of their own."""

import pytest
from django.test import Client

from kompas.accounts.models import User
from kompas.organisation.roles import Role
from kompas.strategy.models import CitizenText, Strategy
from tests.makers import a_draft_strategy, an_adopted_strategy, with_role
from tests.pages import faults_in, leaps_in, queries_of

pytestmark = pytest.mark.django_db
TEXT = "/strategier/retning/for-borgerne/loefte/2/da/"


@pytest.fixture
def strategy() -> Strategy:
    return an_adopted_strategy(slug="retning")


@pytest.fixture
def publisher(client: Client, strategy: Strategy) -> User:
    person = with_role(Role.CONSULTANT, strategy.unit)
    client.force_login(person)
    return person


def test_a_text_is_written_shown_and_taken_away(client: Client, publisher: User) -> None:
    client.post(f"{TEXT}gem/", {"words": "Du får svar samme dag.", "opened_on": 0})
    assert client.get("/strategi/retning/for-dig/").status_code == 404

    client.post(f"{TEXT}vis/", {"opened_on": 1})
    assert "Du får svar samme dag." in client.get("/strategi/retning/for-dig/").content.decode()

    client.post(f"{TEXT}skjul/", {"opened_on": 2})
    assert client.get("/strategi/retning/for-dig/").status_code == 404


def test_the_writer_sees_how_it_reads(client: Client, publisher: User) -> None:
    words = "Såfremt du har en henvendelse " + "vedrørende byggesagsbehandling " * 13 + "så ring."
    client.post(f"{TEXT}gem/", {"words": words, "opened_on": 0})

    page = client.get(TEXT).content.decode()

    assert "LIX" in page
    assert "såfremt, vedrørende" in page
    assert "meget svær at læse" in page


def test_two_at_once_see_both_texts(client: Client, publisher: User) -> None:
    client.post(f"{TEXT}gem/", {"words": "Den første.", "opened_on": 0})

    response = client.post(f"{TEXT}gem/", {"words": "Den anden.", "opened_on": 0})

    assert response.status_code == 422
    page = response.content.decode()
    assert "Den første." in page
    assert "Den anden." in page
    assert CitizenText.objects.get().words == "Den første."


@pytest.mark.parametrize("page", ["for-borgerne/", "for-borgerne/loefte/2/da/", "indlejring/"])
def test_the_pages_are_valid(client: Client, publisher: User, page: str) -> None:
    html = client.get(f"/strategier/retning/{page}").content.decode()
    assert faults_in(html) == []
    assert leaps_in(html) == []


@pytest.mark.parametrize(
    "address", ["loefte/99/da", "loefte/0/da", "fokuspunkt/nej/da", "strategien/andet/da", "loefte/2/xx", "andet/2/da"]
)
def test_what_is_no_place_is_not_found(client: Client, publisher: User, address: str) -> None:
    assert client.get(f"/strategier/retning/for-borgerne/{address}/").status_code == 404
    assert (
        client.post(f"/strategier/retning/for-borgerne/{address}/gem/", {"words": "x", "opened_on": 0}).status_code
        == 404
    )
    assert not CitizenText.objects.exists()


def test_a_text_that_does_not_stand_is_not_shown(client: Client, publisher: User) -> None:
    assert client.post(f"{TEXT}vis/", {"opened_on": 0}).status_code == 404


def test_those_who_may_not_publish_see_none_of_it(client: Client, strategy: Strategy) -> None:
    client.force_login(with_role(Role.CASE_WORKER, strategy.unit))

    for page in ("for-borgerne/", "for-borgerne/loefte/2/da/", "indlejring/"):
        assert client.get(f"/strategier/retning/{page}").status_code == 403
    assert client.post(f"{TEXT}gem/", {"words": "x", "opened_on": 0}).status_code == 403
    assert "for-borgerne" not in client.get("/strategier/retning/").content.decode()


def test_a_draft_tells_citizens_nothing(client: Client) -> None:
    draft = a_draft_strategy(slug="kladden")
    client.force_login(with_role(Role.CONSULTANT, draft.unit))
    assert client.get("/strategier/kladden/for-borgerne/").status_code == 404


def test_the_list_asks_the_database_as_often_however_long_the_strategy(client: Client) -> None:
    short, long = an_adopted_strategy(slug="kort", areas=(1,)), an_adopted_strategy(slug="lang", areas=(9,) * 5)
    client.force_login(with_role(Role.CONSULTANT, short.unit))
    few = queries_of(client, "/strategier/kort/for-borgerne/")
    client.force_login(with_role(Role.CONSULTANT, long.unit))

    assert queries_of(client, "/strategier/lang/for-borgerne/") == few


def test_the_code_stands_on_the_page_with_how_it_looks(client: Client, publisher: User) -> None:
    response = client.get("/strategier/retning/indlejring/")
    page = response.content.decode()

    assert "&lt;iframe src=" in page
    assert "/strategi/retning/indlejret/" in page
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert "Ingen hjemmeside må vise den endnu." in page
