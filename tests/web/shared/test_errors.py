"""Error pages: in words, in the design, with a code; and the last one without the database."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path
from pytest_django import DjangoAssertNumQueries

from kompas.web.shared import errors
from kompas.web.shared.pages import public_page, require
from tests.makers import a_member, a_unit
from tests.pages import faults_in


@public_page
def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError("120345-1234 Anne Holm")


@public_page
def forbidden(request: HttpRequest) -> HttpResponse:
    require(False)
    return HttpResponse()


urlpatterns = [
    path("gaar-i-stykker/", broken),
    path("kun-for-andre/", forbidden),
    path("", include("kompas.config.urls")),
]
handler400, handler403 = "kompas.web.shared.errors.bad_request", "kompas.web.shared.errors.forbidden"
handler404, handler500 = "kompas.web.shared.errors.not_found", "kompas.web.shared.errors.server_error"
with_broken_pages = override_settings(ROOT_URLCONF=__name__)


def assert_in_the_design(response: Any, status: int, title: str) -> None:
    html = str(response.content.decode())
    assert response.status_code == status
    assert f"<h1>{title}</h1>" in html
    assert f"Fejl {status}" in html
    assert re.search(r"<code>[0-9a-f]{8}</code>", html)
    assert faults_in(html) == []


@pytest.mark.django_db
def test_a_page_that_does_not_exist_says_so(client: Client) -> None:
    assert_in_the_design(client.get("/findes-ikke/"), 404, "Vi kan ikke finde siden")


@pytest.mark.django_db
def test_who_is_signed_in_keeps_her_menu_on_an_error_page(client: Client) -> None:
    client.force_login(a_member(a_unit()))
    assert "Min dag" in client.get("/findes-ikke/").content.decode()


@pytest.mark.django_db
@with_broken_pages
def test_a_page_for_others_says_whom_to_ask(client: Client) -> None:
    assert_in_the_design(client.get("/kun-for-andre/"), 403, "Det har du ikke adgang til")


@pytest.mark.django_db
def test_a_strange_host_gets_a_page_too_before_anybody_is_known(client: Client) -> None:
    response = client.get("/", headers={"host": "ond.example"})
    assert_in_the_design(response, 400, "Det kunne vi ikke forstå")
    assert "ond.example" not in response.content.decode()


@pytest.mark.django_db
def test_the_address_of_a_form_opened_as_a_page_tells_where_to_go(client: Client) -> None:
    response = client.get("/sprog/")
    assert_in_the_design(response, 405, "Den adresse er ikke en side")
    assert response["Allow"] == "POST"


@pytest.mark.django_db
def test_a_forged_form_is_refused_in_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/konto/log-ind/", {"login": "a@egevang.example"})
    assert_in_the_design(response, 403, "Vi kunne ikke være sikre på, at det var dig")


@pytest.mark.django_db
@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100)
def test_a_form_that_is_too_long_is_refused(client: Client) -> None:
    response = client.post("/konto/log-ind/", {"login": "a" * 200})
    assert_in_the_design(response, 413, "Filen er for stor")


@pytest.mark.django_db
@override_settings(UPLOAD_LIMIT_BYTES=100)
def test_a_file_that_is_too_large_is_refused_before_it_is_read(client: Client) -> None:
    response = client.post("/konto/log-ind/", {"file": SimpleUploadedFile("strategi.pdf", b"x" * 200)})
    assert_in_the_design(response, 413, "Filen er for stor")


@pytest.mark.django_db
@with_broken_pages
def test_a_failure_tells_its_code_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    response = Client(raise_request_exception=False).get("/gaar-i-stykker/")
    assert_in_the_design(response, 500, "Noget gik galt hos os")
    assert "Anne" not in response.content.decode()
    assert "Anne" not in caplog.text


def test_the_page_of_a_failure_asks_nothing_of_the_database(rf: RequestFactory) -> None:
    """Without the mark for a database, pytest-django refuses every query."""
    assert errors.server_error(rf.get("/")).status_code == 500


@pytest.mark.django_db
def test_too_many_requests_are_told_when_to_come_back(rf: RequestFactory) -> None:
    request = rf.get("/")
    response = errors.too_many(request)
    assert response.status_code == 429
    assert response["Retry-After"] == "60"


@pytest.mark.django_db
def test_an_error_page_of_ours_costs_what_the_frame_costs(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(a_member(a_unit()))
    with django_assert_max_num_queries(6):  # session, person, and the reach for the menu
        client.get("/findes-ikke/")
