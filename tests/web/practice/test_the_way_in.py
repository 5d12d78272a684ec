"""One press leads into the practice area: a pass for a minute and one use, with a role and nothing of the person."""

import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from kompas.accounts import practice
from kompas.accounts.models import User
from kompas.accounts.practice_signs import BEGIN_AGAIN, OPEN
from kompas.config.environment import kept_signing_key
from kompas.config.practice import public_half
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from tests.makers import a_unit, a_user, with_role

pytestmark = pytest.mark.django_db
HOME, THERE = "http://kompas.example:8000", "http://kompas.example:8001"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Settings:
    """The real house, with a practice area beside it that is open."""
    settings.BASE_URL, settings.PRACTICE_URL, settings.PRACTICE_PORT = HOME, THERE, 8001
    settings.HAND_OVER_KEY = kept_signing_key(tmp_path, "hand-over")
    settings.PRACTICE_FOLDER = tmp_path / "practice"
    settings.PRACTICE_FOLDER.mkdir()
    (settings.PRACTICE_FOLDER / OPEN).touch()
    return settings


def become_the_practice_area(settings: Settings) -> None:
    settings.HAND_OVER_KEY = public_half(settings.HAND_OVER_KEY)
    settings.BASE_URL, settings.PRACTICE_HOME, settings.PRACTICE_URL = THERE, HOME, ""
    settings.IS_PRACTICE, settings.PRACTICE_PORT = True, None


def pressed(client: Client, person: User, role: Role = Role.CASE_WORKER) -> str:
    """The address that one press leads to."""
    client.force_login(person)
    return client.post("/oevebane/gaa-ind/", {"role": role.value}).headers["Location"]


def pass_in(address: str) -> str:
    return parse_qs(urlsplit(address).query)["pas"][0]


def entered(given: str) -> tuple[Client, int]:
    client = Client()
    return client, client.get("/oevebane/ind/", {"pas": given}).status_code


def a_pass(settings: Settings, *, at: datetime | None = None, key: str | None = None, **claims: object) -> str:
    at = at or timezone.now()
    told = {"iss": "kompas", "aud": THERE, "iat": int(at.timestamp()), "exp": int(at.timestamp()) + 60}
    told |= {"jti": secrets.token_hex(16), "role": "case_worker", **claims}
    left = {name: value for name, value in told.items() if value is not None}
    return jwt.encode(left, key or settings.HAND_OVER_KEY, algorithm="EdDSA")


def test_one_press_leads_in_as_somebody_with_the_chosen_role(client: Client, home: Settings) -> None:
    amina = with_role(Role.CASE_WORKER, name="Amina Yusuf")
    address = pressed(client, a_user("Bo Lund"))
    assert address.startswith(f"{THERE}/oevebane/ind/?pas=")
    become_the_practice_area(home)
    inside, status = entered(pass_in(address))
    assert status == 302
    assert inside.get("/min-dag/").context["person"] == amina


def test_the_pass_holds_a_role_and_nothing_of_the_person(client: Client, home: Settings) -> None:
    told = jwt.decode(pass_in(pressed(client, a_user("Bo Lund"))), options={"verify_signature": False})
    assert set(told) == {"iss", "aud", "iat", "exp", "jti", "role"}


def test_the_event_log_tells_that_she_went_and_not_as_whom(client: Client) -> None:
    person = a_user()
    pressed(client, person)
    event = Event.objects.get(kind="accounts.went_to_practice")
    assert (event.actor_id, event.data) == (person.pk, {})


def test_a_pass_opens_once(client: Client, home: Settings) -> None:
    with_role(Role.CASE_WORKER)
    given = pass_in(pressed(client, a_user()))
    become_the_practice_area(home)
    assert entered(given)[1] == 302
    second, status = entered(given)
    assert status == 403
    assert "_auth_user_id" not in second.session


@pytest.mark.parametrize("seconds", [-200, -61, -60, 120])
def test_a_pass_from_another_minute_opens_nothing(home: Settings, seconds: int) -> None:
    with_role(Role.CASE_WORKER)
    given = a_pass(home, at=timezone.now() + timedelta(seconds=seconds))
    become_the_practice_area(home)
    assert entered(given)[1] == 403


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": HOME},
        {"aud": None},
        {"aud": "http://kompas.example:8002"},
        {"iss": "another"},
        {"jti": None},
        {"role": None},
        {"exp": None},
        {"exp": 32503680000},
    ],
    ids=str,
)
def test_a_pass_for_elsewhere_or_for_ever_opens_nothing(home: Settings, claims: dict[str, Any]) -> None:
    with_role(Role.CASE_WORKER)
    given = a_pass(home, **claims)
    become_the_practice_area(home)
    assert entered(given)[1] == 403


