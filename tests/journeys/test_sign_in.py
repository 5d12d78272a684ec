"""From the front door to my day, with a mouse, with the keyboard alone, and without scripts."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.browser import assert_accessible, focused, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import PASSWORD, a_member, a_unit, a_user

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_she_signs_in_and_lands_on_her_day(page: Page) -> None:
    user = a_member(a_unit(), "Anne Holm")
    page.goto("/konto/log-ind/")
    assert_accessible(page)
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    expect(page).to_have_url("/min-dag/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Anne")
    assert_accessible(page)


def test_a_wrong_password_is_told_in_words_and_read_out(page: Page) -> None:
    user = a_user()
    page.goto("/konto/log-ind/")
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Adgangskode").fill("forkert adgangskode")
    page.get_by_role("button", name="Log ind", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)


def test_the_keyboard_alone_reaches_everything(page: Page, live_server: LiveServer) -> None:
    sign_in(page, a_member(a_unit(), "Anne Holm"), live_server)
    page.goto("/min-dag/")
    page.keyboard.press("Tab")
    assert focused(page) == "Gå til indholdet"
    page.keyboard.press("Enter")
    expect(page.locator("#indhold")).to_be_focused()

    page.goto("/min-dag/")
    account = page.locator(".k-account > summary")
    while not account.evaluate("node => node === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Min side"
    page.keyboard.press("Escape")
    expect(account).to_be_focused()
    expect(page.get_by_role("button", name="Log ud")).to_be_hidden()


def test_without_scripts_she_signs_in_opens_the_menu_and_signs_out(open_page: OpenPage) -> None:
    user = a_member(a_unit(), "Anne Holm")
    page = open_page(width=360, scripts=False)
    page.goto("/konto/log-ind/")
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Min dag").click()
    page.locator(".k-account > summary").click()
    page.get_by_role("button", name="Log ud").click()
    expect(page.get_by_text("Du er logget ud.")).to_be_visible()


def test_the_language_is_switched_at_the_foot_of_the_page(page: Page) -> None:
    page.goto("/konto/log-ind/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(page.locator("html")).to_have_attribute("lang", "en")
