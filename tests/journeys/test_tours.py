"""A tour on the real pages: with a script and the keyboard, and without scripts on a telephone."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kompas.accounts.models import User
from tests.journeys.browser import assert_accessible, assert_no_sideways_scroll, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import a_member, a_unit, an_adopted_strategy

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def somebody() -> User:
    unit = a_unit()
    an_adopted_strategy(unit)
    return a_member(unit, "Anne Holm")


def test_it_points_is_read_out_and_ends_with_escape(page: Page, live_server: LiveServer) -> None:
    sign_in(page, somebody(), live_server)
    page.goto("/min-dag/")
    page.get_by_role("button", name="Tag rundturen").click()
    expect(page.get_by_role("heading", name="Her begynder din dag")).to_be_focused()
    expect(page.locator("#venter")).to_be_in_viewport()
    assert page.locator("#venter").evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    assert_accessible(page)

    page.get_by_role("button", name="Videre").click()
    expect(page.get_by_role("heading", name="Det, vi har lovet hinanden")).to_be_focused()
    expect(page.locator("#fokuspunkter")).to_be_in_viewport()
    assert_accessible(page)

    page.goto("/medarbejdere/")
    page.get_by_role("button", name="Tilbage til rundturen").click()
    expect(page.get_by_role("heading", name="Det, vi har lovet hinanden")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#rundtur")).to_be_hidden()
    expect(page.get_by_role("status")).to_contain_text("Rundturen er slut")


def test_without_scripts_on_a_telephone_it_leads_there_and_back(open_page: OpenPage, live_server: LiveServer) -> None:
    page = open_page(width=360, scripts=False)
    sign_in(page, somebody(), live_server)
    page.goto("/rundtur/")
    page.get_by_role("button", name="Tag rundturen").click()
    page.get_by_role("button", name="Videre").click()
    expect(page.locator("#fokuspunkter")).to_be_in_viewport()
    assert_no_sideways_scroll(page)
    page.get_by_role("button", name="Tilbage").click()
    expect(page.locator("#venter")).to_be_in_viewport()
    page.get_by_role("button", name="Slut").click()
    expect(page.locator("#rundtur")).to_be_hidden()
