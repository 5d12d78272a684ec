"""Everybody who has never signed in is invited with one press: once, and only whom the administrator administers."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from kompas.accounts.models import User
from kompas.accounts.services import invite
from kompas.config.sign_in import Oidc
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from tests.makers import a_member, a_unit, with_role

pytestmark = pytest.mark.django_db
LIST, DEED = "/administration/medarbejdere/", "/administration/medarbejdere/inviter-alle/"


@pytest.fixture
def section() -> Unit:
    return a_unit("Vej og Park", a_unit("Teknik og Erhverv"))


@pytest.fixture
def administrator(client: Client, section: Unit) -> User:
    person = with_role(Role.ADMINISTRATOR, section, "Adam Overby")
    User.objects.filter(pk=person.pk).update(last_login=timezone.now())
    client.force_login(person)
    return person


def invited() -> set[str]:
    return {letter.to[0] for letter in mail.outbox}


def test_those_who_never_signed_in_are_invited_and_nobody_else(
    client: Client, section: Unit, administrator: User
) -> None:
    new, gone = a_member(section, "Ny Ansat"), a_member(section, "Er Fratrådt", is_active=False)
    old = a_member(section, "Har Været Inde", last_login=timezone.now())
    elsewhere = a_member(a_unit("Sundhed"), "Et Andet Sted")
    html = client.get(LIST, {"vis": "aldrig"}).content.decode()
    assert new.name in html
    assert old.name not in html
    assert "Invitér 1 medarbejder" in html

    client.post(DEED, {"vis": "aldrig"})

    assert invited() == {new.email}
    assert {gone.email, elsewhere.email}.isdisjoint(invited())
    event = Event.objects.get(kind="accounts.invited")
    assert (event.subject_id, event.actor_id) == (new.pk, administrator.pk)


def test_where_only_the_municipalitys_sign_in_opens_nobody_is_asked_to_choose_a_password(
    client: Client, section: Unit, administrator: User, settings: Settings
) -> None:
    settings.OIDC = Oidc("https://login.kommune.example", "kompas", "hemmelighed")
    settings.LOCAL_SIGN_IN = "rescue"
    new = a_member(section, "Ny Ansat")

    client.post(DEED, {"vis": "aldrig"})

    (letter,) = mail.outbox
    assert letter.to == [new.email]
    assert settings.BASE_URL + reverse("account_login") in letter.body
    assert "/glemt/" not in letter.body


def test_who_holds_a_link_that_still_opens_gets_no_other(client: Client, section: Unit, administrator: User) -> None:
    new = a_member(section, "Ny Ansat")
    invite(person=new, by=Actor.person(administrator.pk), at=timezone.now())
    assert "Invitér" not in client.get(LIST, {"vis": "aldrig"}).content.decode()
    client.post(DEED, {"vis": "aldrig"})
    assert len(mail.outbox) == 1


def test_only_the_list_that_was_shown_is_invited(client: Client, section: Unit, administrator: User) -> None:
    inside = a_member(a_unit("Park", section), "Ny i Park")
    a_member(section, "Ny i Vej")
    unit = inside.memberships.get().unit
    client.post(DEED, {"vis": "aldrig", "enhed": unit.code})
    assert invited() == {inside.email}


def test_without_having_asked_for_that_list_nobody_is_invited(
    client: Client, section: Unit, administrator: User
) -> None:
    a_member(section, "Ny Ansat")
    client.post(DEED)
    assert invited() == set()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_no_other_role_invites(client: Client, section: Unit, role: Role) -> None:
    a_member(section, "Ny Ansat")
    client.force_login(with_role(role, section))
    assert client.post(DEED, {"vis": "aldrig"}).status_code == 403
    assert invited() == set()
