"""What the journeys do with a browser: signing in, and what a page must hold to for eyes, ears and hands."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from django.conf import settings
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page, Request
from pytest_django.live_server_helper import LiveServer

from kompas.accounts.models import User

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ANSWERED_WITH_AN_ERROR = "Failed to load resource"  # the page asked for is an error page, on purpose


@dataclass
class Watch:
    """Everything that a page complained of, from its first moment: errors, violations of the policy, outside hosts."""

    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(ANSWERED_WITH_AN_ERROR):
            self.complaints.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://localhost:", "http://127.0.0.1:", "blob:", "data:")):
            self.complaints.append(f"outside: {request.url}")


def sign_in(page: Page, user: User, live_server: LiveServer) -> None:
    """Let the browser of `page` be signed in as `user`, by the cookie that signing in would have given."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    found = {"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": live_server.url}
    page.context.add_cookies([found])  # type: ignore[list-item]


def accessibility_faults(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its best practices."""
    page.evaluate(_axe())
    result: dict[str, Any] = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{violation['id']}: {violation['help']} at {[node['target'] for node in violation['nodes']][:4]}"
        for violation in result["violations"]
    ]


def sideways_faults(page: Page) -> list[str]:
    """Whether one must scroll sideways on the narrowest screen, 320 px, which is also 1280 px at 400 % zoom."""
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 800})
    wide, shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if before:
        page.set_viewport_size(before)
    return [f"{wide} px wide where {shown} are shown"] if wide > shown else []


def assert_accessible(page: Page) -> None:
    assert accessibility_faults(page) == [], page.url


def assert_no_sideways_scroll(page: Page) -> None:
    assert sideways_faults(page) == [], page.url


def focused(page: Page) -> str:
    """The words of what the keyboard stands on."""
    words: str = page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim()")
    return words


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
