"""What an operator's watchman asks, without signing in."""

from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from kompas import VERSION


@pytest.mark.django_db
def test_a_house_whose_database_answers_is_well(client: Client) -> None:
    answer = client.get("/sundhed/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer["Cache-Control"] == "no-store"


def test_a_house_whose_database_is_silent_says_so_and_nothing_else(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_arguments: Any) -> None:
        raise DatabaseError("could not connect as kompas to 10.0.0.5")

    monkeypatch.setattr(connection, "cursor", silent)
    answer = client.get("/sundhed/")
    assert (answer.status_code, answer.json()) == (503, {"status": "database unreachable"})
    assert answer["Cache-Control"] == "no-store"


def test_the_version_is_told(client: Client) -> None:
    assert client.get("/version/").json() == {"name": "Kompas", "version": VERSION}


@pytest.mark.parametrize("address", ["/sundhed/", "/version/"])
def test_a_watchman_only_asks(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
