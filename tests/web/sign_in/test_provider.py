"""The municipality's own sign-in, mostly from the side of those who should not get in by it."""

import base64
import hashlib
import time
from typing import Any

import jwt
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kompas.accounts.models import SignInLink, User
from kompas.accounts.single_sign_on import linking
from kompas.config.sign_in import Oidc
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.organisation.services import people
from tests.makers import NOON, PASSWORD, a_member, a_unit, a_user, with_role
from tests.web.sign_in.provider import BACK, START, STRANGERS_KEY, Provider, begin, come_back, is_in

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()


def linked(person: User, subject: str = "abc-123") -> User:
    linking.link(person=person, subject=subject, by=HOUSE, at=NOON)
    return person


def test_whom_an_administrator_linked_comes_in(client: Client, provider: Provider) -> None:
    person = linked(a_user())
    asked = begin(client, next="/medarbejdere/")
    provider.says(asked["nonce"])
    answer = come_back(client, asked["state"])

    assert answer["Location"] == "/medarbejdere/"
    assert client.session["_auth_user_id"] == str(person.pk)
    assert Event.objects.filter(kind="accounts.signed_in", actor_id=person.pk).exists()


def test_the_provider_is_asked_with_state_nonce_and_pkce(client: Client, provider: Provider) -> None:
    linked(a_user())
    asked = begin(client)
    provider.says(asked["nonce"])
    come_back(client, asked["state"])
    (sent,) = provider.asked
    challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"][0].encode()).digest()).rstrip(b"=")

    assert asked["code_challenge"] == challenge.decode()
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid"
    assert asked["redirect_uri"].endswith(BACK)
    assert sent["client_secret"] == ["hemmelighed"]


def test_nothing_in_the_address_decides_what_the_provider_is_asked(client: Client, provider: Provider) -> None:
    answer = client.post(f"{START}?process=connect&scope=offline_access&auth_params=nonce%3Dkendt&action=x")
    assert "offline_access" not in answer["Location"]
    assert "nonce=kendt" not in answer["Location"]


def test_an_unknown_subject_stays_outside_and_no_account_is_made(client: Client, provider: Provider) -> None:
    asked = begin(client)
    provider.says(asked["nonce"], sub="ukendt-9")
    answer = come_back(client, asked["state"])

    assert answer.status_code == 403
    assert "Du er ikke oprettet i Kompas endnu" in answer.content.decode()
    assert "ukendt-9" in answer.content.decode()
    assert not is_in(client)
    assert User.objects.count() == 0
    event = Event.objects.get(kind="accounts.unknown_subject")
    assert event.data == {}
    assert event.actor_id is None


@pytest.mark.parametrize("more", [{}, {"email_verified": True}, {"email_verified": "true"}])
def test_an_email_that_equals_somebodys_opens_nothing(client: Client, provider: Provider, more: dict[str, Any]) -> None:
    boss = with_role(Role.ADMINISTRATOR)
    asked = begin(client)
    provider.says(asked["nonce"], sub="angriber", email=boss.email, preferred_username=boss.email, **more)
    assert come_back(client, asked["state"]).status_code == 403
    assert not is_in(client)
    assert not SignInLink.objects.exists()


def test_an_email_that_changed_at_the_provider_changes_nothing(client: Client, provider: Provider) -> None:
    boss, person = with_role(Role.ADMINISTRATOR), linked(a_user())
    asked = begin(client)
    provider.says(asked["nonce"], email=boss.email, email_verified=True)
    come_back(client, asked["state"])
    person.refresh_from_db()
    assert client.session["_auth_user_id"] == str(person.pk)
    assert person.email != boss.email


def test_the_same_subject_from_another_issuer_is_somebody_else(
    client: Client, provider: Provider, settings: Settings
) -> None:
    person = a_user()
    SignInLink.objects.create(person=person, issuer="https://login.andetsteds.example", subject="abc-123")
    asked = begin(client)
    provider.says(asked["nonce"])
    assert come_back(client, asked["state"]).status_code == 403
    assert not is_in(client)


CROOKED: dict[str, dict[str, Any]] = {
    "signed by a stranger": {"key": STRANGERS_KEY},
    "signed with a key nobody tells of": {"kid": "k2"},
    "signed with our own secret": {"key": "hemmelighed" * 4, "algorithm": "HS256"},
    "not signed": {"key": None, "algorithm": "none"},
    "another issuer": {"iss": "https://login.andetsteds.example"},
    "meant for another": {"aud": "en-anden"},
    "meant for another too": {"aud": ["kompas", "en-anden"]},
    "for a party that is not us": {"azp": "en-anden"},
    "worn out": {"exp": int(time.time()) - 600, "iat": int(time.time()) - 900},
    "without an end": {"exp": None},
    "not yet": {"nbf": int(time.time()) + 600},
    "without a nonce": {"nonce": None},
    "an old nonce": {"nonce": "fra-en-anden-gang"},
    "nobody": {"sub": None},
    "empty": {"sub": " "},
    "a number": {"sub": 12},
    "a list": {"sub": ["abc-123"]},
    "endless": {"sub": "a" * 500},
    "unprintable": {"sub": "abc\0-123"},
}


