"""Invitations open one account once."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from kompas.accounts import services
from kompas.accounts.models import User
from kompas.accounts.tasks import end_sessions
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.services import people
from tests.makers import NOON, a_unit

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()
NEW_PASSWORD = "syv rolige svaner paa aaen"


def newcomer() -> User:
    return people.create(name="Ida Toft", email="ida@egevang.example", unit=a_unit(), by=HOUSE, at=NOON)


def link() -> str:
    found = re.search(r"https?://[^/]+(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def choose_password(address: str, password: str = NEW_PASSWORD) -> bool:
    client = Client()
    form = client.get(address, follow=True)
    place = form.redirect_chain[-1][0] if form.redirect_chain else address
    client.post(place, {"password1": password, "password2": password})
    return Client().login(email="ida@egevang.example", password=password)


def test_an_invitation_lets_her_choose_a_password_once() -> None:
    person = newcomer()
    services.invite(person=person, by=HOUSE, at=NOON)
    address = link()

    assert choose_password(address)
    assert not choose_password(address, "noget helt andet, lige saa langt")
    assert Event.objects.filter(kind="accounts.invited", subject_id=person.pk).count() == 1


def test_an_invitation_is_a_secret_between_the_house_and_her() -> None:
    services.invite(person=newcomer(), by=HOUSE, at=NOON)

    assert settings.SEALED_LETTER_HEADER in mail.outbox[-1].extra_headers


def test_an_invitation_sent_again_works_as_well() -> None:
    person = newcomer()
    services.invite(person=person, by=HOUSE, at=NOON)
    services.invite(person=person, by=HOUSE, at=NOON)

    assert choose_password(link())


def test_who_has_left_is_not_invited_and_her_old_link_is_dead() -> None:
    person = newcomer()
    services.invite(person=person, by=HOUSE, at=NOON)
    address = link()
    people.leave(person=person, opened_on=1, by=HOUSE, at=NOON)

    with pytest.raises(services.NotHereAnyMore):
        services.invite(person=person, by=HOUSE, at=NOON)
    assert not choose_password(address)


def test_a_link_sent_to_a_former_email_is_dead() -> None:
    person = newcomer()
    services.invite(person=person, by=HOUSE, at=NOON)
    address = link()

    people.change_email(person=person, email="ida.toft@egevang.example", opened_on=1, by=HOUSE, at=NOON)

    choose_password(address)
    assert not User.objects.get(pk=person.pk).has_usable_password()


def test_sessions_that_have_run_out_are_removed_and_no_others() -> None:
    for key, days in (("worn-out", -1), ("running", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now() + timedelta(days=days))

    end_sessions.func()

    assert Session.objects.get().session_key == "running"


def test_an_address_that_is_none_does_not_become_an_account() -> None:
    with pytest.raises(ValidationError):
        User(name="x", email="ikke en adresse", slug="x", password="x").full_clean()
