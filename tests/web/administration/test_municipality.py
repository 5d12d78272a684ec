"""The pages of the municipality and of letterheads."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kompas.organisation.models import Letterhead, Municipality, Unit
from kompas.organisation.roles import Role
from tests.makers import a_unit, with_role
from tests.organisation.test_municipality import DETAILS, WORDS, a_picture

pytestmark = pytest.mark.django_db
HOUSE = "/administration/kommunen/"
HEAD = "/administration/enheder/TE/brevhoved/"


@pytest.fixture
def top() -> Unit:
    return a_unit("Teknik og Erhverv", code="TE")


@pytest.fixture
def administrator(client: Client, top: Unit) -> Client:
    client.force_login(with_role(Role.ADMINISTRATOR, top))
    return client


def test_what_is_told_stands_at_the_top_and_at_the_foot_of_every_page(administrator: Client) -> None:
    administrator.post(f"{HOUSE}oplysninger/ret/", {**DETAILS, "opened_on": 0})

    html = administrator.get("/min-dag/").text
    assert html.count("Nyborg Å Kommune") >= 2
    assert "https://www.was.digst.dk/nyborg" in html


def test_whom_to_ask_about_personal_data_stands_where_she_reads_what_is_kept(administrator: Client) -> None:
    administrator.post(f"{HOUSE}oplysninger/ret/", {**DETAILS, "opened_on": 0})

    assert 'href="mailto:dpo@nyborg.example"' in administrator.get(reverse("account_kept")).text


def test_two_who_change_it_at_once_see_both_texts(administrator: Client) -> None:
    administrator.post(f"{HOUSE}oplysninger/ret/", {**DETAILS, "opened_on": 0})
    answer = administrator.post(f"{HOUSE}oplysninger/ret/", {**DETAILS, "name": "Nyborg Kommune", "opened_on": 0})

    assert answer.status_code == 422
    assert "Nyborg Kommune" in answer.text
    assert "Nyborg Å Kommune" in answer.text
    assert Municipality.objects.get().name == "Nyborg Å Kommune"


@pytest.mark.parametrize(
    "told", [{"name": ""}, {"cvr": "12345678"}, {"accessibility": "http://x.example"}, {"web": "javascript:alert(1)"}]
)
def test_what_cannot_be_is_refused_beside_its_field(administrator: Client, told: dict[str, Any]) -> None:
    answer = administrator.post(f"{HOUSE}oplysninger/ret/", {**DETAILS, **told, "opened_on": 0})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == set(told)
    assert not Municipality.objects.exists()


def test_a_logo_is_shown_and_can_be_removed_where_there_is_one(administrator: Client) -> None:
    assert "Fjern logoet" not in administrator.get(HEAD).text
    assert administrator.get(f"{HEAD}logo.png").status_code == 404
    logo = SimpleUploadedFile("logo.png", a_picture(), "image/png")
    administrator.post(f"{HEAD}ret/", {**WORDS, "logo": logo, "opened_on": 0})
    assert administrator.get(f"{HEAD}logo.png")["Content-Type"] == "image/png"
    assert "Fjern logoet" in administrator.get(HEAD).text
    administrator.post(f"{HEAD}ret/", {**WORDS, "without_logo": "on", "opened_on": 1})

    assert Letterhead.objects.get().logo is None


def test_a_file_that_is_no_picture_is_refused_in_words(administrator: Client) -> None:
    drawing = SimpleUploadedFile("logo.svg", b"<svg onload='alert(1)'/>", "image/svg+xml")
    answer = administrator.post(f"{HEAD}ret/", {**WORDS, "logo": drawing, "opened_on": 0})

    assert answer.status_code == 422
    assert "PNG eller JPEG" in answer.text
    assert not Letterhead.objects.exists()


@pytest.mark.parametrize("end", ["", "ret/", "logo.png"])
def test_who_administers_below_does_not_find_the_letterhead_above(client: Client, top: Unit, end: str) -> None:
    client.force_login(with_role(Role.ADMINISTRATOR, a_unit("Vej", parent=top)))
    told: dict[str, Any] = {**WORDS, "opened_on": 0}
    answer = (client.post if end == "ret/" else client.get)(HEAD + end, told)

    assert answer.status_code == 404
    assert not Letterhead.objects.exists()


def test_the_overview_costs_the_same_however_much_is_told(
    administrator: Client, django_assert_max_num_queries: Any
) -> None:
    for _one in range(5):
        a_unit("Sektion", parent=Unit.objects.get(code="TE"))
    with django_assert_max_num_queries(14):
        administrator.get(HOUSE)