@pytest.mark.parametrize("crooked", CROOKED.values(), ids=CROOKED.keys())
def test_a_crooked_token_opens_nothing(client: Client, provider: Provider, crooked: dict[str, Any]) -> None:
    linked(a_user())
    asked = begin(client)
    told = {"nonce": asked["nonce"], **crooked}
    nonce = told.pop("nonce")
    provider.says(asked["nonce"], **told) if nonce == asked["nonce"] else provider.says(nonce, **told)
    answer = come_back(client, asked["state"])
    assert answer.status_code == 401
    assert "Du blev ikke logget ind" in answer.content.decode()
    assert not is_in(client)


@pytest.mark.parametrize("token", [None, "", "a.b.c", 7, {"sub": "abc-123"}])
def test_what_is_no_token_opens_nothing(client: Client, provider: Provider, token: object) -> None:
    linked(a_user())
    asked = begin(client)
    provider.token = token
    assert come_back(client, asked["state"]).status_code == 401
    assert not is_in(client)


def test_a_token_altered_after_signing_opens_nothing(client: Client, provider: Provider) -> None:
    linked(a_user())
    asked = begin(client)
    provider.says(asked["nonce"], sub="angriber")
    head, body, signature = provider.token.split(".")
    claims = jwt.utils.base64url_decode(body).replace(b"angriber", b"abc-123")
    provider.token = ".".join([head, jwt.utils.base64url_encode(claims).decode(), signature])
    assert come_back(client, asked["state"]).status_code == 401
    assert not is_in(client)


def test_an_answer_that_nobody_asked_for_opens_nothing(client: Client, provider: Provider) -> None:
    linked(a_user())
    provider.says("x")
    assert come_back(client, "gættet").status_code == 401
    assert client.get(BACK).status_code == 401
    assert not is_in(client)


def test_an_answer_in_another_browser_opens_nothing(client: Client, provider: Provider) -> None:
    """Sign-in forged from outside: the attacker's own answer sent to somebody else's browser."""
    linked(a_user())
    asked = begin(client)
    provider.says(asked["nonce"])
    other = Client()
    assert come_back(other, asked["state"]).status_code == 401
    assert not is_in(other)


def test_an_answer_works_once(client: Client, provider: Provider) -> None:
    linked(a_user())
    asked = begin(client)
    provider.says(asked["nonce"])
    come_back(client, asked["state"])
    client.post("/konto/log-ud/")
    assert come_back(client, asked["state"]).status_code == 401
    assert not is_in(client)


def test_the_answer_of_another_provider_is_not_mixed_up_with_ours(client: Client, provider: Provider) -> None:
    linked(a_user())
    asked = begin(client)
    provider.says(asked["nonce"])
    assert come_back(client, asked["state"], iss="https://login.andetsteds.example").status_code == 401
    assert not is_in(client)


def test_a_provider_that_calls_itself_otherwise_is_not_asked(client: Client, provider: Provider) -> None:
    provider.discovery["issuer"] = "https://login.andetsteds.example"
    answer = client.post(START)
    assert answer.status_code == 503
    assert "svarer ikke" in answer.content.decode()


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
def test_a_provider_that_would_speak_unencrypted_is_not_asked(client: Client, provider: Provider, name: str) -> None:
    provider.discovery[name] = "http://login.kommune.example/x"
    assert client.post(START).status_code == 503


def test_a_provider_that_is_down_gets_a_page_in_words(client: Client, settings: Settings) -> None:
    settings.OIDC = Oidc("http://127.0.0.1:9", "kompas", "hemmelighed")
    assert client.post(START).status_code == 503


@pytest.mark.parametrize("target", ["https://ond.example/", "//ond.example/", "/\\ond.example/", "javascript:alert(1)"])
def test_the_way_back_leads_to_no_other_house(client: Client, provider: Provider, target: str) -> None:
    linked(a_user())
    asked = begin(client, next=target)
    provider.says(asked["nonce"])
    assert come_back(client, asked["state"])["Location"] == "/min-dag/"


def test_no_other_site_starts_a_sign_in(provider: Provider) -> None:
    assert Client(enforce_csrf_checks=True).post(START).status_code == 403
    assert Client().get(START).status_code == 405


def test_signing_in_by_the_provider_changes_the_session_key(client: Client, provider: Provider) -> None:
    linked(a_user())
    asked = begin(client)
    before = client.session.session_key
    provider.says(asked["nonce"])
    come_back(client, asked["state"])
    assert client.session.session_key != before


def test_who_has_left_does_not_come_in_by_the_provider_either(client: Client, provider: Provider) -> None:
    person = linked(a_member(a_unit()))
    User.objects.filter(pk=person.pk).update(is_active=False)
    asked = begin(client)
    provider.says(asked["nonce"])
    come_back(client, asked["state"])
    assert not is_in(client)


def test_leaving_takes_the_link_away_for_good(provider: Provider) -> None:
    unit = a_unit()
    person = linked(a_member(unit))
    person = people.leave(person=person, opened_on=person.version, by=HOUSE, at=timezone.now())
    people.take_back(person=person, unit=unit, opened_on=person.version, by=HOUSE, at=timezone.now())
    assert linking.subject_of(person) == ""


