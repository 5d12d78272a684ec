"""Somebody looks for a word: as she types, without scripts, on a phone, in the dark."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from kompas.search import services
from tests.journeys.browser import accessibility_faults, sideways_faults, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import a_member, a_unit, an_adopted_strategy

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_finds_come_as_one_types_and_the_address_tells_what_was_asked(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    unit = a_unit("Teknik og Erhverv")
    person = a_member(unit, "Signe Ravn", title="Byggesagsbehandler")
    an_adopted_strategy(unit, slug="retning")
    services.rebuild()
    page = open_page()
    sign_in(page, person, live_server)

    page.goto("/soeg/")
    page.get_by_role("searchbox", name="Søg efter").press_sequentially("sagsbehandlere", delay=20)

    expect(page.get_by_role("link", name="Signe Ravn").last).to_be_visible()
    expect(page.locator("mark").first).to_have_text("Byggesagsbehandler")
    expect(page.locator("#fund-antal")).to_have_text("1 fund")
    assert urlsplit(page.url).query == "q=sagsbehandlere"
    assert accessibility_faults(page) == []


def test_the_field_on_every_page_leads_to_the_finds_without_scripts(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    strategy = an_adopted_strategy(a_unit("Teknik og Erhverv"), slug="retning", title="Zebrastriber på vejene")
    services.rebuild()
    page = open_page(scripts=False)
    sign_in(page, a_member(strategy.unit), live_server)

    page.goto("/min-dag/")
    page.get_by_role("searchbox", name="Søg i Kompas").fill("zebrastribe")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Zebrastriber på vejene").first.click()

    assert urlsplit(page.url).path == "/strategier/retning/"


@pytest.mark.parametrize("asked", ["", "?q=løfte", "?q=qwerty", "?q=og"])
def test_search_serves_everybody_on_a_phone_and_in_the_dark(open_page: OpenPage, asked: str) -> None:
    an_adopted_strategy(a_unit("Vej- og trafiksikkerhedsplanlægningsafdelingen"), slug="retning", words=60)
    services.rebuild()
    page = open_page(width=360, scheme="dark")

    page.goto(f"/strategi/soeg/{asked}")

    assert accessibility_faults(page) == []
    assert sideways_faults(page) == []
