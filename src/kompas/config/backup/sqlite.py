"""SQLite into an archive, and out of one."""

import gzip
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from kompas.config.backup import databases
from kompas.config.backup.archive import Archive
from kompas.config.backup.files import Named
from kompas.config.backup.manifest import Part, Snapshot
from kompas.config.backup.refusals import BadArchive, Refused

PATIENCE_SECONDS = 60.0
CHUNK = 1024 * 1024
GZIP = 16 + zlib.MAX_WBITS


def dump(path: Path) -> tuple[Snapshot, list[Named]]:
    """Write the database of one moment to `path`; whoever writes meanwhile is not held up.

    VACUUM INTO reads in one transaction and writes only what is used: what was deleted is not in the archive.
    """
    copy = path.with_suffix(".copy")
    with _open(_own()) as source:
        source.execute("VACUUM INTO ?", (str(copy),))
    copy.chmod(0o600)
    with _open(copy) as cursor:
        tables = {name for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        events, sealed, head = databases.log(cursor)
        told = Snapshot(
            vendor="sqlite",
            server=sqlite3.sqlite_version,
            client="",
            schema="",
            bytes=copy.stat().st_size,
            counts=databases.counts(cursor, databases.kept_tables(tables)),
            migrations=databases.newest_migrations(cursor),
            events=events,
            sealed=sealed,
            head=head,
        )
        named = databases.named_files(cursor)
    with copy.open("rb") as plain, gzip.open(path, "wb", compresslevel=6) as packed:
        shutil.copyfileobj(plain, packed, CHUNK)
    path.chmod(0o600)
    copy.unlink()
    return told, named


class Beside:
    """The restored database as a second file beside the first, until it takes its place."""

    def __init__(self, place: Path) -> None:
        self._path, self._database = place / "kompas.sqlite3", _own()

    def load(self, archive: Archive, part: Part) -> None:
        inflate, room = zlib.decompressobj(GZIP), archive.manifest.database.bytes
        with self._path.open("xb") as file:
            self._path.chmod(0o600)

            def write(chunk: bytes) -> None:
                while chunk:
                    plain = inflate.decompress(chunk, CHUNK)
                    if file.tell() + len(plain) > room:
                        raise BadArchive("The database in the archive unpacks to more than its manifest tells.")
                    file.write(plain)
                    chunk = inflate.unconsumed_tail

            try:
                archive.copy(part, write)
                file.write(inflate.flush())
            except zlib.error as error:
                raise BadArchive("The database in the archive cannot be unpacked: take another archive.") from error

    def look(self) -> AbstractContextManager[None]:
        return databases.looking_at(NAME=self._path)

    def switch(self, aside: Path) -> None:
        """Take the first one's place in one step; it stays in `aside`, and what the worker had in its queue too."""
        _settle(self._path)
        os.sync()
        aside.mkdir(mode=0o700, exist_ok=True)
        if self._database.exists() and self._database.stat().st_size:
            _settle(self._database)
            os.link(self._database, aside / self._database.name)
        for path in Path(settings.DATA).glob("work.sqlite3*"):
            path.rename(aside / path.name)
        self._path.replace(self._database)
        os.sync()


def is_empty() -> bool:
    """Whether nobody lives here yet: no database, or one without people."""
    if not _own().exists():
        return True
    with _open(_own()) as cursor:
        named = cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'accounts_user'").fetchall()
        return not named or not cursor.execute("SELECT 1 FROM accounts_user LIMIT 1").fetchall()


def complaints(cursor: databases.Cursor) -> Iterator[str]:
    """What SQLite itself finds wrong."""
    cursor.execute("PRAGMA integrity_check(10)")
    for (found,) in cursor.fetchall():
        if found != "ok":
            yield f"SQLite finds the database damaged: {found}."
    cursor.execute("PRAGMA foreign_key_check")
    for table, row, parent, _key in cursor.fetchall()[:10]:
        yield f"Row {row} of {table} points at a row of {parent} that does not exist."


def _own() -> Path:
    return Path(connection.settings_dict["NAME"])


def _settle(path: Path) -> None:
    """Bring what stands in the write-ahead log into the file itself."""
    with _open(path) as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.fetchall()  # a statement that is not read to its end keeps the file open
    if path.with_name(f"{path.name}-wal").exists():
        raise Refused(f"Another program has {path} open: end it and try again.")


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Cursor]:
    with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)) as opened:
        yield opened.cursor()
