"""A PostgreSQL cluster that lives as long as the tests: own folder, own socket, no port, thrown away after."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

INSTALL = "PostgreSQL is missing, so nothing was tested on it: install it with `apt-get install postgresql`."
# Tests may lose their data; without waiting for the disk they take a third of the time.
FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses= -c timezone=UTC"


class NoPostgreSQL(Exception):
    """There is no server here, or it did not start; the text says what to do."""


@contextmanager
def cluster() -> Iterator[str]:
    """Yield the address of an empty cluster, run by an unprivileged user where we are root."""
    programs = _programs()
    user = _unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="kompas-pg-"))
    folder.chmod(0o700)
    if user:
        shutil.chown(folder, user)
    try:
        _run(
            user,
            [
                programs / "initdb",
                "-D",
                folder / "data",
                "-U",
                "kompas",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-locale",
                "-N",
            ],
        )
        start: list[str | Path] = [
            programs / "pg_ctl",
            "-D",
            folder / "data",
            "-w",
            "-l",
            folder / "log",
            "-o",
            f"{FAST} -k {folder}",
            "start",
        ]
        _run(user, start)
        try:
            yield f"postgresql://kompas@{quote(str(folder), safe='')}/postgres"
        finally:
            _run(user, [programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of the newest server's programs; Debian keeps them off the PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    if not found:
        raise NoPostgreSQL(INSTALL)
    return Path(found).resolve().parent


def _unprivileged_user() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(user: str | None, words: Sequence[str | Path]) -> None:
    done = subprocess.run(
        [str(word) for word in words], user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise NoPostgreSQL(f"PostgreSQL did not start: {done.stderr.strip()[-300:]}")
