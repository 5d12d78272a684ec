"""From an empty folder through the first visit to signing in: a real `kompas start`, and the code on its console."""

import signal
import subprocess
import sys
import time
import urllib.error
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from kompas.config.environment import ROOT
from tests.journeys.browser import Watch, assert_accessible, assert_no_sideways_scroll
from tests.kills.installation import Installation, Visitor
from tests.makers import PASSWORD

pytestmark = pytest.mark.journey
CODE_STANDS_AFTER = "and write this code, which works once:"


@contextmanager
def started(installation: Installation) -> Iterator[str]:
    """`kompas start` on those data, ready; what its console says, the code if there is one."""
    running = subprocess.Popen(
        [sys.executable, "-m", "kompas.cli", "start", "--port", str(installation.port)],
        cwd=ROOT,
        env=installation.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert running.stdout is not None
    try:
        first = running.stdout.readline()
        assert first == f"Kompas: {installation.address}/\n"
        code = ""
        if _waits_for_its_first_visit(installation):
            while CODE_STANDS_AFTER not in running.stdout.readline():
                pass
            code = running.stdout.readline().strip()
        yield code
    finally:
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=30)


def _waits_for_its_first_visit(installation: Installation) -> bool:
    return Visitor(installation).get("/")[0] == "/velkommen/"


def uses(installation: Installation, code: str) -> bool:
    """Whether that code opens the house to a new browser."""
    try:
        return Visitor(installation).send("/velkommen/", "code", code=code)[0] == "/velkommen/kommunen/"
    except urllib.error.HTTPError as refusal:
        assert refusal.code == 422
        return False


def test_from_an_empty_folder_to_signing_in(browser: Browser, tmp_path: Path) -> None:
    installation = Installation(tmp_path / "house")
    watch = Watch()
    page = browser.new_context(base_url=installation.address, locale="da-DK").new_page()
    watch.over(page)
    with started(installation) as old, ThreadPoolExecutor(4) as pool:  # four with the right code at the same instant
        assert sum(pool.map(lambda _one: uses(installation, old), range(4))) == 1
    with started(installation) as code:
        assert not uses(installation, old)
        _enter(page, code)
        assert not uses(installation, code)
        _tell_the_house(page)
        _finish(page)
        assert _is_gone(installation)
    with started(installation) as none:
        assert none == ""
        assert _is_gone(installation)
        _sign_in(page)
        _set_up_the_second_step(page)
    assert watch.complaints == []
    assert [path.name for path in (tmp_path / "house" / "log").iterdir() if code in path.read_text()] == []
    page.context.close()


def _enter(page: Page, code: str) -> None:
    page.goto("/strategier/")
    expect(page).to_have_url("/velkommen/")
    assert_accessible(page)
    page.get_by_label("Engangskoden").fill("FORKERT-KODE")
    page.get_by_role("button", name="Begynd").click()
    expect(page.get_by_role("alert")).to_contain_text("Det er ikke koden")
    page.get_by_label("Engangskoden").fill(code.lower())
    page.get_by_role("button", name="Begynd").click()


def _tell_the_house(page: Page) -> None:
    expect(page).to_have_url("/velkommen/kommunen/")
    _looks_well(page)
    page.get_by_label("Kommunens navn").fill("Nyborg Å Kommune")
    page.get_by_role("button", name="Gem og gå videre").click()
    _looks_well(page)
    page.get_by_label("Dit navn").fill("Åse Kjærgaard")
    page.get_by_label("Din e-mail").fill("aase@nyborg.example")
    page.get_by_label("Adgangskode (", exact=False).fill(PASSWORD)
    page.get_by_label("Adgangskoden en gang til").fill(PASSWORD)
    page.get_by_role("button", name="Gem og gå videre").click()
    _looks_well(page)
    page.get_by_label("Enhedens navn").fill("Vej- og trafiksikkerhedsplanlægningsafdelingen")
    page.get_by_role("button", name="Opret enheden").click()
    expect(page.get_by_role("list", name="Enheder")).to_contain_text("trafiksikkerhedsplanlægning")
    for words in ("Gå videre", "Spring over nu", "Spring over nu", "Spring over nu", "Gå videre"):
        _looks_well(page)
        page.get_by_role("button", name=words).click()


def _finish(page: Page) -> None:
    expect(page).to_have_url("/velkommen/klar/")
    _looks_well(page)
    page.get_by_role("button", name="Åbn huset").click()
    expect(page).to_have_url("/konto/log-ind/")
    expect(page.get_by_role("status")).to_contain_text("Kompas er klar")


def _sign_in(page: Page) -> None:
    page.goto("/konto/log-ind/")
    page.get_by_label("E-mail").fill("aase@nyborg.example")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()


def _set_up_the_second_step(page: Page) -> None:
    """She administers the house, so nothing else opens before she has one; and she is led there and on."""
    expect(page).to_have_url("/konto/sikkerhed/")
    expect(page.get_by_role("status")).to_contain_text("Sæt en app eller en adgangsnøgle op")
    page.goto("/administration/")
    expect(page).to_have_url("/konto/sikkerhed/")
    _looks_well(page)
    page.get_by_role("link", name="Sæt en app op").click()
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Bekræft").click()
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("Koden, som appen viser nu").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Slå til").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dine nødkoder")
    page.get_by_role("link", name="Jeg har gemt dem").click()
    page.get_by_role("link", name="Til min dag").click()
    expect(page).to_have_url("/min-dag/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Åse")


def _looks_well(page: Page) -> None:
    assert_accessible(page)
    assert_no_sideways_scroll(page)


def _is_gone(installation: Installation) -> bool:
    """Whether the first visit has no page any more, in whatever browser."""
    for path in ("", "kommunen/", "klar/"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            Visitor(installation).get(f"/velkommen/{path}")
    return True
