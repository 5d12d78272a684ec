"""From a document to a draft, in the browser: with scripts, without them, and by the keyboard alone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kompas.accounts.models import User
from kompas.organisation.roles import Role
from kompas.strategy.models import Strategy
from tests.journeys.browser import assert_accessible, assert_no_sideways_scroll, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import with_role
from tests.strategy.makers import an_import

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DOCUMENTS = Path(__file__).parents[1] / "strategy" / "importer" / "documents"


@pytest.fixture
def writer(db: None) -> User:
    return with_role(Role.CONSULTANT)


def upload(page: Page, name: str) -> None:
    page.goto("/strategier/indlaes/")
    page.locator("#id_file").set_input_files(DOCUMENTS / name)
    page.get_by_role("button", name="Læs dokumentet").click()
    page.wait_for_url(re.compile(r"/indlaes/[0-9a-f]+/$"))


def reach_the_draft(page: Page) -> None:
    page.get_by_role("button", name="Gør til kladde").click()
    page.wait_for_url(re.compile(r"/kladde/$"))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_document_is_uploaded_corrected_and_becomes_a_draft(
    open_page: OpenPage, live_server: LiveServer, writer: User, scripts: bool
) -> None:
    page = open_page(scripts=scripts)
    sign_in(page, writer, live_server)
    upload(page, "kort_pdf.pdf")
    expect(page.locator(".ri-page--beside img")).to_be_visible()
    line = page.locator(".ri-pick").last
    line.check()
    page.get_by_role("button", name="Fokuspunkt").click()
    expect(page.locator("#fortryd")).to_be_enabled()
    page.locator("#fortryd").click()
    expect(page.get_by_role("button", name="Gentag")).to_be_enabled()
    page.get_by_role("link", name="Opdel linje 1", exact=True).click()
    expect(page.get_by_role("heading", name="Linje 1", exact=True).last).to_be_visible()
    if not scripts:  # the line has a page of its own then
        page.get_by_role("link", name="Luk").click()
    reach_the_draft(page)
    assert Strategy.objects.get().revisions.get().commitment_texts.count() == 6


def test_the_keyboard_alone_gives_roles_and_keeps_its_place(page: Page, live_server: LiveServer, writer: User) -> None:
    found = an_import(writer.memberships.get().unit, by=writer)
    sign_in(page, writer, live_server)
    page.goto(f"/strategier/indlaes/{found.code}/#linje-10")
    expect(page.locator("#stk-10-0")).to_be_focused()
    page.keyboard.press("l")
    expect(page.locator("#regnskab")).to_contain_text("10 placeret")
    expect(page.locator("#stk-10-0")).to_be_focused()
    page.keyboard.press("z")
    expect(page.locator("#regnskab")).to_contain_text("9 placeret")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.locator(".ri-pick:checked")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.locator("[data-one-line]")).to_be_focused()
    page.get_by_role("link", name="Luk").click()
    expect(page.locator("#stk-8-0")).to_be_focused()


def test_the_corrected_line_stays_where_it_was(page: Page, live_server: LiveServer, writer: User) -> None:
    sign_in(page, writer, live_server)
    upload(page, "twin.txt")
    pick = page.locator("#stk-40-0")
    pick.check()
    before = pick.bounding_box()
    page.get_by_role("button", name="Vision").click()
    expect(page.locator("#fortryd")).to_be_enabled()
    after = pick.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 3
    page.get_by_role("link", name="Opdel linje 40", exact=True).click()
    expect(page.locator("[data-one-line]")).to_be_focused()
    opened = pick.bounding_box()
    assert opened
    assert abs(opened["y"] - after["y"]) < 3


def test_a_part_and_its_lines_light_up_together(page: Page, live_server: LiveServer, writer: User) -> None:
    found = an_import(writer.memberships.get().unit, by=writer)
    sign_in(page, writer, live_server)
    page.goto(f"/strategier/indlaes/{found.code}/")
    page.locator("#fokuspunkt-1-loefte-1").hover()
    expect(page.locator(".ri-piece.is-lit")).to_have_count(2)
    page.locator("#linje-8 .ri-words").hover()
    expect(page.locator("#fokuspunkt-2")).to_have_class(re.compile("is-lit"))


def test_a_lost_update_is_told_and_the_latest_step_shown(
    open_page: OpenPage, live_server: LiveServer, writer: User
) -> None:
    found = an_import(writer.memberships.get().unit, by=writer)
    first, second = open_page(), open_page()
    for page in (first, second):
        sign_in(page, writer, live_server)
        page.goto(f"/strategier/indlaes/{found.code}/")
        page.locator("#stk-10-0").check()
    first.get_by_role("button", name="Vision").click()
    expect(first.locator("#tekst-vision")).to_be_visible()
    second.get_by_text("Flere roller").click()
    second.get_by_role("button", name="Formål").click()
    expect(second.get_by_role("alert")).to_be_visible()
    expect(second.locator("#tekst-vision")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_review_is_fit_for_eyes_ears_and_hands(
    open_page: OpenPage, live_server: LiveServer, writer: User, scheme: str
) -> None:
    page = open_page(scheme=scheme)  # type: ignore[arg-type]
    sign_in(page, writer, live_server)
    upload(page, "fuld_pdf.pdf")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.get_by_role("link", name="Opdel linje 1", exact=True).click()
    expect(page.locator("[data-one-line]")).to_be_visible()
    assert_accessible(page)
