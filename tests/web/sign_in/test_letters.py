"""What sign-in writes to people: short, Danish, and one of them secret."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from kompas.post.models import OutgoingMail
from tests.makers import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_knocked_yet() -> None:
    cache.clear()


def test_the_letter_with_a_link_is_warm_and_short(client: Client) -> None:
    user = a_user("Anne Holm")
    client.post("/konto/glemt/", {"email": user.email})
    letter = mail.outbox[0]
    assert letter.subject == "Vælg en ny adgangskode til Kompas"
    assert str(letter.body).startswith("Hej Anne Holm\n")
    assert "/konto/glemt/ny/" in str(letter.body)
    assert "Har du ikke bedt om det?" in str(letter.body)


def test_the_letter_with_a_link_is_secret_in_the_outbox(client: Client, settings: Settings) -> None:
    user = a_user()
    settings.MAILERS = {"default": {"BACKEND": "kompas.post.backend.OutboxBackend"}}
    client.post("/konto/glemt/", {"email": user.email})
    assert [letter.is_secret for letter in OutgoingMail.objects.all()] == [True]


def test_the_link_stands_under_the_operators_address_whatever_host_was_asked(
    client: Client, settings: Settings
) -> None:
    client.post("/konto/glemt/", {"email": a_user().email}, headers={"host": "127.0.0.1:1337"})
    letter = str(mail.outbox[0].body)
    assert "1337" not in letter
    assert f"{settings.BASE_URL}/konto/glemt/ny/" in letter
