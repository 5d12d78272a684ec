"""The second step of signing in: app and emergency codes. Passkeys take a browser: tests/journeys."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from pytest_django import Settings

from kompas.accounts import second_factor
from kompas.accounts.models import User
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from tests.makers import NOON, PASSWORD, a_member, a_unit, a_user, with_role
from tests.web.sign_in.provider import is_in
from tests.web.sign_in.test_passkey_alone import Key

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, SECURITY = "/konto/log-ind/", "/konto/log-ind/kode/", "/konto/sikkerhed/"


class Phone:
    """An app that shows codes: `steps` half minutes from now."""

    def __init__(self, secret: str) -> None:
        self.secret = secret

    def shows(self, steps: int = 0) -> str:
        shown: str = format_hotp_value(hotp_value(self.secret, int(time.time()) // 30 + steps))
        return shown


def password(client: Client, user: User, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": user.email, "password": PASSWORD, **more})


def with_an_app(client: Client, user: User) -> Phone:
    """She signs in, confirms that it is she, and sets an app up."""
    password(client, user)
    client.post("/konto/bekraeft/", {"password": PASSWORD})
    page = client.get(f"{SECURITY}app/").content.decode()
    found = re.search(r'<code class="sign-in-id">([A-Z2-7 ]+)</code>', page)
    assert found, page
    phone = Phone(found[1].replace(" ", ""))
    answer = client.post(f"{SECURITY}app/", {"code": phone.shows(-1)})
    assert answer["Location"] == f"{SECURITY}noedkoder/"
    return phone


def emergency_codes(client: Client) -> list[str]:
    return re.findall(r"<li><code>(\d+)</code>", client.get(f"{SECURITY}noedkoder/").content.decode())


@pytest.mark.django_db(transaction=True)
def test_an_app_is_set_up_told_by_mail_and_asked_for_from_then_on(client: Client, mailoutbox: list[Any]) -> None:
    user = a_user()
    phone = with_an_app(client, user)
    assert [letter.subject for letter in mailoutbox] == ["Det ekstra trin i dit login til Kompas er ændret"]
    assert "engangskoder" in str(mailoutbox[0].body)

    again = Client()
    assert password(again, user)["Location"] == CODE
    assert not is_in(again)
    again.post(CODE, {"code": phone.shows()})
    assert again.get("/konto/log-ind/husk/").status_code == 200
    again.post("/konto/log-ind/husk/", {"action": "skip"})
    assert is_in(again)


def test_who_has_an_app_alone_is_not_sent_looking_for_a_passkey(client: Client) -> None:
    user = a_user()
    with_an_app(Client(), user)
    password(client, user)
    assert "data-passkey" not in client.get(CODE).text

    password(other := Client(), Key(a_user("Bo Lund")).owner)
    assert "data-passkey" in other.get(CODE).text


def test_the_secret_lies_in_the_database_only_under_a_key_outside_it(client: Client) -> None:
    phone = with_an_app(client, a_user())
    for row in Authenticator.objects.all():
        assert phone.secret not in str(row.data)
    assert (
        second_factor.SecondFactorAdapter().decrypt(Authenticator.objects.get(type="totp").data["secret"])
        == phone.secret
    )


@pytest.mark.parametrize("code", ["000000", "", "x" * 5000, "١٢٣٤٥٦"])
def test_a_wrong_code_opens_nothing_and_is_told_to_the_event_log(client: Client, code: str) -> None:
    user = a_user()
    with_an_app(client, user)
    again = Client()
    password(again, user)
    again.post(CODE, {"code": code})
    assert not is_in(again)
    assert Event.objects.filter(kind="accounts.code_refused", subject_id=user.pk).exists() == bool(code)


def test_a_code_works_once_also_while_it_would_still_fit(client: Client) -> None:
    user = a_user()
    phone = with_an_app(client, user)
    code = phone.shows(1)
    for expected in (True, False):
        browser = Client()
        password(browser, user)
        browser.post(CODE, {"code": code})
        browser.post("/konto/log-ind/husk/", {"action": "skip"})
        assert is_in(browser) == expected


def test_guessing_codes_is_stopped_whatever_address_it_comes_from(client: Client) -> None:
    user = a_user()
    phone = with_an_app(client, user)
    thief = Client()
    password(thief, user)
    for number in range(8):
        thief.post(CODE, {"code": f"00000{number}"}, REMOTE_ADDR=f"198.51.100.{number}")
    thief.post(CODE, {"code": phone.shows()}, REMOTE_ADDR="198.51.100.99")
    thief.post("/konto/log-ind/husk/", {"action": "skip"})
    assert not is_in(thief)


def test_an_emergency_code_works_once(client: Client) -> None:
    user = a_user()
    with_an_app(client, user)
    codes = emergency_codes(client)
    assert len(codes) == 10
    assert emergency_codes(client) == []  # shown this once
    for expected in (True, False):
        browser = Client()
        password(browser, user)
        browser.post(CODE, {"code": codes[3]})
        browser.post("/konto/log-ind/husk/", {"action": "skip"})
        assert is_in(browser) == expected


def test_a_remembered_browser_is_asked_for_the_password_alone_until_something_changes(client: Client) -> None:
    user = a_user()
    phone = with_an_app(client, user)
    browser = Client()
    password(browser, user)
    browser.post(CODE, {"code": phone.shows()})
    browser.post("/konto/log-ind/husk/", {"action": "trust"})
    browser.post("/konto/log-ud/")
    password(browser, user)
    assert is_in(browser)

    browser.post("/konto/log-ud/")
    user.refresh_from_db()
    user.set_password(PASSWORD)
    user.save()
    assert password(browser, user)["Location"] == CODE


def test_a_mailed_link_does_not_pass_by_the_second_step(client: Client, mailoutbox: list[Any]) -> None:
    user = a_user()
    with_an_app(client, user)
    mailoutbox.clear()
    thief = Client()
    thief.post("/konto/glemt/", {"email": user.email})
    found = re.search(r"http://\S+", str(mailoutbox[0].body))
    assert found
    page = thief.get(found[0], follow=True)
    chosen = {"password1": "en helt ny rolig kode", "password2": "en helt ny rolig kode"}
    assert thief.post(page.redirect_chain[-1][0], chosen)["Location"] == CODE
    assert not is_in(thief)


@pytest.mark.parametrize("way", ["app/", "noegle/", "noedkoder/", "noedkoder/nye/", "app/fjern/"])
def test_nobody_changes_anything_without_proving_anew_that_it_is_her(client: Client, way: str) -> None:
    user = a_user()
    with_an_app(client, user)
    left_alone = Client()
    left_alone.force_login(user)
    if way == "app/":
        Authenticator.objects.all().delete()
    answer = left_alone.get(f"{SECURITY}{way}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/bekraeft/")


@pytest.mark.parametrize("way", ["", "app/", "noegle/", "noedkoder/", "noedkoder/nye/", "app/fjern/"])
def test_a_stranger_sees_nothing_of_it(client: Client, way: str) -> None:
    answer = client.get(f"{SECURITY}{way}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/log-ind/")


def test_the_second_step_cannot_be_entered_without_the_first(client: Client) -> None:
    assert client.get(CODE)["Location"] == SIGN_IN
    assert client.get("/konto/log-ind/husk/")["Location"] == SIGN_IN


@pytest.mark.parametrize("target", ["https://ond.example/", "//ond.example/"])
def test_the_second_step_leads_to_no_other_house(client: Client, target: str) -> None:
    user = a_user()
    phone = with_an_app(client, user)
    browser = Client()
    password(browser, user, next=target)
    browser.post(CODE, {"code": phone.shows()})
    assert browser.post("/konto/log-ind/husk/", {"action": "skip"})["Location"] == "/min-dag/"


@pytest.mark.django_db(transaction=True)
def test_removing_the_app_is_told_by_mail_and_takes_the_codes_along(client: Client, mailoutbox: list[Any]) -> None:
    with_an_app(client, a_user())
    client.post(f"{SECURITY}app/fjern/")
    assert not Authenticator.objects.exists()
    assert "fjernet" in str(mailoutbox[-1].body)
    kinds = set(Event.objects.values_list("kind", flat=True))
    assert {"accounts.factor_added", "accounts.factor_removed"} <= kinds


def test_the_page_is_clean_of_what_the_policy_forbids(client: Client) -> None:
    user = a_user()
    password(client, user)
    client.post("/konto/bekraeft/", {"password": PASSWORD})
    for way in ("", "app/", "noegle/"):
        page = client.get(f"{SECURITY}{way}").content.decode()
        assert "data:" not in page
        assert " style=" not in page
        scripts = re.findall(r"<script(?![^>]*src=)(?![^>]*application/json)", page)
        assert scripts == []


def test_who_has_no_password_sets_up_nothing_here(client: Client) -> None:
    user = a_user()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    assert "Kommunens login" in client.get(SECURITY).content.decode()
    for way in ("app/", "noegle/", "noedkoder/nye/"):
        assert client.get(f"{SECURITY}{way}")["Location"] == SECURITY


class TestAskedOfAdministrators:
    @pytest.fixture(autouse=True)
    def _asked(self, settings: Settings) -> None:
        settings.SECOND_FACTOR = "administrators"

    def test_an_administrator_gets_no_further_before_she_has_one(self, client: Client) -> None:
        boss = with_role(Role.ADMINISTRATOR)
        password(client, boss)
        for page in ("/min-dag/", "/administration/", "/strategier/"):
            assert client.get(page)["Location"] == SECURITY
        assert client.post("/administration/enheder/ny/opret/", {"name": "X"})["Location"] == SECURITY
        assert "Du kan ændre meget i Kompas" in client.get(SECURITY).content.decode()

    @pytest.mark.django_db(transaction=True)
    def test_once_set_up_she_goes_on(self, client: Client) -> None:
        with_an_app(client, with_role(Role.ADMINISTRATOR))
        assert client.get("/min-dag/").status_code == 200

    def test_a_case_worker_is_not_asked(self, client: Client) -> None:
        password(client, with_role(Role.CASE_WORKER))
        assert client.get("/min-dag/").status_code == 200

    def test_a_role_granted_meanwhile_asks_at_once(self, client: Client) -> None:
        unit = a_unit()
        person = a_member(unit)
        password(client, person)
        assert client.get("/min-dag/").status_code == 200
        person.role_grants.create(role=Role.ADMINISTRATOR, unit=unit)
        assert client.get("/min-dag/")["Location"] == SECURITY

    def test_everybody_can_be_asked(self, client: Client, settings: Settings) -> None:
        settings.SECOND_FACTOR = "all"
        password(client, a_member(a_unit()))
        assert client.get("/min-dag/")["Location"] == SECURITY


class TestReset:
    def test_an_administrator_helps_whoever_has_lost_it(self, client: Client, mailoutbox: list[Any]) -> None:
        unit = a_unit()
        person, boss = a_member(unit), with_role(Role.ADMINISTRATOR, unit)
        hers = Client()
        with_an_app(hers, person)
        assert hers.get("/konto/sikkerhed/").status_code == 200
        mailoutbox.clear()
        client.force_login(boss)
        page = f"/administration/medarbejdere/{person.slug}/"
        assert "Nulstil" in client.get(page).content.decode()
        client.post(f"{page}ekstra-trin/nulstil/")
        assert not Authenticator.objects.exists()
        assert hers.get("/konto/sikkerhed/").status_code == 302  # wherever she was signed in has ended
        assert client.get(page).status_code == 200
        assert [letter.to for letter in mailoutbox] == [[person.email]]
        assert Event.objects.get(kind="accounts.second_factor_reset").actor_id == boss.pk

    def test_not_her_own(self, client: Client) -> None:
        boss = with_role(Role.ADMINISTRATOR)
        with_an_app(Client(), boss)
        client.force_login(boss)
        answer = client.post(f"/administration/medarbejdere/{boss.slug}/ekstra-trin/nulstil/")
        assert answer.status_code == 422
        assert Authenticator.objects.exists()
        with pytest.raises(second_factor.YourOwn):
            second_factor.reset(person=boss, by=Actor.person(boss.pk), at=NOON)

    def test_not_of_whom_she_does_not_manage(self, client: Client) -> None:
        top = a_unit()
        boss = with_role(Role.ADMINISTRATOR, top)
        with_an_app(Client(), boss)
        client.force_login(with_role(Role.ADMINISTRATOR, a_unit(parent=top)))
        assert client.post(f"/administration/medarbejdere/{boss.slug}/ekstra-trin/nulstil/").status_code == 404
        assert Authenticator.objects.exists()

    def test_nobody_else_resets_anything(self, client: Client) -> None:
        unit = a_unit()
        person = a_member(unit)
        with_an_app(Client(), person)
        client.force_login(with_role(Role.CHIEF, unit))
        assert client.post(f"/administration/medarbejdere/{person.slug}/ekstra-trin/nulstil/").status_code == 403
        assert Authenticator.objects.exists()


def test_with_another_key_no_code_is_right_and_nothing_breaks(client: Client, settings: Settings) -> None:
    user = a_user()
    phone = with_an_app(client, user)
    settings.SECRET_KEY = "en helt anden nøgle end den forrige" * 2
    browser = Client()
    password(browser, user)
    assert browser.post(CODE, {"code": phone.shows()}).status_code == 200
    assert not is_in(browser)


NONSENSE = [
    "",
    "5",
    "[]",
    "{}",
    "null",
    '"x"',
    '{"response": 5}',
    '{"id": "x", "response": {"userHandle": "%%%"}}',
    "{" * 500,
]


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_instead_of_a_passkey_opens_nothing_and_breaks_nothing(client: Client, credential: str) -> None:
    user = a_user()
    assert client.post("/konto/log-ind/noegle/", {"credential": credential}).status_code == 302
    assert not is_in(client)

    with_an_app(Client(), user)
    password(client, user)
    assert client.post(CODE, {"credential": credential}).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_instead_of_a_new_passkey_is_refused(client: Client, credential: str) -> None:
    user = a_user()
    password(client, user)
    client.post("/konto/bekraeft/", {"password": PASSWORD})
    client.get(f"{SECURITY}noegle/")
    assert client.post(f"{SECURITY}noegle/", {"name": "x", "credential": credential}).status_code == 200
    assert not Authenticator.objects.exists()
