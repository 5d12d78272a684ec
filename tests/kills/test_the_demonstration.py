"""`kompas demo` as a person meets it: started, started twice, in the way of others, stopped, killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kompas.config.environment import ROOT
from tests.kills.installation import READY, Installation, Visitor

GONE_WITHIN_SECONDS = 10.0


@contextmanager
def running(installation: Installation) -> Iterator["tuple[subprocess.Popen[str], Callable[[str], str]]"]:
    """The demonstration, ready; and a function that reads what it says until a word comes."""
    demo = _start(installation)
    assert demo.stderr is not None
    lines = iter(demo.stderr)

    def told(word: str) -> str:
        return next(line for line in lines if word in line)

    told(READY)
    try:
        yield demo, told
    finally:
        if demo.poll() is None:
            demo.send_signal(signal.SIGTERM)
        demo.communicate(timeout=30)


def refusal(installation: Installation) -> str:
    """What a start that must fail says."""
    demo = _start(installation)
    _out, told = demo.communicate(timeout=60)
    assert demo.returncode == 1
    assert "Traceback" not in told
    return told


def children(process: int) -> list[int]:
    """All processes below this one."""
    below = [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return [*below, *(each for child in below for each in children(child))]


def test_a_second_start_prints_the_same_sign_ins_and_they_open_the_door(installation: Installation) -> None:
    person = installation.sign_in("secretary")
    with running(installation) as (demo, _told):
        assert demo.stdout is not None
        line = next(line for line in demo.stdout if line.strip().startswith("Committee secretary"))
        assert line.split()[-2:] == [person["email"], person["password"]]
        Visitor(installation).sign_in(person["email"], person["password"])


def test_it_stops_when_asked_and_leaves_no_process(installation: Installation) -> None:
    with running(installation) as (demo, told):
        family = children(demo.pid)
        assert len(family) >= 2
        demo.send_signal(signal.SIGINT)
        told("Kompas has stopped")
        assert demo.wait(10) == 0
    assert not _alive(family)


def test_killed_without_warning_it_leaves_no_process_and_starts_again(installation: Installation) -> None:
    with running(installation) as (demo, _told):
        family = children(demo.pid)
        demo.kill()
        _wait_until_gone(family)
    with running(installation):
        Visitor(installation).get("/")


def test_killed_while_it_loads_it_leaves_an_empty_house_that_the_next_start_fills(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    demo = _start(installation)
    assert demo.stderr is not None
    assert any("Loading the demonstration" in line for line in demo.stderr)
    demo.kill()
    demo.communicate()
    with running(installation) as (again, told):
        person = installation.sign_in("administrator")
        Visitor(installation).sign_in(person["email"], person["password"])
        again.send_signal(signal.SIGTERM)
        told("Kompas has stopped")
        assert again.wait(10) == 0


def test_a_dead_worker_is_started_again_and_a_dead_web_server_ends_it_all(installation: Installation) -> None:
    with running(installation) as (demo, told):
        os.kill(_child(demo.pid, "kompas.config.worker"), signal.SIGKILL)
        assert "started again" in told("The worker has ended")
        os.kill(_child(demo.pid, "kompas.config.web"), signal.SIGKILL)
        assert "the reason stands in" in told("The web server has ended")
        assert demo.wait(20) == 1


def test_what_stands_in_its_way_is_told_in_one_sentence(installation: Installation, tmp_path: Path) -> None:
    with running(installation):
        assert "runs already on the data in" in refusal(installation)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = Installation(installation.folder, port=other.getsockname()[1])
        assert "./kompas demo --port" in refusal(taken)
    (tmp_path / "file").write_text("no folder")
    assert "KOMPAS_DATA=/path" in refusal(Installation(tmp_path / "file"))
    half = tmp_path / "half"
    half.mkdir()
    (half / "kompas.sqlite3").write_text("half a database" * 100)
    assert "./kompas demo --fresh" in refusal(Installation(half))


def _start(installation: Installation) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "kompas.cli", "demo", "--port", str(installation.port)],
        cwd=ROOT,
        env=installation.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _child(process: int, word: str) -> int:
    until = time.monotonic() + GONE_WITHIN_SECONDS
    while time.monotonic() < until:
        for child in children(process):
            if word in Path(f"/proc/{child}/cmdline").read_text().split("\0"):
                return child
        time.sleep(0.02)
    raise AssertionError(f"{word} does not run")


def _wait_until_gone(processes: list[int]) -> None:
    until = time.monotonic() + GONE_WITHIN_SECONDS
    while _alive(processes):
        assert time.monotonic() < until, _alive(processes)
        time.sleep(0.02)


def _alive(processes: list[int]) -> list[int]:
    return [each for each in processes if _state(each) not in {"", "Z"}]


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""
