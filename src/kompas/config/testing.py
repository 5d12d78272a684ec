"""`kompas test`: everything that has to hold before a change lands, part by part, with the time that each took."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kompas.config import assets
from kompas.config.environment import ROOT
from kompas.config.throwaway_postgresql import NoPostgreSQL, cluster

BIN = ROOT / ".venv" / "bin"
CHROMIUM = Path("/usr/bin/chromium")
NO_CHROMIUM = "Chromium is missing, so no page was opened in a browser: install it with `apt-get install chromium`."
HELD_BACK = 2  # the lane whose output waits until it is whole
type Outcome = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True)
class Part:
    """`lane`: parts of different lanes run side by side, those of one lane after the other; 0 runs before them all."""

    name: str
    what: str
    run: Callable[[bool, int], Outcome]
    lane: int = 0


def run(chosen: argparse.Namespace) -> int:
    """Run all parts, or those named by --only; a part that cannot run is a failure in CI and a loud skip elsewhere."""
    parts = [part for part in PARTS if not chosen.only or part.name in chosen.only]
    unknown = set(chosen.only or []) - {part.name for part in PARTS}
    if unknown:
        say(f"There is no part {', '.join(sorted(unknown))}. The parts: {', '.join(part.name for part in PARTS)}.")
        return 2
    assets.prepare()  # a fresh clone has no build/assets, which Django's checks would complain of in every part
    outcomes = [(part, *_timed(part, chosen.long)) for part in parts if not part.lane]
    lanes = [[part for part in parts if part.lane == lane] for lane in (1, 2)]
    with ThreadPoolExecutor(len(lanes)) as pool:
        for lane in pool.map(lambda lane: [(part, *_timed(part, chosen.long)) for part in lane], lanes):
            outcomes += lane
    say("")
    for part, outcome, seconds in outcomes:
        print(f"{part.name:<14}{outcome:<9}{seconds:7.1f} s   {part.what}", flush=True)
    counts = {
        word: sum(outcome == word for _part, outcome, _seconds in outcomes) for word in ("passed", "failed", "skipped")
    }
    print(f"parts: {counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped", flush=True)
    return 1 if counts["failed"] else 0


def _timed(part: Part, long: bool) -> tuple[Outcome, float]:  # noqa: FBT001
    say(f"\n== {part.name}: {part.what}")
    begun = time.monotonic()
    outcome = part.run(long, part.lane)
    if outcome == "skipped" and os.environ.get("CI"):
        outcome = "failed"  # what CI does not run, nobody runs
    return outcome, time.monotonic() - begun


def _command(*words: str | Path) -> Callable[[bool, int], Outcome]:
    def run_command(_long: bool, lane: int) -> Outcome:  # noqa: FBT001
        return _call([str(word) for word in words], {}, lane)

    return run_command


def _call(words: list[str], environment: dict[str, str], lane: int) -> Outcome:
    """Run it; the second lane's output is told when it ends, so that it does not run into the first one's."""
    with tempfile.TemporaryDirectory(prefix="kompas-test-") as folder:
        own = {"KOMPAS_MODE": "test", "KOMPAS_TEST_DATA": folder, "KOMPAS_DATA": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        apart = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} if lane == HELD_BACK else {}
        done = subprocess.run(words, cwd=ROOT, env={**os.environ, **own, **environment}, **apart)  # type: ignore[call-overload]
    if done.stdout:
        sys.stdout.buffer.write(b"\n" + done.stdout)
        sys.stdout.flush()
    return "passed" if done.returncode == 0 else "failed"


def _translations(_long: bool, _lane: int) -> Outcome:  # noqa: FBT001
    from kompas.config.translations import complaints

    found = complaints()
    for complaint in found:
        say(complaint)
    return "failed" if found else "passed"


def _pytest(folder: str, *options: str, environment: dict[str, str], long: bool, lane: int) -> Outcome:
    marks = [] if long else ["-m", "not long"]
    words = [str(BIN / "python"), "-m", "pytest", folder, *options, *marks]
    return _call(words, {"KOMPAS_TEST_LONG": "1" if long else "", **environment}, lane)


def _on_sqlite(long: bool, lane: int) -> Outcome:  # noqa: FBT001
    return _pytest("tests", "--ignore=tests/journeys", "--ignore=tests/kills", environment={}, long=long, lane=lane)


def _on_postgresql(long: bool, lane: int) -> Outcome:  # noqa: FBT001
    with ExitStack() as stack:
        try:
            address = stack.enter_context(cluster())
        except NoPostgreSQL as reason:
            say(f"SKIPPED: {reason}")
            return "skipped"
        # The importer never meets a database, benchmarks bring their own: they run once, with SQLite.
        skip = [f"--ignore=tests/{each}" for each in ("journeys", "strategy/importer", "kills", "bench")]
        return _pytest("tests", *skip, environment={"KOMPAS_TEST_DATABASE": address}, long=long, lane=lane)


def _killed(long: bool, lane: int) -> Outcome:  # noqa: FBT001
    return _pytest("tests/kills", "-s", environment={}, long=long, lane=lane)


def _in_the_browser(long: bool, lane: int) -> Outcome:  # noqa: FBT001
    if not CHROMIUM.exists():
        say(f"SKIPPED: {NO_CHROMIUM}")
        return "skipped"
    return _pytest("tests/journeys", environment={"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}, long=long, lane=lane)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


PARTS = [
    Part("format", "the code stands as ruff formats it", _command(BIN / "ruff", "format", "--check", "--quiet", ".")),
    Part("lint", "ruff finds nothing", _command(BIN / "ruff", "check", "--quiet", ".")),
    Part("types", "mypy, strict", _command(BIN / "mypy", "--no-error-summary")),
    Part("imports", "the floors of the house hold", _command(BIN / "lint-imports", "--no-logo")),
    Part(
        "migrations",
        "no model change lacks its migration",
        _command(BIN / "python", "-m", "django", "makemigrations", "--check", "--settings=kompas.config.settings"),
    ),
    Part("translations", "every text has its Danish", _translations),
    Part("sqlite", "unit and page tests on SQLite", _on_sqlite, lane=1),
    Part("postgresql", "unit and page tests on PostgreSQL", _on_postgresql, lane=2),
    Part("kills", "nothing confirmed is lost when server and worker are killed", _killed, lane=2),
    Part("journeys", "whole ways through a real browser, with axe", _in_the_browser, lane=1),
]
