"""Serving: one process that holds the data folder, starts web server and worker, and stops them together."""

import fcntl
import json
import socket
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from kompas.config import assets, catalogues, environment
from kompas.config.supervising import Child, ended_by, say, stop, watch

ANSWERS_WITHIN_SECONDS = 60.0
LOOK_EVERY_SECONDS = 0.05
LOCK = "running.lock"


class CannotStart(Exception):
    """One sentence with the remedy; nothing else is shown."""


def data_folder() -> Path:
    """Where the data lie, made if need be. Raises CannotStart where nothing can be written."""
    try:
        folder = environment.data_folder()
        (folder / "log").mkdir(exist_ok=True, mode=0o700)
        (folder / LOCK).touch(mode=0o600)
    except OSError as error:
        raise CannotStart(
            f"Nothing can be written at {error.filename or 'the data folder'} ({error.strerror}): "
            "name another folder with KOMPAS_DATA=/path and try again."
        ) from error
    return folder


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; a second one over the same data would count and number twice.

    While it is held, the address at which the pages are shown stands in the lock.
    """
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotStart(
                f"Kompas runs already on the data in {folder}: stop it first, or name another folder with "
                "KOMPAS_DATA=/path (and another --port)."
            ) from error
        lock.truncate(0)
        lock.write(settings.BASE_URL)
        lock.flush()
        yield


def running_at(folder: Path) -> str | None:
    """The address of the Kompas that runs on the data in `folder`, if one does."""
    try:
        with (folder / LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return (folder / LOCK).read_text() or None
    except OSError:
        return None  # it was never started here
    return None


def check_port(host: str, port: int) -> None:
    """Refuse with CannotStart when somebody else listens there."""
    with socket.socket() as test:
        test.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            test.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CannotStart(
                f"Port {port} cannot be used ({error}): another program may have it. "
                "Try another one: ./kompas demo --port 8001."
            ) from error


def prepare(folder: Path) -> None:
    """Bring files, translations and databases up to date. Raises CannotStart when the database will not do."""
    import django
    from django.db import DatabaseError

    assets.prepare()
    catalogues.compile_changed()  # before the set-up, which reads them once: the first letters would be English
    django.setup()
    from kompas.config import preparing

    preparing.static_files()
    try:
        preparing.databases()
    except DatabaseError as error:
        raise unusable(folder, error) from error


def unusable(folder: Path, error: Exception) -> CannotStart:
    reason = (str(error).strip() or type(error).__name__).splitlines()[0]
    return CannotStart(
        f"The database in {folder} cannot be used ({reason}): bring back a backup, or, where it is only the "
        "demonstration's, begin anew with ./kompas demo --fresh."
    )


def children_of(folder: Path, host: str, port: int, workers: int = 1) -> list[Child]:
    """The web server, without which nothing goes on; the worker and the practice area, which come back."""
    from kompas.config import practice  # late: it serves its own house with the functions here

    python = [sys.executable, "-m"]
    web = [*python, "kompas.config.web", "--host", host, "--port", str(port), "--workers", str(workers)]
    beside = [practice.child(folder, host)] if settings.PRACTICE_PORT else []
    return [
        Child("web server", web, folder / "log" / "web.log", comes_back=False),
        Child("worker", [*python, "kompas.config.worker"], folder / "log" / "worker.log", comes_back=True),
        *beside,
    ]


def reachable(host: str) -> str:
    """The address at which this machine asks what listens at `host`."""
    return "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - what we ask ourselves at


def serve(children: list[Child], woken: int, address: str, welcome: str, begun: float) -> int:
    """Start the web server, print the welcome when its pages answer, then the others; watch them to the end."""
    try:
        children[0].start()
        if not answers(children[0], woken, f"{address}/sundhed/"):
            return 0
        say(f"Ready after {time.monotonic() - begun:.1f} s. Stop with Ctrl-C.")
        print(welcome, flush=True)
        return watch(children, woken)
    finally:
        stop(children)
        say("Kompas has stopped.")


def answers(web: Child, woken: int, address: str) -> bool:
    """Wait until the health address answers; False when we are asked to end. Raises CannotStart if it never does."""
    until = time.monotonic() + ANSWERS_WITHIN_SECONDS
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # loopback, whatever the environment says
    request = urllib.request.Request(address, headers={"Host": urlsplit(settings.BASE_URL).netloc})  # noqa: S310 - http
    while time.monotonic() < until and web.is_alive:
        try:
            with opener.open(request, timeout=2) as response:
                return bool(json.load(response)["status"] == "ok")
        except OSError:
            if ended_by(woken, LOOK_EVERY_SECONDS):
                return False
    raise CannotStart(f"The web server does not answer at {address}; the reason stands in {web.log}.")
