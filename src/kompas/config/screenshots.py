"""`kompas screenshots`: starts a demonstration of its own, opens its pages in Chromium, writes docs/screenshots."""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kompas.config.environment import ROOT
from kompas.config.supervising import say
from kompas.config.testing import CHROMIUM, NO_CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FOLDER = ROOT / "docs" / "screenshots"
COLOURS = 256  # enough for our pages, and a third of the size
STRATEGY = "teknik-og-erhverv-2026-2029"
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


@dataclass(frozen=True)
class Shot:
    """A page as one role sees it (no role: a citizen), after clicking what `clicks` selects."""

    name: str
    path: str
    role: str = ""
    clicks: tuple[str, ...] = ()
    width: int = 1280
    height: int = 860
    dark: bool = False


SHOTS = (
    Shot("strategi", f"/strategi/{STRATEGY}/"),
    Shot(
        "den-roede-traad", f"/strategier/{STRATEGY}/den-roede-traad/", role="consultant", clicks=("text=Som billede",)
    ),
    Shot(
        "gennemsyn",
        "/strategier/indlaes/",
        role="consultant",
        clicks=("main a[href^='/strategier/indlaes/']",),
    ),
    Shot("min-dag", "/min-dag/", role="chief"),
    Shot("kolleger", "/medarbejdere/", role="case_worker"),
    Shot("strategi-moerk", f"/strategi/{STRATEGY}/", dark=True),
    Shot("min-dag-telefon", "/min-dag/", role="section_leader", width=360, height=740),
)


def run(_chosen: argparse.Namespace) -> int:
    if not CHROMIUM.exists():
        say(NO_CHROMIUM)
        return 1
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kompas-screenshots-") as data, _demonstration(data) as address:
        people = json.loads((Path(data) / "sign-ins.json").read_text(encoding="utf-8"))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*OPTIONS])
            for shot in SHOTS:
                _take(browser, shot, address, people.get(shot.role))
                print(f"docs/screenshots/{shot.name}.png", flush=True)
            browser.close()
    return 0


@contextmanager
def _demonstration(data: str) -> Iterator[str]:
    """The address of a demonstration that runs as long as the block does."""
    port = _free_port()
    demo = subprocess.Popen(
        [sys.executable, "-m", "kompas.cli", "demo", "--port", str(port)],
        env={**os.environ, "KOMPAS_MODE": "demo", "KOMPAS_DATA": data, "KOMPAS_DATABASE": ""},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert demo.stdout is not None  # noqa: S101 - we asked for it
        if not demo.stdout.readline():
            sys.exit("The demonstration did not start, so there is nothing to take pictures of.")
        yield f"http://127.0.0.1:{port}"
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.communicate(timeout=30)


def _take(browser: "Browser", shot: Shot, address: str, person: dict[str, str] | None) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.dark else "light",
        locale="da-DK",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if person:
        _sign_in(page, address, person)
    page.goto(address + shot.path)
    for selector in shot.clicks:
        page.locator(selector).first.click()
        page.wait_for_load_state("networkidle")
        page.mouse.move(0, 0)  # nothing is shown as pointed at
    _save(page, context, FOLDER / f"{shot.name}.png")


def _sign_in(page: "Page", address: str, person: dict[str, str]) -> None:
    page.goto(f"{address}/konto/log-ind/")
    page.fill("input[name=login]", person["email"])
    page.fill("input[name=password]", person["password"])
    page.click("main button[type=submit]")
    page.wait_for_url("**/min-dag/")


def _save(page: "Page", context: "BrowserContext", path: Path) -> None:
    from PIL import Image

    page.screenshot(path=path)
    context.close()
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS)
    small.save(path, optimize=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
