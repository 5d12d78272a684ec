"""A list of people comes into the house without scripts, and one of them is found by what one needs help with."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kompas.organisation.roles import Role
from tests.journeys.browser import assert_accessible, assert_no_sideways_scroll, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import a_unit, with_role

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
HEADINGS = "Navn;E-mail;Stilling;Enhed;Emner\n"
WRONG = HEADINGS + "Ida Toft;ida(a)egevang.example;Ingeniør;VEJ;Vejafvanding\n"
RIGHT = HEADINGS + "Ida Toft;ida@egevang.example;Ingeniør;VEJ;Vejafvanding\n"


def upload(page: Page, folder: Path, content: str) -> None:
    path = folder / "medarbejdere.csv"
    path.write_text(content)
    page.goto("/administration/indlaes/")
    page.locator("input[name=first]").set_input_files(path)
    page.get_by_role("button", name="Se, hvad den ville gøre").click()


def test_a_list_is_corrected_stored_and_its_people_found(
    open_page: OpenPage, live_server: LiveServer, tmp_path: Path
) -> None:
    page = open_page(width=360, scripts=False)
    sign_in(page, with_role(Role.ADMINISTRATOR, a_unit("Vej og Trafik", code="VEJ")), live_server)

    upload(page, tmp_path, WRONG)
    expect(page.get_by_role("table", name="Fejl")).to_contain_text("er ikke en e-mailadresse")
    expect(page.get_by_role("button", name="Gem det hele")).to_have_count(0)
    assert_no_sideways_scroll(page)

    upload(page, tmp_path, RIGHT)
    expect(page.get_by_role("table", name="Medarbejdere")).to_contain_text("Vejafvanding")
    page.get_by_role("button", name="Gem det hele").click()
    expect(page.get_by_text("Listen er indlæst.")).to_be_visible()

    page.goto("/medarbejdere/")
    page.get_by_label("Hvad har du brug for hjælp til?").fill("vejafvandingen")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.get_by_role("link", name="Ida Toft")).to_be_visible()
    assert_no_sideways_scroll(page)


def test_the_preview_of_a_list_serves_everybody(page: Page, live_server: LiveServer, tmp_path: Path) -> None:
    sign_in(page, with_role(Role.ADMINISTRATOR, a_unit("Vej og Trafik", code="VEJ")), live_server)
    for content in (WRONG, RIGHT):
        upload(page, tmp_path, content)
        assert_accessible(page)
