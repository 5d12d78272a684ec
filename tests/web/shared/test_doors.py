"""The four doors, tried by those whom they keep out."""

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from kompas.accounts.adapter import SIGNED_IN_AT
from kompas.accounts.models import User
from kompas.web.shared import pages
from kompas.web.shared.pages import SignedInRequest, WroteInPage, deed, page, public_deed, public_page
from tests.makers import PASSWORD, a_user

pytestmark = pytest.mark.django_db


@page
def writing_page(request: SignedInRequest) -> HttpResponse:
    User.objects.update(title="Direktør")
    return HttpResponse()


@page
def plain_page(request: SignedInRequest) -> HttpResponse:
    return HttpResponse(request.user.name)


@deed
def plain_deed(request: SignedInRequest) -> HttpResponse:
    User.objects.filter(pk=request.user.pk).update(title="Chef")
    return HttpResponse()


@public_page
def open_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@public_deed
def open_deed(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("skriver/", writing_page),
    path("side/", plain_page),
    path("handling/", plain_deed),
    path("aaben/", open_page),
    path("aaben-handling/", open_deed),
    path("", include("kompas.config.urls")),
]


@pytest.fixture(autouse=True)
def _with_these_pages() -> object:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def test_a_page_cannot_change_anything(client: Client) -> None:
    user = a_user()
    client.force_login(user)
    with pytest.raises(WroteInPage), transaction.atomic():
        client.get("/skriver/")
    user.refresh_from_db()
    assert user.title == ""


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_page_takes_no_other_method(client: Client, method: str) -> None:
    client.force_login(a_user())
    assert getattr(client, method)("/side/").status_code == 405


def test_a_deed_is_not_done_by_a_link(client: Client) -> None:
    client.force_login(a_user())
    assert client.get("/handling/").status_code == 405


def test_a_stranger_does_no_deed(client: Client) -> None:
    assert client.post("/handling/").status_code == 302
    assert not User.objects.filter(title="Chef").exists()


def test_a_deed_from_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user())
    assert client.post("/handling/").status_code == 403
    assert not User.objects.filter(title="Chef").exists()


def test_after_signing_in_one_comes_back_to_where_one_was(client: Client) -> None:
    user = a_user()
    response = client.get("/side/?side=2")
    assert response["Location"] == "/konto/log-ind/?next=/side/%3Fside%3D2"
    response = client.post(response["Location"], {"login": user.email, "password": PASSWORD})
    assert response["Location"] == "/side/?side=2"


def test_a_fragment_without_sign_in_sends_the_whole_page_to_sign_in(client: Client) -> None:
    response = client.get("/side/", headers={"hx-request": "true"})
    assert response["HX-Redirect"].startswith("/konto/log-ind/")


def test_a_session_ends_with_the_working_day_however_busy_it_was(client: Client) -> None:
    client.force_login(a_user())
    session = client.session
    session[SIGNED_IN_AT] = session.get(SIGNED_IN_AT, 1_000_000)  # long ago
    session.save()
    response = client.get("/side/", follow=True)
    assert "Din arbejdsdag her er løbet ud" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_session_that_the_house_forgot_is_told_too(client: Client) -> None:
    client.force_login(a_user())
    client.session.delete()
    response = client.get("/side/", follow=True)
    assert "Din arbejdsdag her er løbet ud" in response.content.decode()


def test_who_never_signed_in_is_told_nothing_of_a_working_day(client: Client) -> None:
    response = client.get("/side/", follow=True)
    assert "arbejdsdag" not in response.content.decode()


def test_what_she_wrote_is_given_back_when_her_session_ended_meanwhile(client: Client) -> None:
    client.force_login(a_user())
    client.session.delete()
    written = "Det her har jeg skrevet på i en time,\nog det må ikke gå tabt. <b>Aldrig.</b>"
    response = client.post(
        "/handling/",
        {"text": written, "csrfmiddlewaretoken": "x" * 64},
        headers={"referer": "http://testserver/side/?a=1"},
    )
    html = response.content.decode()
    assert response.status_code == 422
    assert "og det må ikke gå tabt. &lt;b&gt;Aldrig.&lt;/b&gt;</textarea>" in html
    assert "/konto/log-ind/?next=/side/" in html
    assert html.count("<textarea") == 1
    assert not User.objects.filter(title="Chef").exists()


def test_who_has_left_is_out_at_once(client: Client) -> None:
    user = a_user()
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/side/").status_code == 302


def test_public_pages_are_kept_by_nobody_on_the_way(client: Client) -> None:
    response = client.get("/aaben/")
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("address", "limit"), [("/aaben/", "PAGES_PER_MINUTE"), ("/aaben-handling/", "DEEDS_PER_MINUTE")]
)
def test_who_floods_a_public_door_waits(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str, limit: str
) -> None:
    monkeypatch.setattr(pages, limit, 2)
    knock = client.get if address == "/aaben/" else client.post
    answers = [knock(address, REMOTE_ADDR="198.51.100.7").status_code for _time in range(4)]
    assert 429 in answers
    assert answers[:2] == [200, 200]
    assert knock(address, REMOTE_ADDR="198.51.100.8").status_code == 200
