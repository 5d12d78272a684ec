"""A tour begins, goes on and back, waits, ends, is offered and declined; her progress is hers alone."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from kompas.accounts import touring
from kompas.accounts.models import TourProgress, TourState, User
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.web.tours.programme import EMPLOYEE, TOURS
from kompas.web.tours.steps import Tour
from tests.makers import NOON, a_member, a_unit, a_user, an_adopted_strategy, with_role
from tests.pages import queries_of

pytestmark = pytest.mark.django_db
PANEL = 'id="rundtur"'


@pytest.fixture
def person(client: Client) -> User:
    unit = a_unit()
    an_adopted_strategy(unit)
    found = a_member(unit)
    client.force_login(found)
    return found


def begun(client: Client, slug: str = "medarbejder") -> str:
    return client.post(f"/rundtur/{slug}/begynd/").headers["Location"]


def at_step(client: Client, number: object) -> str:
    return client.post("/rundtur/trin/", {"trin": str(number)}).headers["Location"]


def test_it_begins_on_the_real_page_and_points_at_what_is_there(client: Client, person: User) -> None:
    assert begun(client) == "/min-dag/#venter"
    html = client.get("/min-dag/").content.decode()
    assert PANEL in html
    assert "Her begynder din dag" in html
    assert 'href="#venter"' in html


def test_onwards_back_and_finished(client: Client, person: User) -> None:
    begun(client)
    second = at_step(client, 2)
    assert second.endswith("#fokuspunkter")  # nobody has asked her for a comment, so that step is left out
    assert at_step(client, 1) == "/min-dag/#venter"
    at_step(client, 99)
    html = client.post("/rundtur/slut/", follow=True).content.decode()
    assert "Tak, fordi du gik med" in html
    assert PANEL not in html
    assert touring.progress_of(person)["medarbejder"].state == TourState.TAKEN


def test_elsewhere_it_waits_and_leads_back(client: Client, person: User) -> None:
    begun(client)
    html = client.get("/medarbejdere/").content.decode()
    assert "Rundturen venter ved trin 1" in html
    assert "kompas/tours.js" not in html


def test_ended_on_the_way_she_stays_and_goes_on_later(client: Client, person: User) -> None:
    begun(client)
    at_step(client, 3)
    response = client.post("/rundtur/slut/")
    assert response.headers["Location"].startswith("/strategier/")
    client.logout()
    client.force_login(person)
    assert "Du stoppede på vejen" in client.get("/min-dag/").content.decode()
    assert begun(client) == response.headers["Location"] + "#staar"


def test_my_day_offers_the_tour_of_her_role_until_she_answers(client: Client) -> None:
    leader = with_role(Role.SECTION_LEADER)
    client.force_login(leader)
    assert "/rundtur/leder/begynd/" in client.get("/min-dag/").content.decode()
    client.post("/rundtur/leder/nej-tak/")
    assert "/rundtur/" not in client.get("/min-dag/").content.decode().split("<main")[1]
    assert "/rundtur/leder/begynd/" in client.get("/rundtur/").content.decode()


def test_a_tour_for_others_is_not_hers(client: Client, person: User) -> None:
    html = client.get("/rundtur/").content.decode()
    assert "/rundtur/medarbejder/begynd/" in html
    assert "/rundtur/administrator/begynd/" not in html
    assert client.post("/rundtur/administrator/begynd/").status_code == 403
    assert client.post("/rundtur/administrator/nej-tak/").status_code == 403
    assert client.post("/rundtur/findes-ikke/begynd/").status_code == 404
    assert not TourProgress.objects.exists()


def test_no_event_tells_of_it_and_nobody_else_is_told(client: Client, person: User) -> None:
    before = Event.objects.count()
    begun(client)
    at_step(client, 2)
    client.post("/rundtur/slut/")
    assert Event.objects.count() == before
    colleague = Client()
    colleague.force_login(a_user("Vera Lund"))
    assert "slap ved trin" not in colleague.get("/rundtur/").content.decode()
    assert "slap ved trin" in client.get("/rundtur/").content.decode()


@examples(deadline=None, max_examples=25)
@given(st.lists(st.one_of(st.integers(-3, 10**9), st.text(max_size=8)), min_size=1, max_size=6))
def test_whatever_number_is_sent_she_stands_at_a_step_that_exists(numbers: list[object]) -> None:
    with transaction.atomic():
        client, person = Client(), a_member(a_unit())
        client.force_login(person)
        begun(client)
        for number in numbers:
            client.post("/rundtur/trin/", {"trin": str(number).replace("\x00", "")})
            assert 1 <= touring.progress_of(person)["medarbejder"].step <= len(EMPLOYEE.steps)
            assert client.get("/min-dag/").status_code == 200
        transaction.set_rollback(True)


def test_without_a_walk_the_buttons_lead_to_the_overview(client: Client, person: User) -> None:
    assert at_step(client, 2) == "/rundtur/"
    assert client.post("/rundtur/slut/").headers["Location"] == "/rundtur/"


def test_a_session_from_an_older_programme_ends_quietly(client: Client, person: User) -> None:
    session = client.session
    for told in (
        {"tour": "gone", "stops": [["day", "/min-dag/"]], "number": 1},
        {"tour": "medarbejder", "stops": [["gone", "/min-dag/"]], "number": 1},
        {"tour": "medarbejder", "stops": [["day", "/min-dag/"]], "number": 7},
    ):
        session["tour"] = told
        session.save()
        assert PANEL not in client.get("/min-dag/").content.decode()


def test_the_panel_asks_the_database_nothing(client: Client, person: User) -> None:
    before = queries_of(client, "/medarbejdere/emner/")
    begun(client)
    assert queries_of(client, "/medarbejdere/emner/") == before


@pytest.mark.parametrize("tour", TOURS.values(), ids=lambda tour: tour.slug)
def test_a_tour_takes_about_ten_minutes(tour: Tour) -> None:
    assert 6 <= tour.minutes <= 12
    assert len({step.key for step in tour.steps}) == len(tour.steps)


@pytest.mark.parametrize(
    "fields", [{"state": "lost"}, {"step": 0}, {"tour": "medarbejder"}], ids=["state", "step", "twice"]
)
def test_the_database_refuses_progress_that_cannot_be(fields: dict[str, object]) -> None:
    person = a_user()
    touring.stand_at(person=person, tour="medarbejder", step=1, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        TourProgress.objects.create(**{"person": person, "tour": "leder", "at": timezone.now(), **fields})
