"""A consultant tells citizens what the strategy means for them; the municipality's website shows it, and no other."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from kompas.organisation.roles import Role
from kompas.strategy.models import FramingSite
from tests.journeys.browser import assert_accessible, sideways_faults, sign_in
from tests.journeys.conftest import OpenPage
from tests.makers import NOON, an_adopted_strategy, with_role

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


class _Website(BaseHTTPRequestHandler):
    """A page of somebody else, which shows whatever its query names."""

    def do_GET(self) -> None:
        framed = self.path.partition("?")[2]
        body = f'<!doctype html><title>Kommunen</title><iframe src="{framed}" title="Strategi" width="600"></iframe>'
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_words: object) -> None:
        """Says nothing."""


@pytest.fixture
def website() -> Iterator[int]:
    """The port of another website; its two names, 127.0.0.1 and localhost, are two origins."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Website)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_citizens_are_told_and_only_the_named_website_shows_it(
    open_page: OpenPage, browser: Browser, live_server: LiveServer, website: int
) -> None:
    strategy = an_adopted_strategy(slug="retning")
    writer = with_role(Role.CONSULTANT, strategy.unit)
    page = open_page()
    sign_in(page, writer, live_server)

    page.goto("/strategier/retning/")
    page.get_by_role("link", name="For borgerne").click()
    page.get_by_role("link", name="Retning 2029: Dansk").click()
    page.get_by_label("Det betyder det for dig").fill("Du får svar samme dag. Vi ringer til dig.")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("LIX")).to_have_count(2)
    assert_accessible(page)
    assert sideways_faults(page) == []
    page.get_by_role("button", name="Vis det gemte for borgerne").click()
    expect(page.get_by_text("Borgerne kan læse teksten nu.")).to_be_visible()

    citizen = open_page(scripts=False)
    citizen.goto("/strategi/retning/")
    citizen.get_by_role("link", name="Hvad betyder det for dig?").click()
    expect(citizen.get_by_text("Du får svar samme dag.")).to_be_visible()
    with citizen.expect_download() as kept:
        citizen.get_by_role("link", name="Hent den som PDF").click()
    assert kept.value.suggested_filename == "strategi-retning.pdf"

    allowed = f"http://127.0.0.1:{website}"
    FramingSite.objects.create(origin=allowed, allowed_at=NOON, allowed_by=writer)
    page.goto("/strategier/retning/indlejring/")
    expect(page.frame_locator("iframe").first.get_by_text("Du får svar samme dag.")).to_be_visible()
    assert_accessible(page)

    page.goto("/strategi/retning/indlejret/")
    assert_accessible(page)
    assert sideways_faults(page) == []

    elsewhere = browser.new_page()
    framed = f"{live_server.url}/strategi/retning/indlejret/"
    assert _shown(elsewhere, f"{allowed}/?{framed}")
    assert not elsewhere.context.cookies(live_server.url)
    assert not _shown(elsewhere, f"http://localhost:{website}/?{framed}")
    assert not _shown(elsewhere, f"{allowed}/?{live_server.url}/strategi/retning/")
    elsewhere.close()


def _shown(page: Page, address: str) -> bool:
    """Whether the other website's page shows the strategy; refused, its frame holds the browser's own words."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    frame = page.frames[1]
    return "Retning 2029" in frame.content() and not frame.url.startswith("chrome-error:")
