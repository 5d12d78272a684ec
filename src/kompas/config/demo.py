"""`kompas demo`: Kompas with a demonstration department, on this machine only. No mail leaves it."""

import argparse
import fcntl
import json
import os
import shutil
import socket
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kompas.config import assets, environment
from kompas.config.supervising import Child, ended_by, say, signals, stop, watch

HOST = "127.0.0.1"
ANSWERS_WITHIN_SECONDS = 60.0
LOOK_EVERY_SECONDS = 0.05
KEPT_WHEN_FRESH = frozenset({"keys", "log", "demo.lock"})


class CannotStart(Exception):
    """One sentence with the remedy; nothing else is shown."""


def run(chosen: argparse.Namespace) -> int:
    begun = time.monotonic()
    os.environ.setdefault("KOMPAS_BASE_URL", f"http://{HOST}:{chosen.port}")
    try:
        folder = data_folder()
        with alone(folder), signals() as woken:
            check_port(HOST, chosen.port)
            if chosen.fresh:
                empty(folder)
            welcome = prepare(folder)
            return serve(children_of(folder, HOST, chosen.port), woken, f"http://{HOST}:{chosen.port}", welcome, begun)
    except CannotStart as reason:
        say(str(reason))
        return 1


def data_folder() -> Path:
    """Where the demonstration lives, made if need be. Raises CannotStart where nothing can be written."""
    try:
        if environment.mode() != "demo":
            raise CannotStart("KOMPAS_MODE names another mode than demo: leave it empty to see the demonstration.")
        folder = environment.data_folder()
        (folder / "log").mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise CannotStart(
            f"Nothing can be written at {error.filename or 'the data folder'} ({error.strerror}): "
            "name another folder with KOMPAS_DATA=/path and try again."
        ) from error
    return folder


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; a second one over the same data would count and number twice."""
    with (folder / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotStart(
                f"Kompas runs already on the data in {folder}: stop it first, or name another folder with "
                "KOMPAS_DATA=/path (and another --port)."
            ) from error
        yield


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


def empty(folder: Path) -> None:
    """Throw the demonstration's data away; keys and logs stay."""
    if environment.text("KOMPAS_DATABASE"):
        raise CannotStart(
            "--fresh empties only the embedded database: leave KOMPAS_DATABASE empty, or drop that one yourself."
        )
    for path in folder.iterdir():
        if path.name not in KEPT_WHEN_FRESH:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    say("The demonstration's data was thrown away.")


def prepare(folder: Path) -> str:
    """Bring everything up to date, load the demonstration once; what to print when the pages answer."""
    import django
    from django.db import DatabaseError

    assets.prepare()
    django.setup()
    from kompas.config import preparing
    from kompas.config.demonstration import loading, welcome

    preparing.translations()
    preparing.static_files()
    try:
        preparing.databases()
        loading.load_once(folder)
        return welcome.text(folder)
    except DatabaseError as error:
        raise CannotStart(
            f"The database in {folder} cannot be used ({str(error).strip().splitlines()[0]}): look at it, "
            "or begin anew with ./kompas demo --fresh."
        ) from error


def children_of(folder: Path, host: str, port: int, workers: int = 1) -> list[Child]:
    """The web server, without which nothing goes on, and the worker, which comes back."""
    python = [sys.executable, "-m"]
    web = [*python, "kompas.config.web", "--host", host, "--port", str(port), "--workers", str(workers)]
    return [
        Child("web server", web, folder / "log" / "web.log", comes_back=False),
        Child("worker", [*python, "kompas.config.worker"], folder / "log" / "worker.log", comes_back=True),
    ]


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
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < until and web.is_alive:
        try:
            with opener.open(address, timeout=2) as response:
                return bool(json.load(response)["status"] == "ok")
        except OSError:
            if ended_by(woken, LOOK_EVERY_SECONDS):
                return False
    raise CannotStart(f"The web server does not answer at {address}; the reason stands in {web.log}.")
