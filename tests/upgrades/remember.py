"""Keep what a release stores, so that later ones can be tested to upgrade it.

    .venv/bin/python -m tests.upgrades.remember 0cf69e7 0.1

takes the code of that commit, loads its own demonstration on SQLite and on PostgreSQL, seals the event log, and writes
`tests/upgrades/0.1.sqlite.tar.gz` and `0.1.postgresql.tar.gz`: the database and the stored files.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from kompas.config.environment import ROOT
from kompas.config.throwaway_postgresql import cluster

HERE = Path(__file__).parent
KEYS = {
    "KOMPAS_SECRET_KEY": "a secret of the upgrade tests, known to everybody, guarding nothing",
    "KOMPAS_JOURNAL_KEY": "the journal key of the upgrade tests, known to everybody as well",
}
DATABASES = {"sqlite": "kompas.sqlite3", "postgresql": "kompas.pgdump"}
LOAD = """
from pathlib import Path
from kompas.config import catalogues
catalogues.compile_changed()
import django; django.setup()
from django.conf import settings
from kompas.config import preparing
from kompas.config.demonstration import loading
from kompas.journal.sealing import seal
from kompas.search import services
preparing.databases()
loading.load_once(Path(settings.DATA))
services.rebuild()
seal()
"""


def main(commit: str, release: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        code = Path(folder) / "code"
        subprocess.run(["git", "worktree", "add", "--detach", code, commit], cwd=ROOT, check=True)
        try:
            (code / "node_modules").symlink_to(ROOT / "node_modules")
            _on_sqlite(code, Path(folder) / "sqlite")
            _keep(Path(folder) / "sqlite", release, "sqlite")
            _on_postgresql(code, Path(folder) / "postgresql")
            _keep(Path(folder) / "postgresql", release, "postgresql")
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", code], cwd=ROOT, check=True)


def _on_sqlite(code: Path, data: Path) -> None:
    _load(code, data, "")
    with closing(sqlite3.connect(data / "kompas.sqlite3")) as database:
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _on_postgresql(code: Path, data: Path) -> None:
    with cluster() as address:
        _load(code, data, address)
        dump = data / DATABASES["postgresql"]
        subprocess.run(["pg_dump", "-Fc", "-Z0", "-O", "-x", "-n", "public", "-d", address, "-f", dump], check=True)


def _load(code: Path, data: Path, address: str) -> None:
    data.mkdir()
    own = {"KOMPAS_MODE": "demo", "KOMPAS_DATA": str(data), "KOMPAS_DATABASE": address, "PYTHONPATH": str(code / "src")}
    environment = {**os.environ, **own, **KEYS, "DJANGO_SETTINGS_MODULE": "kompas.config.settings"}
    subprocess.run([sys.executable, "-c", LOAD], cwd=code, env=environment, check=True)


def _keep(data: Path, release: str, vendor: str) -> None:
    with tarfile.open(HERE / f"{release}.{vendor}.tar.gz", "w:gz") as tar:
        tar.add(data / DATABASES[vendor], DATABASES[vendor])
        tar.add(data / "files", "files")
    shutil.rmtree(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
