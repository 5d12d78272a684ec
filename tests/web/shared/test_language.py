"""Screens are Danish until somebody chooses otherwise."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_browser_that_prefers_english_is_met_in_danish(client: Client) -> None:
    answer = client.get("/", headers={"accept-language": "en-US,en;q=0.9"})
    assert '<html lang="da">' in answer.content.decode()
    assert answer["Content-Language"] == "da"


def test_who_chooses_english_gets_english(client: Client) -> None:
    client.post("/sprog/", {"language": "en", "next": "/"})
    assert '<html lang="en">' in client.get("/").content.decode()


def test_a_language_that_is_not_offered_is_danish(client: Client) -> None:
    client.cookies["django_language"] = "../../etc"
    assert '<html lang="da">' in client.get("/").content.decode()
