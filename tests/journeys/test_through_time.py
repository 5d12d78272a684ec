"""Two write the same sentence at the same moment; another view is given, answered, and stands in the way until then."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from kompas.organisation.roles import Role
from kompas.strategy import services
from tests.journeys.browser import assert_accessible, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import NOON, a_member, a_unit, with_role
from tests.strategy.makers import a_full_draft, adopted

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_two_on_one_sentence_lose_nothing_and_the_difference_tells_what_both_made_of_it(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    unit = a_unit("Teknik og Erhverv")
    first = adopted(a_full_draft(unit))
    slug, chief = first.strategy.slug, first.created_by
    writer, colleague = with_role(Role.CONSULTANT, unit, "Signe Holm"), a_member(unit, "Mette Skov")
    services.begin_revision(strategy=first.strategy, reason="Vinteren var lang", by=writer, at=NOON)
    one, other = open_page(scripts=True), open_page(scripts=True)
    for page, person in ((one, chief), (other, writer)):
        sign_in(page, person, live_server)
        page.goto(f"/strategier/{slug}/kladde/loefte/1/")

    one.get_by_role("textbox", name="Tekst").fill("holde alle vejene farbare")
    one.get_by_role("button", name="Gem", exact=True).click()
    expect(one.locator("#kladde")).to_contain_text("holde alle vejene farbare")
    other.get_by_role("textbox", name="Tekst").fill("holde vejene farbare hele vinteren")
    other.get_by_role("button", name="Gem", exact=True).click()
    expect(other.locator(".sheet__conflict")).to_contain_text("holde alle vejene farbare")
    expect(other.locator(".sheet__conflict ins")).to_contain_text("hele vinteren")
    expect(other.get_by_role("textbox", name="Tekst")).to_have_value("holde vejene farbare hele vinteren")
    assert_accessible(other)
    other.get_by_role("textbox", name="Tekst").fill("holde alle vejene farbare hele vinteren")
    other.get_by_role("button", name="Gem min tekst").click()
    expect(other.locator("#kladde")).to_contain_text("alle vejene farbare hele vinteren")

    other.goto(f"/strategier/{slug}/forskelle/")
    expect(other.locator("ins").filter(has_text="hele vinteren")).to_be_visible()
    assert_accessible(other)

    third = open_page(scripts=False)
    sign_in(third, colleague, live_server)
    third.goto(f"/strategier/{slug}/loefte/1/")
    third.get_by_role("link", name="Ser du det anderledes?").click()
    third.get_by_label("Hvordan ser du det?").fill("Cyklisterne er glemt.")
    third.get_by_role("button", name="Giv dit syn").click()
    expect(third.locator("main")).to_contain_text("Cyklisterne er glemt.")

    one.goto(f"/strategier/{slug}/kladde/vedtag/")
    one.get_by_role("link", name="1 andet syn venter på svar").click()
    one.get_by_role("link", name="Cyklisterne er glemt.").click()
    one.get_by_text("Delvist taget med").click()
    one.get_by_role("textbox", name="Dit svar").fill("De står i løfte 2.")
    one.get_by_role("button", name="Send svaret").click()
    expect(one.locator("main")).to_contain_text("De står i løfte 2.")
    expect(one.get_by_role("button", name="Send svaret")).to_have_count(0)
    assert_accessible(one)
    one.goto(f"/strategier/{slug}/kladde/vedtag/")
    one.get_by_role("button", name="Vedtag strategien").click()
    expect(one.locator("main")).to_contain_text("udgave 2")

    third.goto(f"/strategier/{slug}/historie/")
    expect(third.locator("#udgave-2")).to_contain_text("Vinteren var lang")
