"""A citizen reads a strategy: without scripts, on paper, on a phone."""

from io import BytesIO

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenPage
from tests.makers import an_adopted_strategy

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
# The widest line of each box in the picture against the box' own right edge, as this browser sets the type.
OUTSIDE = """() => [...document.querySelectorAll(".picture__node")].filter(node => {
  const words = node.querySelector(".picture__text").getBBox(), box = node.querySelector("rect").getBBox();
  return words.x < box.x || words.x + words.width > box.x + box.width || words.y < box.y
    || words.y + words.height > box.y + box.height;
}).map(node => node.textContent)"""


def test_a_citizen_follows_the_thread_without_scripts(open_page: OpenPage) -> None:
    an_adopted_strategy(slug="retning")
    page = open_page(scripts=False)

    page.goto("/")
    page.get_by_role("link", name="Retning 2029").click()
    page.get_by_role("link", name="skrive, så modtageren forstår det første gang").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Derfor vil vi skrive, så modtageren forstår det første gang"
    )
    page.get_by_role("link", name="Myndighed med omtanke").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Myndighed med omtanke")
    page.get_by_role("navigation", name="Du er her").get_by_role("link", name="Retning 2029").click()
    page.get_by_role("link", name="Følg den røde tråd").click()
    expect(page.get_by_role("link", name="Løfte 19: skrive, så modtageren")).to_be_visible()


def test_the_print_out_holds_the_whole_text_and_nothing_of_the_frame(open_page: OpenPage) -> None:
    an_adopted_strategy(slug="retning")
    page = open_page()
    page.goto("/strategi/retning/")

    document = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join("\n".join(sheet.get_textpage().get_text_range() for sheet in document).split())
    own = page.url  # where the text stands is told once, at its end; links are never written out
    assert text.count(own) == 1
    text = text.replace(own, "")

    assert 3 <= len(document) <= 6
    for words in ("Retning 2029", "Vi giver Egevang rammer", "pege på en anden vej", "SWOT-analyse"):
        assert words in text
    for words in ("Log ind", "På denne side", "http", "Følg den røde tråd"):
        assert words not in text


def test_the_picture_fits_a_screen_and_scrolls_in_its_own_frame_on_a_phone(open_page: OpenPage) -> None:
    an_adopted_strategy(slug="retning", areas=(3, 4), words=40)
    screen, phone = open_page(width=1280), open_page(width=360)

    wide = {}
    for name, page in {"screen": screen, "phone": phone}.items():
        page.goto("/strategi/retning/den-roede-traad/")
        wide[name] = page.locator(".thread-picture").evaluate("frame => frame.scrollWidth - frame.clientWidth")

    assert wide["screen"] == 0
    assert wide["phone"] > 600
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_no_line_of_the_picture_runs_out_of_its_box(open_page: OpenPage) -> None:
    an_adopted_strategy(slug="retning", areas=(6, 6, 5, 4), words=45)
    page = open_page()
    page.goto("/strategi/retning/den-roede-traad/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate(OUTSIDE) == []