def test_taking_the_link_away_ends_her_sessions(client: Client, provider: Provider) -> None:
    person = a_user()
    person.set_unusable_password()
    person.save()
    linked(person)
    asked = begin(client)
    provider.says(asked["nonce"])
    come_back(client, asked["state"])
    assert client.get("/min-dag/").status_code == 200
    linking.unlink(person=person, by=HOUSE, at=NOON)
    assert client.get("/min-dag/").status_code == 302


def test_signing_out_goes_by_the_provider_that_let_her_in(client: Client, provider: Provider) -> None:
    linked(a_user())
    asked = begin(client)
    provider.says(asked["nonce"])
    come_back(client, asked["state"])
    answer = client.post("/konto/log-ud/")
    assert answer["Location"].startswith(f"{provider.address}/farvel?client_id=kompas&post_logout_redirect_uri=")
    assert not is_in(client)


def test_who_came_by_password_signs_out_at_home(client: Client, provider: Provider) -> None:
    client.post("/konto/log-ind/", {"login": a_user().email, "password": PASSWORD})
    assert client.post("/konto/log-ud/")["Location"] == "/"


def test_a_provider_without_sign_out_is_left_alone(client: Client, provider: Provider) -> None:
    provider.discovery["end_session_endpoint"] = "javascript:alert(1)"
    linked(a_user())
    asked = begin(client)
    provider.says(asked["nonce"])
    come_back(client, asked["state"])
    assert client.post("/konto/log-ud/")["Location"] == "/"


def test_cancelling_there_is_told_in_words(client: Client, provider: Provider) -> None:
    asked = begin(client)
    answer = client.get(BACK, {"error": "access_denied", "state": asked["state"]}, follow=True)
    assert "Du afbrød" in answer.content.decode()


@pytest.mark.parametrize("oidc", [Oidc(), Oidc("https://login.kommune.example"), Oidc("", "kompas", "x")])
def test_without_a_whole_provider_there_is_no_such_door(client: Client, settings: Settings, oidc: Oidc) -> None:
    settings.OIDC = oidc
    assert client.post(START).status_code == 404
    assert client.get(BACK).status_code == 404
    assert "kommunens-login" not in client.get("/konto/log-ind/").content.decode()


def test_a_claim_of_the_operators_choice_tells_who_it_is(
    client: Client, provider: Provider, settings: Settings
) -> None:
    settings.OIDC = Oidc(provider.address, "kompas", "hemmelighed", "oid")
    linked(a_user(), "objekt-7")
    asked = begin(client)
    provider.says(asked["nonce"], oid="objekt-7")
    come_back(client, asked["state"])
    assert is_in(client)


class TestOnlyTheProviderOpens:
    @pytest.fixture(autouse=True)
    def _closed(self, provider: Provider, settings: Settings) -> None:
        settings.LOCAL_SIGN_IN = "rescue"

    def test_a_right_password_looks_like_a_wrong_one(self, client: Client) -> None:
        person = a_member(a_unit())
        right = client.post("/konto/log-ind/", {"login": person.email, "password": PASSWORD})
        wrong = client.post("/konto/log-ind/", {"login": person.email, "password": "forkert adgangskode"})
        assert not is_in(client)
        assert right.content.count(b"form-error") == wrong.content.count(b"form-error")

    def test_an_administrator_of_the_whole_house_still_comes_in(self, client: Client) -> None:
        boss = with_role(Role.ADMINISTRATOR)
        client.post("/konto/log-ind/", {"login": boss.email, "password": PASSWORD})
        assert is_in(client)

    def test_an_administrator_of_a_section_does_not(self, client: Client) -> None:
        boss = with_role(Role.ADMINISTRATOR, a_unit(parent=a_unit()))
        client.post("/konto/log-ind/", {"login": boss.email, "password": PASSWORD})
        assert not is_in(client)

    def test_nobody_else_gets_a_link(self, client: Client, mailoutbox: list[Any]) -> None:
        client.post("/konto/glemt/", {"email": a_member(a_unit()).email})
        assert mailoutbox == []

    def test_a_link_mailed_before_opens_nothing(
        self, client: Client, settings: Settings, mailoutbox: list[Any]
    ) -> None:
        person = a_member(a_unit())
        settings.LOCAL_SIGN_IN = "all"
        client.post("/konto/glemt/", {"email": person.email})
        settings.LOCAL_SIGN_IN = "rescue"
        link = next(word for word in str(mailoutbox[0].body).split() if word.startswith("http"))
        page = client.get(link, follow=True)
        chosen = {"password1": "en helt ny rolig kode", "password2": "en helt ny rolig kode"}
        client.post(page.redirect_chain[-1][0], chosen)
        assert not is_in(client)

    def test_she_comes_in_by_the_provider(self, client: Client, provider: Provider) -> None:
        linked(a_member(a_unit()))
        asked = begin(client)
        provider.says(asked["nonce"])
        come_back(client, asked["state"])
        assert is_in(client)
