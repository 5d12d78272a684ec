"""`kompas demo`: Kompas with a demonstration department, on this machine only. No mail leaves it."""

import argparse
import os
import shutil
import time
from pathlib import Path

from kompas.config import environment
from kompas.config.serving import (
    LOCK,
    CannotStart,
    alone,
    check_port,
    children_of,
    data_folder,
    prepare,
    serve,
    unusable,
)
from kompas.config.supervising import say, signals

HOST = "127.0.0.1"
KEPT_WHEN_FRESH = frozenset({"keys", "log", LOCK})


def run(chosen: argparse.Namespace) -> int:
    begun, address = time.monotonic(), f"http://{HOST}:{chosen.port}"
    os.environ.setdefault("KOMPAS_BASE_URL", address)
    os.environ["KOMPAS_SMTP_HOST"] = ""  # whatever stands in the environment: no mail leaves
    os.environ.setdefault("KOMPAS_PRACTICE", beside(chosen.port))
    try:
        if environment.mode() != "demo":
            raise CannotStart(f"KOMPAS_MODE is {environment.mode()}: leave it empty to see the demonstration.")
        folder = data_folder()
        if (folder / environment.OWN_HOUSE).exists():
            raise CannotStart(
                f"The data in {folder} are a house of its own: name another folder with KOMPAS_DATA=/path."
            )
        with alone(folder), signals() as woken:
            check_port(HOST, chosen.port)
            if chosen.fresh:
                _empty(folder)
            prepare(folder)
            welcome = _load(folder)
            return serve(children_of(folder, HOST, chosen.port), woken, address, welcome, begun)
    except CannotStart as reason:
        say(str(reason))
        return 1


def beside(port: int) -> str:
    """The next port for the practice area; none where another program has it."""
    try:
        check_port(HOST, port + 1)
    except CannotStart:
        say(f"Port {port + 1} is taken, so there is no practice area: name another one with KOMPAS_PRACTICE.")
        return "off"
    return str(port + 1)


def _empty(folder: Path) -> None:
    """Throw the demonstration's data away; keys and logs stay."""
    if environment.text("KOMPAS_DATABASE"):
        raise CannotStart(
            "--fresh empties only the embedded database: leave KOMPAS_DATABASE empty, or drop that one yourself."
        )
    for path in folder.iterdir():
        if path.name not in KEPT_WHEN_FRESH:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    say("The demonstration's data was thrown away.")


def _load(folder: Path) -> str:
    """Load the demonstration once; what to print when the pages answer."""
    from django.db import DatabaseError

    from kompas.config.demonstration import loading, welcome

    try:
        loading.load_once(folder)
        return welcome.text(folder)
    except DatabaseError as error:
        raise unusable(folder, error) from error
