"""Which websites may show strategies is decided by those who manage the house."""

import pytest
from django.test import Client

from kompas.organisation.roles import Role
from kompas.strategy.models import FramingSite
from tests.makers import with_role
from tests.pages import faults_in

pytestmark = pytest.mark.django_db
PAGE = "/administration/indlejring/"


def test_a_website_is_allowed_and_taken_away_again(client: Client) -> None:
    client.force_login(with_role(Role.ADMINISTRATOR))

    client.post(f"{PAGE}tillad/", {"origin": "https://www.egevang.dk"})
    page = client.get(PAGE).content.decode()
    assert "https://www.egevang.dk" in page
    assert faults_in(page) == []

    client.post(f"{PAGE}fjern/", {"origin": "https://www.egevang.dk"})
    assert not FramingSite.objects.exists()


@pytest.mark.parametrize("origin", ["*", "https://*.egevang.dk", "http://egevang.dk", "https://egevang.dk/side", ""])
def test_what_names_no_single_website_is_refused_in_words(client: Client, origin: str) -> None:
    client.force_login(with_role(Role.ADMINISTRATOR))

    response = client.post(f"{PAGE}tillad/", {"origin": origin})

    assert response.status_code == 422
    assert not FramingSite.objects.exists()


@pytest.mark.parametrize("role", [Role.CHIEF, Role.CONSULTANT, Role.CASE_WORKER])
def test_nobody_else_decides_it(client: Client, role: Role) -> None:
    client.force_login(with_role(role))

    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}tillad/", {"origin": "https://www.egevang.dk"}).status_code == 403
    assert client.post(f"{PAGE}fjern/", {"origin": "https://www.egevang.dk"}).status_code == 403
