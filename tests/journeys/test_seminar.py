"""A strategy seminar from invitation to conclusion: one leads it, one takes part, each in a browser of her own."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kompas.organisation.roles import Role
from tests.journeys.browser import assert_accessible, assert_no_sideways_scroll, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import a_member, an_adopted_strategy, with_role

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FRESH_MS = 12_000  # a board asks for what is new every four seconds


def test_a_seminar_from_invitation_to_conclusion(open_page: OpenPage, live_server: LiveServer) -> None:
    strategy = an_adopted_strategy(areas=(2,))
    signe, bo = open_page(), open_page(width=360)
    sign_in(signe, with_role(Role.CHIEF, strategy.unit, "Signe Leder"), live_server)
    sign_in(bo, a_member(strategy.unit, "Bo Lund"), live_server)

    _invite(signe)
    home = signe.url

    # Bo finds it on his day; until gathering ends each sees only her own cards.
    bo.goto("/min-dag/")
    bo.get_by_role("link", name="Læg dine kort til »Sommerseminar«").click()
    _put(bo, "Vi svarer for sent")
    _put(signe, "Breve læses to gange")
    signe.reload()
    expect(signe.get_by_text("Vi svarer for sent")).to_have_count(0)

    _on(signe, "Kort grupperes")
    for page in (signe, bo):
        page.goto(home)
        expect(page.locator("[data-text]")).to_have_text(["Vi svarer for sent", "Breve læses to gange"])
    _group(signe, "Klare svar", "Vi svarer for sent")
    _group(signe, "Korte breve", "Breve læses to gange")
    bo.goto(home)
    expect(bo.locator("[data-field='2'] [data-text]")).to_have_text(["Vi svarer for sent"])

    _on(signe, "Afstemning")
    bo.goto(home)
    bo.get_by_role("button", name="Giv Klare svar en stemme").click()
    expect(bo.get_by_role("status").filter(has_text="2 stemmer tilbage")).to_be_visible()

    _on(signe, "Konklusioner skrives")
    _conclude(signe, "Klare svar", "Vi tager det med i strategien", "Vi lover svar inden for en uge.")
    _conclude(signe, "Korte breve", "Vi lader det ligge", "Brevene er kortet af.")
    _link_to_the_first_commitment(signe, "Klare svar")
    signe.get_by_role("button", name="Gå videre til:").click()
    expect(signe.get_by_text("Signe Leder afsluttede seminaret")).to_be_visible()

    # What the seminar said is read by both, and from the commitment that it led to.
    for page in (signe, bo):
        page.goto(home)
        expect(page.locator(".group__votes")).to_have_text(["1 stemme", "0 stemmer"])
        expect(page.locator(".group__said").first).to_contain_text("Vi lover svar inden for en uge.")
        assert_accessible(page)
    assert_no_sideways_scroll(bo)
    bo.get_by_role("link", name="Løfte 1").click()
    expect(bo.get_by_text("Vi lover svar inden for en uge.")).to_be_visible()


def _invite(page: Page) -> None:
    page.goto("/analyser/seminarer/nyt/")
    page.get_by_label("Titel").fill("Sommerseminar")
    page.get_by_label("Bo Lund").check()
    page.get_by_role("button", name="Begynd og invitér").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sommerseminar")


def _put(page: Page, text: str) -> None:
    page.locator("[data-add] textarea").first.fill(text)
    page.keyboard.press("Enter")
    expect(page.locator("[data-text]")).to_have_text([text], timeout=FRESH_MS)


def _on(page: Page, to: str) -> None:
    page.get_by_role("button", name="Gå videre til:").click()
    expect(page.locator("[aria-current='step']")).to_contain_text(to)


def _group(page: Page, name: str, text: str) -> None:
    """A new group, with one card laid in it."""
    page.get_by_label("Ny gruppe").fill(name)
    page.get_by_role("button", name="Tilføj gruppe").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    page.get_by_role("link", name=f"Ret {text}").click()
    page.get_by_role("link", name="Flyt, knyt eller læg til side").click()
    page.get_by_label("Felt", exact=True).select_option(name)
    page.get_by_role("button", name="Flyt dertil").click()
    expect(page.get_by_role("list", name=name)).to_contain_text(text)


def _conclude(page: Page, group: str, outcome: str, words: str) -> None:
    page.get_by_role("link", name=f"Skriv konklusionen {group}").click()
    page.get_by_label(outcome).check()
    page.get_by_label("Med ord").fill(words)
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text(words)).to_be_visible()


def _link_to_the_first_commitment(page: Page, group: str) -> None:
    page.get_by_role("link", name=f"Ret konklusionen {group}").click()
    assert_accessible(page)
    page.get_by_role("link", name="Knyt til løfter").click()
    page.locator("button[name='loefte']").first.click()
    page.get_by_role("link", name="Tilbage til tavlen").click()
