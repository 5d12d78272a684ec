"""Every page, letter and error of the practice area says in words that nothing in it is real."""

import io
import zipfile

import pypdfium2
import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django.fixtures import Settings

from kompas.post.models import OutgoingMail
from kompas.post.services import queue
from kompas.strategy.exporting.pdf import as_pdf
from kompas.strategy.exporting.word import as_docx
from kompas.web.shared.errors import server_error
from kompas.web.shared.practice import Unreal
from tests.makers import NOON, a_user, an_adopted_strategy
from tests.strategy.exporting.makers import a_paper

pytestmark = pytest.mark.django_db
SENTENCE = "Øvebane: intet herfra er virkeligt."
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


def test_nobody_is_asked_for_a_password_there(client: Client, settings: Settings) -> None:
    settings.IS_PRACTICE, settings.PRACTICE_HOME = True, "http://localhost:8000"
    html = client.get("/konto/log-ind/").content.decode()
    assert 'type="password"' not in html
    assert "http://localhost:8000/oevebane/" in html


def test_the_page_of_a_failure_says_so_too(settings: Settings) -> None:
    settings.IS_PRACTICE = True
    assert WORDS in server_error(RequestFactory().get("/")).content.decode()


def test_every_letter_says_so_in_its_subject_and_first_line(settings: Settings) -> None:
    settings.IS_PRACTICE = True
    queue(to="bo@egevang.example", subject="Kladden venter", text="Kære Bo", at=timezone.now())
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Øvebane: Kladden venter"
    assert mail.text == "Øvebane: intet herfra er virkeligt.\n\nKære Bo"


def test_every_sheet_of_paper_says_so(settings: Settings) -> None:
    strategy = an_adopted_strategy()
    settings.IS_PRACTICE = True
    document = pypdfium2.PdfDocument(as_pdf(a_paper(strategy), at=NOON))
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in document]
    document.close()
    assert len(sheets) > 2
    assert [number for number, words in enumerate(sheets) if SENTENCE not in words] == []

    word = zipfile.ZipFile(io.BytesIO(as_docx(a_paper(strategy), at=NOON)))
    assert SENTENCE in word.read("word/document.xml").decode()
    assert any(SENTENCE in word.read(name).decode() for name in word.namelist() if "footer" in name)


def test_search_engines_are_told_to_stay_out() -> None:
    response = Unreal(lambda _request: HttpResponse())(RequestFactory().get("/"))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
