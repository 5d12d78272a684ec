"""Two people on one board at the same moment, by mouse and by keyboard: nothing of either is lost."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kompas.analyses.models import Board
from tests.analyses.makers import a_board, a_card, lying
from tests.journeys.browser import assert_accessible, assert_no_sideways_scroll, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import a_member, a_unit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FRESH_MS = 12_000  # a board asks for what is new every four seconds


def _a_full_board() -> Board:
    board = a_board(a_unit("Teknik og Erhverv"))
    for text in ("Folk bliver her længe", "Vi kender hver en brønd", "Vi ringer til hinanden"):
        a_card(board, text)
    a_card(board, "Breve læses to gange", field="weaknesses")
    return board


def _texts(page: Page, field: int) -> list[str]:
    return page.locator(f"[data-field='{field}'] [data-text]").all_inner_texts()


def _grip(page: Page, text: str) -> None:
    page.get_by_role("button", name=f"Flyt {text}", exact=True).focus()


def test_two_on_one_board_at_the_same_moment_lose_nothing(open_page: OpenPage, live_server: LiveServer) -> None:
    board = _a_full_board()
    anne, bo = open_page(), open_page(width=360)
    for page, name in ((anne, "Anne Holm"), (bo, "Bo Lund")):
        sign_in(page, a_member(board.unit, name), live_server)
        page.goto(f"/analyser/{board.slug}/")

    # Bo types on a card of his own while Anne adds one: his words and his focus stay.
    bo.get_by_label("Nyt kort i Svagheder").fill("Vi opdager det for sent")
    anne.get_by_label("Nyt kort i Styrker").fill("Politikerne stoler på os")
    anne.keyboard.press("Enter")
    expect(bo.locator("[data-field='1']")).to_contain_text("Politikerne stoler på os", timeout=FRESH_MS)
    expect(bo.get_by_label("Nyt kort i Svagheder")).to_be_focused()
    bo.keyboard.press("Enter")
    expect(anne.locator("[data-field='2']")).to_contain_text("Vi opdager det for sent", timeout=FRESH_MS)

    # Both move another card: Anne by keyboard to another field, Bo with a button.
    _grip(anne, "Folk bliver her længe")
    anne.keyboard.press("Space")
    expect(anne.locator("[data-told]")).to_contain_text("Løftet: Folk bliver her længe. Plads 1 af 4 i Styrker.")
    anne.keyboard.press("ArrowRight")
    anne.keyboard.press("ArrowDown")
    bo.get_by_role("button", name="Op Vi ringer til hinanden").click()
    anne.keyboard.press("Space")
    expect(anne.locator("[data-told]")).to_contain_text("Lagt: plads 2 af 3 i Svagheder.")
    wanted = {
        1: ["Vi ringer til hinanden", "Vi kender hver en brønd", "Politikerne stoler på os"],
        2: ["Breve læses to gange", "Folk bliver her længe", "Vi opdager det for sent"],
    }
    for page in (anne, bo):
        for field, texts in wanted.items():
            expect(page.locator(f"[data-field='{field}'] [data-text]")).to_have_text(texts, timeout=FRESH_MS)
    expect(anne.get_by_role("button", name="Flyt Folk bliver her længe", exact=True)).to_be_focused()

    # Both reword one card: the second sees both texts, and decides.
    for page in (anne, bo):
        page.get_by_role("link", name="Ret Breve læses to gange").click()
        page.get_by_label("Tekst").fill("Annes ord" if page is anne else "Bos ord")
    anne.get_by_role("button", name="Gem").click()
    expect(anne.locator("[data-field='2']")).to_contain_text("Annes ord")
    expect(bo.locator("[data-meanwhile]")).to_contain_text("En anden har ændret kortet", timeout=FRESH_MS)
    expect(bo.get_by_label("Tekst")).to_have_value("Bos ord")
    bo.get_by_role("button", name="Gem").click()
    expect(bo.get_by_role("table")).to_contain_text("Annes ord")
    assert_accessible(bo)
    bo.get_by_role("button", name="Gem").click()
    expect(anne.locator("[data-field='2']")).to_contain_text("Bos ord", timeout=FRESH_MS)
    assert lying(board, "weaknesses") == ["Bos ord", "Folk bliver her længe", "Vi opdager det for sent"]
    assert_accessible(anne)
    assert_no_sideways_scroll(bo)


def test_escape_puts_a_card_back_and_the_mouse_carries_it(open_page: OpenPage, live_server: LiveServer) -> None:
    board = _a_full_board()
    page = open_page(scheme="dark")
    sign_in(page, a_member(board.unit), live_server)
    page.goto(f"/analyser/{board.slug}/")

    _grip(page, "Vi kender hver en brønd")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("[data-told]")).to_have_text("Fortrudt. Kortet ligger, hvor det lå.")
    assert _texts(page, 1)[1] == "Vi kender hver en brønd"
    expect(page.get_by_role("button", name="Flyt Vi kender hver en brønd", exact=True)).to_be_focused()

    grip = page.get_by_role("button", name="Flyt Folk bliver her længe", exact=True).bounding_box()
    target = page.locator("[data-field='2'] [data-card]").first.bounding_box()
    assert grip
    assert target
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(target["x"] + 80, target["y"] + 4, steps=8)
    with page.expect_response(lambda response: response.url.endswith("/flyt/")):
        page.mouse.up()
    expect(page.locator("[data-field='2'] [data-text]")).to_have_text(["Folk bliver her længe", "Breve læses to gange"])
    expect(page.locator("[data-field='2'] [data-count]")).to_have_text("2 kort")
    assert lying(board, "weaknesses") == ["Folk bliver her længe", "Breve læses to gange"]
    assert_accessible(page)
