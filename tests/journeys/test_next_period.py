"""The next period is begun, decided part by part and adopted; then each part tells what became of it."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kompas.organisation.roles import Role
from kompas.strategy.models import Strategy
from tests.journeys.browser import assert_accessible, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import a_unit, with_role
from tests.strategy.makers import a_full_draft, adopted

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def _decide(page: Page, part: str, decision: str, fields: dict[str, str], button: str = "Gem beslutningen") -> None:
    page.locator(part).get_by_role("link", name=re.compile(f"^{decision}")).click()
    for label, words in fields.items():
        page.get_by_role("textbox", name=label).fill(words)
    page.get_by_role("button", name=button).click()
    expect(page.locator(part)).to_contain_text(fields["Begrundelse"])


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_next_period_is_planned_adopted_and_read_from_both_sides(
    open_page: OpenPage, live_server: LiveServer, *, scripts: bool
) -> None:
    unit = a_unit("Vej og Park")
    old = adopted(a_full_draft(unit)).strategy
    page = open_page(scripts=scripts)
    sign_in(page, with_role(Role.CHIEF, unit, "Karen Bjerregaard"), live_server)

    page.goto(f"/strategier/{old.slug}/")
    page.get_by_role("link", name="Næste periode").click()
    page.get_by_label("Titel").fill("Vejene 2030")
    page.get_by_role("button", name="Begynd kladden til næste periode").click()
    expect(page.locator("#fremdrift")).to_contain_text("0 af 4 besluttet")
    if scripts:
        assert_accessible(page)

    keep = page.locator("#interessent-en-stakeholder").get_by_role("button", name=re.compile("^Behold"))
    keep.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fremdrift")).to_contain_text("1 af 4 besluttet")
    page.locator("#fokuspunkt-sikker-drift").get_by_role("button", name=re.compile("^Behold")).click()
    _decide(
        page,
        "#loefte-1",
        "Del op",
        {"Ny tekst 1": "rydde sne", "Ny tekst 2": "lappe huller", "Begrundelse": "To slags arbejde"},
    )
    _decide(page, "#loefte-2", "Lad udgå", {"Begrundelse": "Blev fast praksis"}, "Lad det udgå")

    page.get_by_role("link", name="Videre til vedtagelse").click()
    page.get_by_role("button", name="Vedtag strategien").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vejene 2030")

    page.goto(f"/strategier/{old.slug}/loefte/1/")
    expect(page.get_by_role("main")).to_contain_text("To slags arbejde")
    page.get_by_role("link", name="lappe huller").click()
    expect(page.get_by_role("main")).to_contain_text("holde vejene farbare")
    assert Strategy.objects.get(predecessor=old).slug in page.url
