"""The house stands: pages answer, errors are in the design."""

import pytest
from django.test import Client

from tests.makers import a_user


@pytest.mark.django_db
def test_the_front_page_opens_without_sign_in(client: Client) -> None:
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_my_day_asks_for_sign_in(client: Client) -> None:
    response = client.get("/min-dag/")
    assert response.status_code == 302
    assert response["Location"] == "/konto/log-ind/?next=/min-dag/"


@pytest.mark.django_db
def test_my_day_opens_for_who_is_signed_in(client: Client) -> None:
    client.force_login(a_user())
    assert client.get("/min-dag/").status_code == 200
