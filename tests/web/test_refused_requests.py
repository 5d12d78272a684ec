"""What strangers and broken browsers send is answered in the design, kept by nobody, and leaves no names in the log."""

import base64
import json
import logging
from datetime import timedelta

import pytest
from django.test import Client

from kompas.organisation.models import Deputy
from kompas.organisation.queries import managed_people
from kompas.organisation.roles import Role
from tests.makers import TODAY, a_member, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("told", [["a"], [10**40, 1], ["\u0000"], ["\ud800"]])
def test_a_made_up_mark_shows_the_first_page(client: Client, told: list[object]) -> None:
    client.force_login(with_role(Role.ADMINISTRATOR))
    mark = base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")

    for address in ("/udbakke/", "/administration/haendelseslog/", "/medarbejdere/"):
        assert client.get(address, {"efter": mark}).status_code == 200
        assert client.get(address, {"foer": mark}).status_code == 200


@pytest.mark.parametrize("referer", ["http://[bad", "http://x//evil.example/a", "//evil.example", ""])
def test_a_made_up_referer_leads_to_my_day(client: Client, referer: str) -> None:
    text = "en tekst, der er så lang, at det er værd at få den tilbage"

    response = client.post("/strategier/ny/begynd/", {"title": text}, headers={"referer": referer})

    assert response.status_code == 422
    assert "next=/min-dag/" in response.text or "next=%2Fmin-dag%2F" in response.text
    assert "evil.example" not in response.text


def test_a_page_for_signed_in_people_is_kept_by_no_browser(client: Client) -> None:
    client.force_login(a_user())

    assert client.get("/min-dag/")["Cache-Control"] == "no-store"
    assert client.get("/findes-ikke/")["Cache-Control"] == "no-store"


def test_a_refused_form_leaves_no_address_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        Client(enforce_csrf_checks=True).post("/udbakke/?til=hemmelig.person@egevang.example")

    assert "hemmelig" not in caplog.text + "".join(str(vars(record)) for record in caplog.records)


def test_what_is_not_found_or_not_allowed_has_not_failed(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.force_login(a_user())
    with caplog.at_level(logging.INFO):
        assert client.get("/administration/").status_code == 403
        assert client.get("/strategier/findes-ikke/").status_code == 404

    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_whoever_stands_in_for_a_chief_elsewhere_is_not_managed_from_below() -> None:
    mine, other = a_unit(), a_unit("Vej")
    deputy, chief = a_member(mine), with_role(Role.CHIEF, other)
    assert deputy in managed_people({mine.pk}, on=TODAY)

    Deputy.objects.create(person=chief, deputy=deputy, first_day=TODAY, last_day=TODAY + timedelta(days=1))

    assert deputy not in managed_people({mine.pk}, on=TODAY)
    assert deputy in managed_people({mine.pk}, on=TODAY + timedelta(days=2))
