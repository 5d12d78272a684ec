"""Every page of the house, found by its links: valid, guarded by the same headers, and nothing inline."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.full_house import a_full_house
from tests.pages import HEADERS, POLICY, faults_in, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(client: Client) -> Iterator[list[tuple[str, str, dict[str, str], int]]]:
    client.force_login(a_full_house())
    yield list(walk(client))


def test_every_page_of_the_house_opens_valid_and_guarded(pages: list[tuple[str, str, dict[str, str], int]]) -> None:
    found: dict[str, list[str]] = {}
    for address, html, headers, status in pages:
        faults = [f"answers {status}"] if status != 200 else []
        faults += faults_in(html) if html else []
        faults += [f"{name} is not {value}" for name, value in HEADERS.items() if headers.get(name) != value]
        policy = headers.get("Content-Security-Policy", "")
        faults += [f"the policy lacks {part}" for part in POLICY if part not in policy]
        faults += ["the policy lets something inline through"] if "unsafe" in policy else []
        if faults:
            found[address] = faults
    assert found == {}


def test_the_public_pages_open_valid_without_sign_in(client: Client) -> None:
    a_full_house()
    found = {address: faults_in(html) for address, html, _headers, _status in walk(client, ["/"]) if html}
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert len(found) > 5
