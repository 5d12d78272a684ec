"""The first visit, tried by somebody who is not the one with the console."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kompas.accounts.models import User
from kompas.organisation import house
from kompas.organisation.importing.exporting import as_xlsx, sample_lines
from kompas.organisation.models import Letterhead, Unit
from kompas.organisation.services import first_visit
from kompas.promises.queries import days_off
from kompas.web.shared.staff_lists import XLSX
from kompas.web.welcome.steps import STEPS
from kompas.web.welcome.views import TRIES_PER_MINUTE
from tests.makers import NOON, PASSWORD
from tests.organisation.test_municipality import DETAILS, a_picture

pytestmark = pytest.mark.django_db
ME = {"name": "Åse Kjær", "email": "aase@nyborg.example", "title": "", "password": PASSWORD, "again": PASSWORD}
ADDRESSES = [
    *("", "kode/", "klar/", "klar/slut/", "enheder/indlaes/", "brevhoved/logo.png"),
    *(f"{one.slug}/{end}" for one in STEPS for end in ("", "gem/")),
]


@pytest.fixture
def code(settings: Any, tmp_path: Path) -> str:
    """The code on the console of a new house."""
    settings.DATA = tmp_path
    cache.clear()
    code = first_visit.open_anew(at=NOON)
    assert code is not None
    return code


@pytest.fixture
def holder(client: Client, code: str) -> Client:
    """The browser that used the code."""
    assert client.post("/velkommen/kode/", {"code": code}).status_code == 302
    return client


def take(client: Client, slug: str, told: dict[str, Any]) -> Any:
    return client.post(f"/velkommen/{slug}/gem/", told)


def go_through(client: Client) -> None:
    take(client, "kommunen", {**DETAILS, "opened_on": 0})
    take(client, "administrator", ME)
    for further in STEPS[2:]:
        assert take(client, further.slug, {"pass": "1"}).status_code == 302


@pytest.mark.parametrize(
    "path", ["/", "/min-dag/", "/konto/log-ind/", "/strategi/x/", "/administration/", "/findes-ikke"]
)
def test_until_the_house_is_set_up_every_page_leads_to_the_first_visit(client: Client, code: str, path: str) -> None:
    assert client.get(path)["Location"] == "/velkommen/"
    assert client.post(path)["Location"] == "/velkommen/"
    assert client.get("/sundhed/").status_code == 200


@pytest.mark.parametrize("path", [path for path in ADDRESSES if path not in {"", "kode/"}])
def test_without_the_code_no_step_opens(client: Client, code: str, path: str) -> None:
    for method in (client.get, client.post):
        answer = method(f"/velkommen/{path}")
        assert answer.status_code == 405 or answer["Location"] == "/velkommen/"
    assert house.MUNICIPALITY.now() is None


def test_the_whole_way_from_the_code_to_signing_in(holder: Client) -> None:
    assert holder.get("/velkommen/", follow=True).redirect_chain[-1][0] == "/velkommen/kommunen/"
    assert take(holder, "kommunen", {**DETAILS, "opened_on": 0})["Location"] == "/velkommen/administrator/"
    assert take(holder, "administrator", ME)["Location"] == "/velkommen/enheder/"
    top = Unit.objects.get()
    assert take(holder, "enheder", {"name": "Vej og Å", "parent": top.code})["Location"] == "/velkommen/enheder/"
    assert Unit.objects.get(parent=top).code == "vej-og-aa"
    take(holder, "enheder", {"pass": "1"})
    logo = SimpleUploadedFile("logo.png", a_picture(), "image/png")
    told = {"lines": "Teknik", "address": "", "phone": "", "email": "", "opened_on": 0, "logo": logo}
    take(holder, "brevhoved", told)
    assert Letterhead.objects.get().unit == top
    assert holder.get("/velkommen/brevhoved/logo.png")["Content-Type"] == "image/png"
    for further in STEPS[4:]:
        take(holder, further.slug, {"pass": "1"})
    assert "Nyborg Å Kommune" in holder.get("/velkommen/klar/").text

    assert holder.post("/velkommen/klar/slut/")["Location"] == "/konto/log-ind/"
    holder.post("/konto/log-ind/", {"login": ME["email"], "password": PASSWORD})
    assert holder.get("/min-dag/").status_code == 200


def test_after_it_no_address_of_it_exists_any_more(holder: Client) -> None:
    go_through(holder)
    holder.post("/velkommen/klar/slut/")

    for path in ADDRESSES:
        assert {holder.get(f"/velkommen/{path}").status_code, holder.post(f"/velkommen/{path}").status_code} <= {
            404,
            405,
        }


def test_who_leaves_on_the_way_comes_back_to_where_she_was(holder: Client) -> None:
    take(holder, "kommunen", {**DETAILS, "opened_on": 0})

    assert holder.get("/velkommen/")["Location"] == "/velkommen/administrator/"
    assert "Nyborg Å Kommune" in holder.get("/velkommen/kommunen/").text


@pytest.mark.parametrize("slug", [step.slug for step in STEPS[1:]] + ["findes-ikke"])
def test_no_step_is_jumped_over(holder: Client, slug: str) -> None:
    assert holder.get(f"/velkommen/{slug}/").status_code == 404
    assert take(holder, slug, {"pass": "1", **ME}).status_code == 404
    assert holder.get("/velkommen/klar/")["Location"] == "/velkommen/kommunen/"
    assert holder.post("/velkommen/klar/slut/").status_code == 404
    assert not User.objects.exists()


@pytest.mark.parametrize("slug", ["kommunen", "administrator"])
def test_what_the_house_cannot_do_without_is_not_passed(holder: Client, slug: str) -> None:
    if slug == "administrator":
        take(holder, "kommunen", {**DETAILS, "opened_on": 0})

    assert take(holder, slug, {"pass": "1"}).status_code == 422


def test_whoever_finds_the_used_code_cannot_take_over_midway(holder: Client, code: str) -> None:
    take(holder, "kommunen", {**DETAILS, "opened_on": 0})
    thief = Client()

    answer = thief.post("/velkommen/kode/", {"code": code})

    assert answer.status_code == 422
    assert "anden browser" in answer.text
    assert thief.get("/velkommen/administrator/")["Location"] == "/velkommen/"
    assert take(thief, "administrator", ME)["Location"] == "/velkommen/"
    assert not User.objects.exists()


def test_a_session_that_was_planted_beforehand_does_not_become_the_one_that_holds(client: Client, code: str) -> None:
    client.get("/velkommen/")
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted or ""

    client.post("/velkommen/kode/", {"code": code})

    assert client.cookies["sessionid"].value != planted


def test_nobody_tries_codes_quickly_and_the_refusal_is_in_words(client: Client, code: str) -> None:
    answers = [client.post("/velkommen/kode/", {"code": "forkert"}) for _time in range(TRIES_PER_MINUTE + 1)]

    assert [answer.status_code for answer in answers] == [422] * TRIES_PER_MINUTE + [429]
    assert "Det er ikke koden" in answers[0].text
    assert "Vent et minut" in answers[-1].text
    assert client.post("/velkommen/kode/", {"code": code}).status_code == 429


def test_many_who_try_from_many_places_use_the_code_up(client: Client, code: str) -> None:
    for number in range(first_visit.MOST_MISSES):
        client.post("/velkommen/kode/", {"code": "forkert"}, REMOTE_ADDR=f"10.0.0.{number}")

    answer = client.post("/velkommen/kode/", {"code": code}, REMOTE_ADDR="10.0.1.1")

    assert "Start Kompas igen" in answer.text


def test_a_form_from_another_site_uses_no_code(code: str) -> None:
    forger = Client(enforce_csrf_checks=True)

    assert forger.post("/velkommen/kode/", {"code": code}).status_code == 403


def test_a_weak_password_is_refused_in_words(holder: Client) -> None:
    take(holder, "kommunen", {**DETAILS, "opened_on": 0})

    answer = take(holder, "administrator", {**ME, "password": "Nyborg Kommune 2026", "again": "Nyborg Kommune 2026"})

    assert answer.status_code == 422
    assert not User.objects.exists()
    assert "forskellige" in take(holder, "administrator", {**ME, "again": "noget andet"}).text


def test_coming_back_to_oneself_makes_no_second_person(holder: Client) -> None:
    take(holder, "kommunen", {**DETAILS, "opened_on": 0})
    take(holder, "administrator", ME)
    take(
        holder, "administrator", {**ME, "name": "Åse Holm", "email": "holm@nyborg.example", "password": "", "again": ""}
    )

    person = User.objects.get()
    assert (person.name, person.email) == ("Åse Holm", "holm@nyborg.example")
    assert person.check_password(PASSWORD)


def test_units_and_people_come_out_of_a_spreadsheet_after_a_look(holder: Client) -> None:
    take(holder, "kommunen", {**DETAILS, "opened_on": 0})
    take(holder, "administrator", ME)
    units, people = sample_lines()
    book = SimpleUploadedFile("liste.xlsx", as_xlsx(Enheder=units, Medarbejdere=people), XLSX)

    preview = holder.post("/velkommen/enheder/indlaes/", {"first": book})["Location"]
    html = holder.get(preview).text
    assert Unit.objects.count() == 1
    mark = html.split('name="mark" value="')[1].split('"')[0]
    assert holder.post(f"{preview}gem/", {"mark": mark})["Location"] == "/velkommen/enheder/"
    assert Unit.objects.count() > 2
    assert Client().get(preview)["Location"] == "/velkommen/"


def test_closing_days_are_told_with_all_three_or_none(holder: Client) -> None:
    take(holder, "kommunen", {**DETAILS, "opened_on": 0})
    take(holder, "administrator", ME)
    for slug in ("enheder", "brevhoved"):
        take(holder, slug, {"pass": "1"})
    told = {"christmas_eve": "on", "opened_on": 0, "first_day": "2027-07-12", "last_day": "2027-07-23", "reason": ""}

    assert take(holder, "lukkedage", told).status_code == 422
    assert take(holder, "lukkedage", {**told, "reason": "Sommerlukket"}).status_code == 302
    assert date(2027, 7, 20) in days_off(Unit.objects.get())
    assert date(2027, 6, 5) not in days_off(Unit.objects.get())


def test_a_list_that_is_none_is_refused_in_words(holder: Client) -> None:
    take(holder, "kommunen", {**DETAILS, "opened_on": 0})
    take(holder, "administrator", ME)
    answer = holder.post("/velkommen/enheder/indlaes/", {"first": SimpleUploadedFile("liste.xlsx", b"hej")})

    assert answer.status_code == 422
