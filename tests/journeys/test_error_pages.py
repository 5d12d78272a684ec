"""Error pages as a person meets them: readable by all, on any screen, and with a way on."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.journeys.browser import assert_accessible, assert_no_sideways_scroll
from tests.journeys.conftest import OpenPage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_does_not_exist_shows_a_way_on(open_page: OpenPage, scheme: str) -> None:
    page = open_page(width=360, scheme="dark" if scheme == "dark" else "light")
    page.goto("/findes-ikke/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vi kan ikke finde siden")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.get_by_role("link", name="Til forsiden").click()
    expect(page).to_have_url("/")


def test_a_file_that_is_too_large_is_told_though_the_browser_is_still_sending(
    page: Page, settings: Settings, tmp_path: Path
) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024
    document = tmp_path / "strategi.pdf"
    document.write_bytes(b"x" * 200_000)
    page.goto("/konto/log-ind/")
    page.evaluate(
        """() => {
            const form = document.querySelector("main form");
            form.enctype = "multipart/form-data";
            const input = Object.assign(document.createElement("input"), {type: "file", name: "fil", id: "fil"});
            form.append(input);
        }"""
    )
    page.set_input_files("#fil", document)
    page.evaluate("document.querySelector('main form').submit()")
    expect(page.get_by_role("heading", level=1)).to_have_text("Filen er for stor")
    assert_accessible(page)
