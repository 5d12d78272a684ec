"""Every page of the house, found by its links: valid, guarded by the same headers, and nothing inline."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve
from pytest_django import DjangoDbBlocker

from kompas.accounts.models import User
from kompas.config.demonstration.loading import load_once
from kompas.config.demonstration.sign_ins import NAMES
from kompas.organisation.roles import Role
from kompas.web.shared.pages import DOORS
from tests.full_house import a_full_house, the_demonstration
from tests.pages import BEGINNINGS, HEADERS, POLICY, faults_in, walk
from tests.web.test_doors import ALL

pytestmark = pytest.mark.django_db


# Pages that no link leads to from the demonstration: why.
UNLINKED = {
    "analyses:conclusion",  # only while a seminar writes its conclusions
    "analyses:news",  # asked by the script of a board, never opened
    "administration:preview",  # only once somebody has handed in a list of people
    "administration:logo",  # a picture inside a page, no page
    "importing:file",  # a file to keep, which the walk leaves alone
    "importing:page_image",  # a picture inside a page, no page
    "welcome:enter",  # the first visit, which the demonstration has behind it (tests/web/welcome), as the next five
    "welcome:step",
    "welcome:ready",
    "welcome:logo",
    "welcome:preview",
    "welcome:sample",
    "public:embedded",  # shown inside other websites, and inside the page that gives their code
    "practice:overview",  # only where the practice area runs beside (tests/web/practice)
    "public:take",  # a file to keep, as the next two
    "strategy:take",
    "strategy:record",
    "public:differences",  # only where a strategy has two wordings, as the next three
    "strategy:differences",
    "public:edition",
    "strategy:edition",
    "public:accessibility",  # where inspectors look; it leads out of the house
    "strategy:revise",  # only where an adopted strategy has no draft under way
}


RICHEST = "/strategier/teknik-og-erhverv-2026-2029/"  # first, so that its pages are the examples of their kind

type Walked = list[tuple[str, str, dict[str, str], int]]


@pytest.fixture(scope="module")
def walks(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Walked, Walked]:
    """What the one who may see everything is led to, and what citizens are: walked once, and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        client = Client()
        client.force_login(the_demonstration(tmp_path_factory.mktemp("demonstration")))
        walked = list(walk(client, [RICHEST, *BEGINNINGS])), list(walk(Client(), ["/"]))
        transaction.set_rollback(True)
    return walked


@pytest.fixture
def pages(walks: tuple[Walked, Walked]) -> Walked:
    return walks[0]


def test_every_page_of_the_house_opens_valid_and_guarded(pages: Walked) -> None:
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


def test_no_page_lies_where_nobody_gets_to(walks: tuple[Walked, Walked]) -> None:
    reached = {resolve(urlsplit(address).path).view_name for walked in walks for address, *_rest in walked}
    reading = {name for name, entry in ALL.items() if DOORS.get(entry.callback) in {"page", "public_page"}}
    assert reading - reached - UNLINKED == set()


@pytest.mark.long
@pytest.mark.parametrize("role", sorted(Role))
def test_no_link_leads_where_its_reader_may_not_go(client: Client, tmp_path: Path, role: Role) -> None:
    load_once(tmp_path)
    client.force_login(User.objects.get(name=NAMES[role]))
    refused = {address: status for address, _html, _headers, status in walk(client) if status != 200}
    assert refused == {}
