"""The two houses side by side, as they really run: one way in, and walls everywhere else."""

import os
import signal
import sqlite3
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing
from pathlib import Path

from kompas.accounts.practice_signs import OPEN
from tests.kills.installation import Installation, Visitor, free_port
from tests.kills.test_the_demonstration import children, running

READY_WITHIN_SECONDS = 90.0
REAL, THERE = "sessionid", "oevebane_id"


def wait_until_open(installation: Installation, *, unlike: int = 0) -> int:
    """Wait for the practice area's door to open; when it did, in nanoseconds. `unlike` is an earlier opening."""
    sign = installation.folder / "practice" / OPEN
    until = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < until:
        try:
            opened = sign.stat().st_mtime_ns
        except FileNotFoundError:
            opened = 0
        if opened and opened != unlike:
            return opened
        time.sleep(0.1)  # another process opens it, and can tell us by this file only
    raise AssertionError((installation.folder / "log" / "practice.log").read_text()[-2000:])


def asked(address: str, cookies: dict[str, str]) -> str:
    """Where a request for my day arrives, with these cookies only."""
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    request = urllib.request.Request(f"{address}/min-dag/", headers={"Cookie": header})  # noqa: S310 - loopback
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as response:
        return str(urllib.parse.urlsplit(response.url).path)


def cookies_of(visitor: Visitor) -> dict[str, str]:
    return {cookie.name: cookie.value or "" for cookie in visitor.cookies}


def rows(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / "kompas.sqlite3")) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own tables


def test_one_press_leads_in_and_nothing_leads_back(installation: Installation) -> None:
    port = free_port()
    there = f"http://127.0.0.1:{port}"
    installation.settings = {"KOMPAS_PRACTICE": str(port), "KOMPAS_SECRET_KEY": "s" * 60}
    person = installation.sign_in("administrator")
    with running(installation) as (demo, _told):
        opened = wait_until_open(installation)
        events_before = rows(installation.folder / "practice", "journal_event")
        visitor = Visitor(installation)
        visitor.sign_in(person["email"], person["password"])
        path, page = visitor.press("/oevebane/", "role", "case_worker")
        assert path == "/min-dag/"
        assert "Intet herfra er virkeligt" in page.text_content()
        assert "Amina Yusuf" in page.text_content()

        found = cookies_of(visitor)
        assert {REAL, THERE} <= set(found)
        assert asked(installation.address, {REAL: found[REAL]}) == "/min-dag/"
        assert asked(there, {THERE: found[THERE]}) == "/min-dag/"
        for address, name in ((installation.address, REAL), (there, THERE)):
            stolen = found[THERE if name == REAL else REAL]
            assert asked(address, {name: stolen}) == "/konto/log-ind/"  # the other's session under this one's name
            assert asked(address, {THERE if name == REAL else REAL: stolen}) == "/konto/log-ind/"

        assert rows(installation.folder / "practice", "journal_event") > events_before
        secrets = {
            (place / "keys" / name).read_text() for place in both(installation) for name in ("secret", "journal")
        }
        assert len(secrets) == 4
        assert not (installation.folder / "practice" / "keys" / "hand-over").exists()
        for process in children(child(demo.pid, "kompas.config.practice")):
            assert "s" * 60 not in Path(f"/proc/{process}/environ").read_text()

        (installation.folder / "practice" / "begin-again").touch()
        wait_until_open(installation, unlike=opened)
        assert asked(there, {THERE: found[THERE]}) == "/konto/log-ind/"
        assert asked(installation.address, {REAL: found[REAL]}) == "/min-dag/"

        family = children(demo.pid)
        os.kill(demo.pid, signal.SIGTERM)
        assert demo.wait(20) == 0
    assert [each for each in family if Path(f"/proc/{each}").exists()] == []


def both(installation: Installation) -> tuple[Path, Path]:
    return installation.folder, installation.folder / "practice"


def child(process: int, word: str) -> int:
    return next(each for each in children(process) if word in Path(f"/proc/{each}/cmdline").read_text().split("\0"))
