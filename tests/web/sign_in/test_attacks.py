"""Sign-in, from the side of those who should not get in."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client

from kompas.accounts.models import User
from kompas.journal.models import Event
from tests.makers import PASSWORD, a_user

pytestmark = pytest.mark.django_db
SIGN_IN, FORGOTTEN = "/konto/log-ind/", "/konto/glemt/"


@pytest.fixture(autouse=True)
def _nobody_has_knocked_yet() -> None:
    cache.clear()


def words_of(html: str) -> str:
    """The page without what differs from one request to the next."""
    return re.sub(r'value="[^"]*"', "", html)


def try_password(client: Client, email: str, password: str, address: str = "127.0.0.1") -> bool:
    client.post(SIGN_IN, {"login": email, "password": password}, REMOTE_ADDR=address)
    return "_auth_user_id" in client.session


def test_the_right_password_opens_and_is_told_to_the_event_log(client: Client) -> None:
    user = a_user()
    assert try_password(client, user.email.upper(), PASSWORD)
    assert Event.objects.filter(kind="accounts.signed_in", actor_id=user.pk).exists()


def test_an_unknown_address_and_a_wrong_password_look_the_same(client: Client) -> None:
    user = a_user(email="anne@egevang.example")
    known = client.post(SIGN_IN, {"login": user.email, "password": "forkert adgangskode"})
    unknown = client.post(SIGN_IN, {"login": "ukendt@egevang.example", "password": "forkert adgangskode"})
    assert words_of(known.content.decode()) == words_of(unknown.content.decode())
    assert known.status_code == unknown.status_code


def test_asking_for_a_new_password_tells_not_who_has_an_account(client: Client) -> None:
    user = a_user()
    known = client.post(FORGOTTEN, {"email": user.email}, follow=True)
    unknown = client.post(FORGOTTEN, {"email": "ukendt@egevang.example"}, follow=True)
    assert words_of(known.content.decode()) == words_of(unknown.content.decode())
    assert [letter.to for letter in mail.outbox] == [[user.email]]


def test_guessing_one_persons_password_is_stopped_whatever_address_it_comes_from(client: Client) -> None:
    user = a_user()
    for number in range(8):
        try_password(client, user.email, f"gæt nummer {number}", f"198.51.100.{number}")
    assert not try_password(client, user.email, PASSWORD, "198.51.100.99")


def test_guessing_at_many_people_from_one_address_is_stopped(client: Client) -> None:
    user = a_user()
    for number in range(12):
        try_password(client, f"person{number}@andetsteds.example", "Sommer2026!!", "198.51.100.7")
    assert not try_password(client, user.email, PASSWORD, "198.51.100.7")


def test_too_many_tries_get_a_page_in_the_design(client: Client) -> None:
    answers = [client.post(FORGOTTEN, {"email": f"p{number}@egevang.example"}) for number in range(14)]
    assert answers[-1].status_code == 429
    assert "Det gik lidt for stærkt" in answers[-1].content.decode()


@pytest.mark.parametrize(
    "target",
    [
        "https://ond.example/",
        "//ond.example/",
        "/\\ond.example/",
        "javascript:alert(1)",
        "http:ond.example",
        "\t//ond.example",
    ],
)
def test_signing_in_leads_to_no_other_house(client: Client, target: str) -> None:
    user = a_user()
    response = client.post(SIGN_IN, {"login": user.email, "password": PASSWORD, "next": target})
    assert response["Location"] == "/min-dag/"


@pytest.mark.parametrize("target", ["https://ond.example/", "//ond.example/"])
def test_neither_signing_out_nor_the_language_leads_to_another_house(client: Client, target: str) -> None:
    client.force_login(a_user())
    assert "ond.example" not in client.post("/konto/log-ud/", {"next": target})["Location"]
    assert "ond.example" not in client.post("/sprog/", {"language": "en", "next": target})["Location"]


@pytest.mark.parametrize("address", ["/konto/opret/", "/konto/e-mail/", "/accounts/signup/", "/konto/signup/"])
def test_nobody_makes_an_account_for_herself(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address, {"email": "ny@egevang.example", "password1": PASSWORD}).status_code == 404
    assert User.objects.count() == 0


def test_who_has_left_does_not_get_in_with_her_password(client: Client) -> None:
    assert not try_password(client, a_user(is_active=False).email, PASSWORD)


def test_who_has_left_gets_no_link(client: Client) -> None:
    client.post(FORGOTTEN, {"email": a_user(is_active=False).email})
    assert mail.outbox == []


def test_a_link_works_once_and_ends_every_session(client: Client) -> None:
    user = a_user()
    elsewhere = Client()
    elsewhere.force_login(user)
    client.post(FORGOTTEN, {"email": user.email})
    found = re.search(r"http://\S+", str(mail.outbox[0].body))
    assert found
    page = client.get(found[0], follow=True)
    chosen = {"password1": "en helt ny rolig kode", "password2": "en helt ny rolig kode"}
    client.post(page.redirect_chain[-1][0], chosen)

    assert try_password(Client(), user.email, "en helt ny rolig kode")
    assert "_auth_user_id" not in elsewhere.session or elsewhere.get("/min-dag/").status_code == 302
    again = Client().get(found[0], follow=True)
    assert "Linket virker ikke længere" in again.content.decode()


def test_a_change_of_password_is_told_by_mail(client: Client) -> None:
    user = a_user()
    client.force_login(user)
    new = "en helt ny rolig kode"
    client.post("/konto/adgangskode/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert [letter.subject for letter in mail.outbox] == ["Din adgangskode til Kompas er skiftet"]
    assert client.get("/min-dag/").status_code == 302  # and she signs in anew


@pytest.mark.parametrize(
    "password", ["kort", "adgangskode1", "password1234", "123456789012", "Sommer2026!!", "Egevang-2026-Kommune"]
)
def test_a_weak_password_is_refused(client: Client, password: str) -> None:
    user = a_user()
    client.force_login(user)
    response = client.post(
        "/konto/adgangskode/", {"oldpassword": PASSWORD, "password1": password, "password2": password}
    )
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert response.status_code == 200


def test_a_link_to_another_host_is_never_mailed(client: Client) -> None:
    user = a_user()
    response = client.post(FORGOTTEN, {"email": user.email}, headers={"host": "ond.example"})
    assert response.status_code == 400
    assert mail.outbox == []


def test_the_session_cookie_is_out_of_reach_for_scripts_and_other_sites(client: Client) -> None:
    user = a_user()
    client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_signing_in_changes_the_session_key(client: Client) -> None:
    user = a_user()
    client.get("/min-dag/")
    before = client.cookies.get(settings.SESSION_COOKIE_NAME)
    client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    after = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert before is None or before.value != after
