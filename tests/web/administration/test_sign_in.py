"""How an administrator sets a person's sign-in."""

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from kompas.accounts.models import SignInLink
from kompas.config.sign_in import Oidc
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.roles import Role
from tests.makers import NOON, a_member, a_unit, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _there_is_a_provider(settings: Settings) -> None:
    settings.OIDC = Oidc("https://login.kommune.example", "kompas", "hemmelighed")


def test_she_writes_the_id_and_takes_it_away_again(client: Client) -> None:
    unit = a_unit()
    client.force_login(with_role(Role.ADMINISTRATOR, unit))
    person = a_member(unit)
    page = f"/administration/medarbejdere/{person.slug}/"
    client.post(f"{page}kommunens-login/", {"subject": "abc-123"})
    assert SignInLink.objects.get().person == person
    assert "abc-123" in client.get(page).content.decode()
    client.post(f"{page}kommunens-login/fjern/")
    assert not SignInLink.objects.exists()


def test_an_id_that_somebody_has_is_refused_without_telling_who(client: Client) -> None:
    unit = a_unit()
    client.force_login(with_role(Role.ADMINISTRATOR, unit))
    SignInLink.objects.create(
        person=a_member(a_unit(), "Dorte Skov"), issuer="https://login.kommune.example", subject="abc-123"
    )
    person = a_member(unit)
    answer = client.post(f"/administration/medarbejdere/{person.slug}/kommunens-login/", {"subject": "abc-123"})
    assert answer.status_code == 422
    assert "En anden har allerede det ID" in answer.content.decode()
    assert "Dorte" not in answer.content.decode()


@pytest.mark.parametrize("role", [Role.SECTION_LEADER, Role.CHIEF, Role.CONSULTANT, Role.CASE_WORKER])
def test_nobody_but_an_administrator_links_anybody(client: Client, role: Role) -> None:
    unit = a_unit()
    client.force_login(with_role(role, unit))
    person = a_member(unit)
    answer = client.post(f"/administration/medarbejdere/{person.slug}/kommunens-login/", {"subject": "abc-123"})
    assert answer.status_code == 403
    assert not SignInLink.objects.exists()


def test_an_administrator_below_does_not_take_over_an_account_above(client: Client) -> None:
    top = a_unit()
    client.force_login(with_role(Role.ADMINISTRATOR, a_unit(parent=top)))
    boss = with_role(Role.ADMINISTRATOR, top, "Dorte Skov")
    for way in ("kommunens-login/", "kommunens-login/fjern/"):
        answer = client.post(f"/administration/medarbejdere/{boss.slug}/{way}", {"subject": "abc-123"})
        assert answer.status_code == 404


def test_without_a_provider_the_page_says_nothing_of_it(client: Client, settings: Settings) -> None:
    settings.OIDC = Oidc()
    unit = a_unit()
    client.force_login(with_role(Role.ADMINISTRATOR, unit))
    assert "kommunens-login" not in client.get(f"/administration/medarbejdere/{a_member(unit).slug}/").content.decode()


def test_the_event_log_tells_in_words_what_was_set_up(client: Client) -> None:
    boss = with_role(Role.ADMINISTRATOR)
    with transaction.atomic():
        record("accounts.factor_added", boss, by=Actor.person(boss.pk), at=NOON, factor="totp")
    client.force_login(boss)
    line = client.get("/administration/haendelseslog/").context["lines"][0]
    assert (line.what, line.more) == ("Satte et ekstra trin op i sit login", "En app med engangskoder")
