"""Every address of every room that one can do without, from the side of those who do."""

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from kompas.accounts.models import User
from kompas.journal.actors import Actor
from kompas.organisation.roles import Role
from kompas.organisation.rooms import ROOMS
from kompas.organisation.services import rooms
from kompas.web.shared.pages import DOORS
from tests.makers import NOON, a_unit, with_role
from tests.web.test_doors import ALL

pytestmark = pytest.mark.django_db
INSIDE = {name: entry for name, entry in ALL.items() if DOORS.get(entry.callback) in {"page", "deed"}}
OF_ROOMS = sorted(name for name in INSIDE if name.split(":")[0] in ROOMS)
SAMPLES = {"SlugConverter": "x", "StringConverter": "x", "IntConverter": 1, "PathConverter": "x"}


def address(name: str, entry: URLPattern) -> str:
    kinds = {key: type(kind).__name__ for key, kind in entry.pattern.converters.items()}
    return reverse(name, kwargs={key: SAMPLES[kind] for key, kind in kinds.items()})


@pytest.fixture
def person() -> User:
    """Who holds every role that there is, in a unit that does without every room."""
    unit = a_unit()
    person = with_role(Role.ADMINISTRATOR, unit)
    rooms.open_only(unit=unit, rooms=[], opened_on=1, by=Actor.house(), at=NOON)
    return person


@pytest.mark.parametrize("name", OF_ROOMS)
def test_no_address_of_a_closed_room_answers_but_in_friendly_words(client: Client, person: User, name: str) -> None:
    client.force_login(person)
    entry = INSIDE[name]
    answer = (client.get if DOORS[entry.callback] == "page" else client.post)(address(name, entry))

    assert answer.status_code == 403
    assert "Dette rum er ikke åbent for dig" in answer.text


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_room_that_is_declared_has_addresses(room: str) -> None:
    assert [name for name in OF_ROOMS if name.startswith(f"{room}:")]


def test_the_menu_leads_to_open_rooms_only_and_my_day_stays(client: Client, person: User) -> None:
    client.force_login(person)
    html = client.get("/min-dag/").text

    assert 'href="/administration/"' in html
    assert 'href="/strategier/"' in html
    for closed in ("/medarbejdere/", "/udbakke/", "/analyser/"):
        assert f'href="{closed}"' not in html


def test_the_administrator_opens_the_room_again_by_herself(client: Client, person: User) -> None:
    client.force_login(person)
    unit = person.memberships.get().unit
    page = f"/administration/enheder/{unit.code}/rum/"
    assert client.get(page).status_code == 200
    client.post(f"{page}ret/", {"rooms": ["directory"], "opened_on": 2})

    assert client.get("/medarbejdere/").status_code == 200
    assert client.get("/udbakke/").status_code == 403
    assert client.post(f"{page}ret/", {"rooms": ["findes-ikke"], "opened_on": 3}).status_code == 422


def test_two_who_switch_rooms_at_the_same_time_see_both_choices(client: Client, person: User) -> None:
    client.force_login(person)
    unit = person.memberships.get().unit
    page = f"/administration/enheder/{unit.code}/rum/"
    assert 'name="opened_on" value="2"' in client.get(page).text
    client.post(f"{page}ret/", {"rooms": ["directory"], "opened_on": 2})

    refused = client.post(f"{page}ret/", {"rooms": ["directory", "analyses"], "opened_on": 2})
    assert refused.status_code == 422
    assert "En anden har gemt ændringer" in refused.text
    assert 'name="opened_on" value="3"' in refused.text
    for both in (">Analyser, Kolleger</td>", ">Kolleger</td>"):
        assert both in refused.text
    assert client.get("/analyser/").status_code == 403
    assert client.post(f"{page}ret/", {"rooms": ["directory", "analyses"], "opened_on": 3}).status_code == 302
    assert client.get("/analyser/").status_code == 200


def test_nobody_switches_rooms_above_her(client: Client) -> None:
    top = a_unit(code="top")
    client.force_login(with_role(Role.ADMINISTRATOR, a_unit("Vej", parent=top)))
    assert client.get("/administration/enheder/top/rum/").status_code == 404
    assert client.post("/administration/enheder/top/rum/ret/").status_code == 404
