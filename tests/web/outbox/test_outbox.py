"""The outbox on the screen: for those who look after it, and never a secret."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from kompas.organisation.roles import Role
from kompas.post.models import OutgoingMail
from kompas.post.services import queue
from tests.makers import NOON, a_member, a_unit, with_role

pytestmark = pytest.mark.django_db
LINK = "http://127.0.0.1/konto/glemt/ny/1-abc/"


@pytest.fixture
def keeper(client: Client) -> Client:
    client.force_login(with_role(Role.ADMINISTRATOR))
    return client


def a_mail(to: str = "bo@egevang.example", *, is_secret: bool = False) -> OutgoingMail:
    return queue(to=to, subject="Velkommen", text=f"Kære Bo\n\n{LINK}", at=NOON, is_secret=is_secret)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_no_other_role_sees_the_outbox(client: Client, role: Role) -> None:
    client.force_login(with_role(role))
    assert client.get("/udbakke/").status_code == 403
    assert client.get(f"/udbakke/{a_mail().token}/").status_code == 403
    assert "Udbakke" not in client.get("/min-dag/").content.decode()


def test_who_may_not_see_it_learns_not_which_mails_exist(client: Client) -> None:
    client.force_login(a_member(a_unit()))
    assert client.get("/udbakke/findes-ikke/").status_code == 403


def test_mail_is_shown_as_it_was_written(keeper: Client) -> None:
    html = keeper.get(f"/udbakke/{a_mail().token}/").content.decode()
    assert "Kære Bo" in html
    assert LINK in html


def test_a_secret_letter_is_shown_to_nobody(keeper: Client) -> None:
    html = keeper.get(f"/udbakke/{a_mail(is_secret=True).token}/").content.decode()
    assert "/konto/glemt/ny/" not in html
    assert "Kun modtageren må læse denne mail" in html


def test_a_demonstration_shows_it_since_nobody_would_get_it(keeper: Client, settings: Settings) -> None:
    settings.MODE = "demo"
    html = keeper.get(f"/udbakke/{a_mail(is_secret=True).token}/").content.decode()
    assert LINK in html
    assert "Intet bliver sendt" in html


def test_a_text_with_markup_stays_text(keeper: Client) -> None:
    mail = queue(to="bo@egevang.example", subject="<b>Hej</b>", text="<script>alert(1)</script>", at=NOON)
    html = keeper.get(f"/udbakke/{mail.token}/").content.decode()
    assert "<script>alert" not in html
    assert "<b>Hej" not in html


@pytest.mark.parametrize("token", ["findes-ikke", "%25", "_", "a"])
def test_a_token_that_nobody_has_finds_nothing(keeper: Client, token: str) -> None:
    a_mail()
    assert keeper.get(f"/udbakke/{token}/").status_code == 404


def test_the_list_is_narrowed_by_recipient_and_status(keeper: Client) -> None:
    a_mail("anne@egevang.example")
    a_mail("bo@egevang.example")
    html = keeper.get("/udbakke/?til=ANNE").content.decode()
    assert "anne@egevang.example" in html
    assert "bo@egevang.example" not in html
    assert "Ingen mails passer" in keeper.get("/udbakke/?status=sent").content.decode()
    assert "bo@egevang.example" in keeper.get("/udbakke/?status=opfundet").content.decode()


def test_the_empty_outbox_says_what_will_stand_here(keeper: Client) -> None:
    assert "Ingen mails endnu" in keeper.get("/udbakke/").content.decode()


@pytest.mark.parametrize("count", [1, 60])
def test_the_list_costs_the_same_however_long(
    keeper: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        a_mail(f"person{number}@egevang.example")
    with django_assert_num_queries(8):  # session, person, reach (4), the page, what is held back
        keeper.get("/udbakke/")
