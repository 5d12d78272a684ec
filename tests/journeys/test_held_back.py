"""After a restore an administrator decides what becomes of the mail that waited: by keyboard, on a phone."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from kompas.organisation.roles import Role
from kompas.post import holding
from kompas.post.services import queue
from tests.journeys.browser import assert_accessible, assert_no_sideways_scroll, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import NOON, with_role

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_mail_held_back_is_looked_at_and_sent_or_kept(open_page: OpenPage, live_server: LiveServer) -> None:
    for name in ("anne", "bo", "ida"):
        queue(to=f"{name}@egevang.example", subject=f"Svar til {name}", text="Tak for din kommentar.", at=NOON)
    holding.hold_all()
    page = open_page(width=360)
    sign_in(page, with_role(Role.ADMINISTRATOR), live_server)

    page.goto("/udbakke/")
    expect(page.get_by_text("3 mails er holdt tilbage")).to_be_visible()
    assert_no_sideways_scroll(page)
    assert_accessible(page)
    page.get_by_role("link", name="Vis det, der er holdt tilbage").press("Enter")
    page.get_by_role("link", name="Svar til anne").press("Enter")
    expect(page.get_by_text("Denne mail er holdt tilbage")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Send den", exact=True).press("Enter")
    expect(page.get_by_text("Mailen er på vej.")).to_be_visible()

    page.get_by_text("Send intet af det").press("Enter")
    page.get_by_role("button", name="Send dem ikke").press("Enter")
    expect(page.get_by_text("2 mails bliver ikke sendt.")).to_be_visible()
    expect(page.get_by_text("holdt tilbage", exact=False).filter(has_text="mails er")).to_have_count(0)
