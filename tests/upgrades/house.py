"""A whole installation in a folder of its own, with what an earlier release stored in it."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

from kompas.config.environment import ROOT
from tests.upgrades.remember import DATABASES, HERE, KEYS

CLUSTER = os.environ.get("KOMPAS_TEST_DATABASE", "")
VENDOR = "postgresql" if CLUSTER else "sqlite"
DJANGO = "import django; django.setup()\n"
BRING_UP_TO_DATE = "from kompas.config import preparing; preparing.databases()"


def new_database(like: str = "template0") -> str:
    """The address of an empty database, or of a copy; nothing for SQLite, where it is a file in the data folder."""
    if not CLUSTER:
        return ""
    name = f"house_{uuid4().hex}"
    with psycopg.connect(CLUSTER, autocommit=True) as cluster:
        cluster.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return urlsplit(CLUSTER)._replace(path=f"/{name}").geturl()


@dataclass
class House:
    folder: Path
    address: str = field(default_factory=new_database)
    settings: dict[str, str] = field(default_factory=lambda: dict(KEYS))

    @property
    def environment(self) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("KOMPAS_", "DJANGO_"))}
        own = {"KOMPAS_DATA": str(self.folder), "KOMPAS_DATABASE": self.address, "KOMPAS_MODE": "demo"}
        return {**ours, **own, "DJANGO_SETTINGS_MODULE": "kompas.config.settings", **self.settings}

    def move_in(self, release: str) -> None:
        """Bring in what that release stored, as it stored it."""
        with tarfile.open(HERE / f"{release}.{VENDOR}.tar.gz") as tar:
            tar.extractall(self.folder, filter="data")
        if CLUSTER:
            dump = self.folder / DATABASES[VENDOR]
            psql = subprocess.run(["pg_restore", "-O", "-n", "public", "-d", self.address, dump], capture_output=True)
            assert psql.returncode == 0, psql.stderr.decode()
            dump.unlink()

    def copy(self, folder: Path) -> "House":
        """Another house with the same in it."""
        shutil.copytree(self.folder, folder)
        return House(folder, new_database(like=urlsplit(self.address).path.strip("/")))

    def kompas(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        """What a command of Kompas says."""
        command = [sys.executable, "-m", "kompas.cli", *map(str, words)]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120)

    def start(self, *words: str | Path) -> "subprocess.Popen[str]":
        """A command of Kompas that goes on meanwhile."""
        return self._start([sys.executable, "-m", "kompas.cli", *map(str, words)])

    def start_code(self, code: str) -> "subprocess.Popen[str]":
        """`code` inside Kompas, that goes on meanwhile."""
        return self._start([sys.executable, "-c", DJANGO + code])

    def run(self, code: str) -> str:
        """What `code` prints, run inside Kompas in a process of its own."""
        command = [sys.executable, "-c", DJANGO + code]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def told(self, code: str) -> Any:
        """What `code` prints as JSON."""
        return json.loads(self.run(code))

    def _start(self, command: list[str]) -> "subprocess.Popen[str]":
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            text=True,
            process_group=0,
        )