def test_a_forged_pass_opens_nothing(home: Settings, tmp_path: Path) -> None:
    with_role(Role.CASE_WORKER)
    own_key = kept_signing_key(tmp_path / "forger", "hand-over")
    forged = a_pass(home, key=own_key)
    good = a_pass(home)
    become_the_practice_area(home)
    header, body, signature = good.split(".")
    unsigned = jwt.encode({"aud": THERE, "role": "administrator"}, "", algorithm="none")
    # The oldest trick: sign with the public key, as if it were a shared secret.
    confused = jwt.encode({"aud": THERE, "role": "administrator"}, "x" * 32, algorithm="HS256")
    for given in (
        forged,
        unsigned,
        confused,
        f"{header}.{body}.{signature[::-1]}",
        f"{header}.{body}.",
        "",
        "æøå",
        "a.b.c",
    ):
        assert entered(given)[1] == 403, given


def test_without_a_key_nobody_comes_in(home: Settings) -> None:
    with_role(Role.CASE_WORKER)
    given = a_pass(home)
    become_the_practice_area(home)
    home.HAND_OVER_KEY = ""
    assert entered(given)[1] == 403


def test_the_practice_area_can_sign_no_pass_with_what_it_holds(home: Settings) -> None:
    become_the_practice_area(home)
    with pytest.raises((jwt.PyJWTError, ValueError, TypeError, AttributeError)):
        practice.hand_over(person=a_user(), role="case_worker", at=timezone.now())


def test_the_real_house_takes_no_pass_at_all(home: Settings) -> None:
    with_role(Role.CASE_WORKER)
    assert entered(a_pass(home))[1] == 404
    assert entered(a_pass(home, aud=HOME))[1] == 404
    with pytest.raises(practice.PassRefused):
        practice.take(given=a_pass(home, aud=HOME), at=timezone.now())


def test_the_address_comes_from_the_settings_whatever_host_the_request_names(client: Client, home: Settings) -> None:
    home.ALLOWED_HOSTS = ["*"]
    client.force_login(a_user())
    response = client.post("/oevebane/gaa-ind/", {"role": "case_worker"}, headers={"host": "evil.example"})
    assert response.headers["Location"].startswith(f"{THERE}/oevebane/ind/")


def test_a_role_that_cannot_be_tried_leads_nowhere(client: Client) -> None:
    client.force_login(a_user())
    assert client.post("/oevebane/gaa-ind/", {"role": "secretary"}).status_code == 404
    assert client.post("/oevebane/gaa-ind/").status_code == 404
    assert not Event.objects.filter(kind="accounts.went_to_practice").exists()


def test_a_stranger_gets_no_pass(client: Client) -> None:
    assert "/konto/log-ind/" in client.post("/oevebane/gaa-ind/", {"role": "case_worker"}).headers["Location"]


def test_where_nobody_holds_the_role_any_more_the_remedy_is_told(home: Settings) -> None:
    given = a_pass(home)
    become_the_practice_area(home)
    client = Client()
    response = client.get("/oevebane/ind/", {"pas": given})
    assert response.status_code == 403
    assert f"{HOME}/oevebane/" in response.content.decode()


def test_whoever_has_a_day_prepared_is_preferred(home: Settings) -> None:
    unit = a_unit()
    other, prepared = with_role(Role.CASE_WORKER, unit, "Bo Lund"), with_role(Role.CASE_WORKER, unit, "Amina Yusuf")
    other.set_unusable_password()
    other.save()
    given = a_pass(home)
    become_the_practice_area(home)
    assert entered(given)[0].get("/min-dag/").context["person"] == prepared


def test_while_it_is_furnished_one_is_asked_to_wait(client: Client, home: Settings) -> None:
    (home.PRACTICE_FOLDER / OPEN).unlink()
    client.force_login(a_user())
    response = client.post("/oevebane/gaa-ind/", {"role": "case_worker"}, follow=True)
    assert "gjort klar" in response.content.decode()
    assert not Event.objects.filter(kind="accounts.went_to_practice").exists()


def test_only_an_administrator_of_the_whole_house_lets_it_begin_again(client: Client, home: Settings) -> None:
    sign = home.PRACTICE_FOLDER / BEGIN_AGAIN
    department = a_unit()
    for person in (with_role(Role.CHIEF, department), with_role(Role.ADMINISTRATOR, a_unit("Vej", department))):
        client.force_login(person)
        assert "Begynd øvebanen forfra" not in client.get("/oevebane/").content.decode()
        assert client.post("/oevebane/begynd-forfra/").status_code == 403
    assert not sign.exists()
    client.force_login(with_role(Role.ADMINISTRATOR, department))
    assert client.post("/oevebane/begynd-forfra/").status_code == 302
    assert sign.exists()
    assert Event.objects.filter(kind="accounts.practice_begun_again").exists()


def test_where_there_is_no_practice_area_there_is_no_way_to_it(client: Client, home: Settings) -> None:
    home.PRACTICE_PORT = None
    client.force_login(with_role(Role.ADMINISTRATOR))
    assert client.get("/oevebane/").status_code == 404
    assert client.post("/oevebane/gaa-ind/", {"role": "case_worker"}).status_code == 404
    assert client.post("/oevebane/begynd-forfra/").status_code == 403
    assert "/oevebane/" not in client.get("/min-dag/").content.decode()
