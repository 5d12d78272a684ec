"""`/was`, where the inspectors of accessibility look."""

from typing import Any

import pytest
from django.test import Client

from kompas.journal.actors import Actor
from kompas.organisation.services import municipality
from tests.makers import NOON
from tests.organisation.test_municipality import DETAILS

pytestmark = pytest.mark.django_db


def test_was_leads_to_the_statement_and_the_foot_of_every_page_links_it(client: Client) -> None:
    municipality.change(**DETAILS, opened_on=0, by=Actor.house(), at=NOON)

    assert client.get("/was", follow=False)["Location"] == "/was/"
    assert client.get("/was/")["Location"] == "https://www.was.digst.dk/nyborg"
    assert 'href="https://www.was.digst.dk/nyborg"' in client.get("/").text


def test_was_says_in_words_that_there_is_no_statement(client: Client, settings: Any) -> None:
    settings.ACCESSIBILITY_ADDRESS = ""

    answer = client.get("/was/")

    assert answer.status_code == 404
    assert "tilgængelighedserklæring" in answer.text


@pytest.mark.parametrize("query", ["next=https://ond.example", "url=//ond.example"])
def test_was_follows_nothing_that_the_address_says(client: Client, settings: Any, query: str) -> None:
    settings.ACCESSIBILITY_ADDRESS = "https://www.was.digst.dk/egevang"

    assert client.get(f"/was/?{query}")["Location"] == "https://www.was.digst.dk/egevang"
    assert client.get("/was/", headers={"Host": "localhost", "X-Forwarded-Host": "ond.example"})["Location"].startswith(
        "https://www.was.digst.dk/"
    )
