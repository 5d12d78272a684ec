"""Every page, letter and error of the practice area says in words that nothing in it is real."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django.fixtures import Settings

from kompas.post.models import OutgoingMail
from kompas.post.services import queue
from kompas.web.shared.errors import server_error
from kompas.web.shared.practice import Unreal
from tests.makers import a_user

pytestmark = pytest.mark.django_db
WORDS = "Intet herfra er virkeligt"


@pytest.mark.parametrize("address", ["/", "/konto/log-ind/", "/min-dag/", "/findes-ikke/", "/konto/hvad-registreres/"])
def test_every_page_says_so_in_words_and_in_its_title(client: Client, settings: Settings, address: str) -> None:
    client.force_login(a_user())
    assert WORDS not in client.get(address, follow=True).content.decode()
    settings.IS_PRACTICE = True
    html = client.get(address, follow=True).content.decode()
    assert WORDS in html
    assert "<title>Øvebane: " in html
    assert "kompas/unreal.css" in html


def test_the_page_of_a_failure_says_so_too(settings: Settings) -> None:
    settings.IS_PRACTICE = True
    assert WORDS in server_error(RequestFactory().get("/")).content.decode()


def test_every_letter_says_so_in_its_subject_and_first_line(settings: Settings) -> None:
    settings.IS_PRACTICE = True
    queue(to="bo@egevang.example", subject="Kladden venter", text="Kære Bo", at=timezone.now())
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Øvebane: Kladden venter"
    assert mail.text == "Øvebane: intet herfra er virkeligt.\n\nKære Bo"


def test_search_engines_are_told_to_stay_out() -> None:
    response = Unreal(lambda _request: HttpResponse())(RequestFactory().get("/"))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
