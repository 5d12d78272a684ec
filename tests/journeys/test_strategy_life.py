"""From a draft over a comment to an adopted strategy that citizens read, with scripts and without."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kompas.accounts.models import User
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import Revision
from tests.journeys.browser import assert_accessible, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import a_member, a_unit, with_role
from tests.strategy.makers import a_full_draft

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


def _a_house() -> tuple[Unit, User, User]:
    unit = a_unit("Teknik og Erhverv")
    return unit, with_role(Role.CHIEF, unit, "Karen Bjerregaard"), a_member(unit, "Mette Skov")


def _write(page: Page, link: str, label: str, words: str, button: str) -> None:
    page.get_by_role("link", name=link).first.click()
    page.get_by_role("textbox", name=label).first.fill(words)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("#kladde")).to_contain_text(words)


@WAYS
def test_a_strategy_is_written_commented_adopted_and_published(
    open_page: OpenPage, live_server: LiveServer, *, scripts: bool
) -> None:
    _unit, chief, colleague = _a_house()
    page = open_page(scripts=scripts)
    sign_in(page, chief, live_server)

    page.goto("/strategier/ny/")
    page.get_by_label("Titel").fill("Sammen om rammerne")
    page.get_by_role("button", name="Begynd kladden").click()
    _write(page, "Skriv kerneopgave", "Kerneopgave", "Vi skaber rammer for det gode liv.", "Gem")
    _write(page, "Tilføj et fokuspunkt", "Navn", "Sikker drift", "Tilføj")
    _write(page, "Tilføj et løfte", "Tekst", "holde vejene farbare", "Tilføj")
    _write(page, "Ret holde vejene farbare", "Tekst", "holde alle veje farbare", "Gem")

    page.get_by_role("link", name="Bed om kommentar").click()
    page.get_by_text("Mette Skov").click()
    page.get_by_role("button", name="Spørg dem").click()
    expect(page.locator("#kommentarer")).to_contain_text("Mette Skov")

    other = open_page(scripts=scripts)
    sign_in(other, colleague, live_server)
    other.goto("/min-dag/")
    other.get_by_role("link", name="Sammen om rammerne").first.click()
    other.get_by_label("Din kommentar").fill("Klart og kort.")
    other.get_by_role("button", name="Send kommentaren").click()
    expect(other.locator("#svar")).to_contain_text("Klart og kort.")

    page.goto("/min-dag/")
    page.get_by_role("link", name="Svar på kommentaren fra Mette Skov").click()
    page.get_by_text("Taget med", exact=True).click()
    page.get_by_role("textbox", name="Dit svar").fill("Så lader vi den stå.")
    if scripts:  # axe itself is a script
        assert_accessible(page)
    page.get_by_role("button", name="Send svaret").click()
    expect(page.locator("#kommentarer")).to_contain_text("Så lader vi den stå.")

    page.goto("/min-dag/")
    page.locator("a[href$='/kladde/vedtag/']").click()
    page.get_by_role("button", name="Vedtag strategien").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sammen om rammerne")

    slug = Revision.objects.get().strategy.slug
    page.goto(f"/strategier/{slug}/offentliggoer/")
    page.get_by_role("button", name="Offentliggør").click()
    citizen = open_page(scripts=scripts)
    citizen.goto(f"/strategi/{slug}/")
    expect(citizen.get_by_role("main")).to_contain_text("holde alle veje farbare")


@WAYS
def test_two_writers_on_one_sentence_see_both_texts(
    open_page: OpenPage, live_server: LiveServer, *, scripts: bool
) -> None:
    unit, chief, _colleague = _a_house()
    draft = a_full_draft(unit, by=chief)
    page = open_page(scripts=scripts)
    sign_in(page, chief, live_server)
    page.goto(f"/strategier/{draft.strategy.slug}/kladde/")
    page.get_by_role("link", name="Ret holde vejene farbare").click()
    page.get_by_role("textbox", name="Tekst").first.fill("mine ord")

    text = draft.commitment_texts.get(commitment__number=1)
    services.change_part(part=text, values={"text": "hendes ord"}, opened_on=1, by=chief, at=timezone.now())
    page.get_by_role("button", name="Gem", exact=True).click()

    expect(page.get_by_role("group", name="Begge tekster")).to_contain_text("hendes ord")
    expect(page.get_by_role("textbox", name="Tekst").first).to_have_value("mine ord")
    if scripts:  # axe itself is a script
        assert_accessible(page)
    page.get_by_role("button", name="Gem min tekst").click()
    expect(page.locator("#loefte-1")).to_contain_text("mine ord")


def test_the_keyboard_keeps_its_place_on_the_desk(page: Page, live_server: LiveServer) -> None:
    unit, chief, _colleague = _a_house()
    draft = a_full_draft(unit, by=chief)
    sign_in(page, chief, live_server)
    page.goto(f"/strategier/{draft.strategy.slug}/kladde/")

    page.get_by_role("link", name="Ret Sikker drift").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Navn").first).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("Control+A")
    page.keyboard.type("Trygge veje")
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="Ret Trygge veje")).to_be_focused()
    assert_accessible(page)


def test_a_request_is_taken_back_where_it_stands(page: Page, live_server: LiveServer) -> None:
    unit, chief, colleague = _a_house()
    draft = a_full_draft(unit, by=chief)
    due_on = timezone.localdate() + timedelta(days=3)
    services.ask_for_comment(revision=draft, people=[colleague], due_on=due_on, by=chief, at=timezone.now())
    sign_in(page, chief, live_server)
    page.goto(f"/strategier/{draft.strategy.slug}/kladde/")

    page.get_by_role("button", name="Træk anmodningen tilbage").click()

    expect(page.locator("#kommentarer")).not_to_contain_text("Mette Skov")
