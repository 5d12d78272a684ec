"""Every page that the house leads to, in the richest role: for screen readers, on a phone, in the dark, valid."""

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, Page, Response
from pytest_django.live_server_helper import LiveServer

from kompas.config.environment import ROOT
from tests.full_house import the_demonstration
from tests.journeys.browser import accessibility_faults, sideways_faults, sign_in
from tests.journeys.conftest import OpenPage
from tests.pages import BEGINNINGS, Frontier, links_in, name_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
VALIDATOR = ROOT / "node_modules" / ".bin" / "html-validate"
IMAGES = {"importing:page_image"}  # the browser shows them in a viewer of its own, with styles of its own


def visit_all(page: Page, beginnings: tuple[str, ...]) -> dict[str, str]:
    """Open each page once and hold it to the rules, all faults told together; return the HTML of each address."""
    frontier, seen, faults = Frontier(beginnings, examples=1), {}, []
    for address in frontier:
        response = opened(page, address)
        if response is None:
            continue
        faults += [f"{address} answers {response.status}"] if response.status != 200 else []
        faults += [f"{address}: {fault}" for fault in [*accessibility_faults(page), *sideways_faults(page)]]
        seen[address] = response.text()
        frontier.add(links_in(seen[address], urlsplit(page.url).path))
    assert faults == [], "\n".join(faults)
    return seen


def opened(page: Page, address: str) -> Response | None:
    """The answer; None for what is no page but a picture, or a file to keep."""
    if name_of(address) in IMAGES:
        return None
    try:
        return page.goto(address)
    except Error as error:
        if "Download is starting" in error.message:
            return None
        raise


def test_every_page_serves_everybody(page: Page, live_server: LiveServer, tmp_path: Path) -> None:
    sign_in(page, the_demonstration(tmp_path), live_server)
    seen = visit_all(page, BEGINNINGS)
    assert_valid(seen, tmp_path)


def test_every_public_page_serves_everybody_in_the_dark(open_page: OpenPage, tmp_path: Path) -> None:
    the_demonstration(tmp_path)
    seen = visit_all(open_page(scheme="dark"), ("/",))
    assert_valid(seen, tmp_path)


def assert_valid(seen: dict[str, str], folder: Path) -> None:
    """html-validate finds nothing. It runs once over all pages, since starting it takes longer than checking them."""
    if not (VALIDATOR.exists() and shutil.which("node")):
        pytest.skip("The HTML was not validated: html-validate or Node is missing (`npm ci --ignore-scripts`).")
    names = {str(folder / f"{number}.html"): address for number, address in enumerate(seen)}
    for name, address in names.items():
        Path(name).write_text(seen[address])
    config, report = ROOT / ".htmlvalidate.json", folder / "report.json"
    words = [str(VALIDATOR), "--config", str(config), "--formatter", f"json={report}", *names]
    subprocess.run(words, cwd=ROOT, capture_output=True)
    faults = {
        names[file["filePath"]]: [f"{one['line']}: {one['ruleId']}: {one['message']}" for one in file["messages"]]
        for file in json.loads(report.read_text())
    }
    assert {address: told for address, told in faults.items() if told} == {}
