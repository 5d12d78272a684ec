"""A real browser on a real server. What a page complains of while a journey has it open fails the journey."""

import os
from collections.abc import Callable, Iterator
from typing import Literal, Protocol

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from kompas.config import assets
from tests.journeys.browser import CHROMIUM, FLAGS, Watch

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop in this thread; nothing here is async
PATIENCE_MS = 10_000


class OpenPage(Protocol):
    def __call__(
        self, *, width: int = 1280, height: int = 800, scheme: Literal["light", "dark"] = "light", scripts: bool = True
    ) -> Page: ...


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """On SQLite a file, as installations have: in memory, a page still loading locks out the emptying after a test."""
    default = connections["default"]
    if default.vendor == "sqlite":
        default.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "journeys.sqlite3")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing: install it with `apt-get install chromium`.")
    assets.prepare()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Opens pages of any width, in light or dark, with scripts or without; their addresses begin at the house."""
    closing: list[Callable[[], None]] = []
    watch = Watch()

    def open_one(
        *, width: int = 1280, height: int = 800, scheme: Literal["light", "dark"] = "light", scripts: bool = True
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=scripts,
            locale="da-DK",
        )
        context.set_default_timeout(PATIENCE_MS)
        closing.append(context.close)
        page = context.new_page()
        watch.over(page)
        return page

    yield open_one
    for close in closing:
        close()
    assert watch.complaints == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()
