"""Restoring: everything is built and checked beside what stands, and takes its place in one step."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from kompas.config import environment
from kompas.config.backup import checking, databases, files, keeping, postgresql, sqlite
from kompas.config.backup.archive import DATABASES, KEYS, Archive, opened
from kompas.config.backup.locking import alone_at_backups
from kompas.config.backup.manifest import Manifest, fingerprint
from kompas.config.backup.refusals import BadArchive, Refused

PLACE, JOURNAL = "restore.partial", "keys/journal"


@dataclass(frozen=True)
class Restored:
    manifest: Manifest
    path: Path
    aside: Path | None  # where the old installation's files are, if there was one
    held: int
    seconds: float


def restore(source: Path, *, replace: bool, trusted: list[str], at: datetime) -> Restored:
    """Put the archive at `source`, or the newest in that folder, in the place of what is here.

    Whoever calls holds the data folder. Until the last step the old installation stands as it was; afterwards it
    lies aside, in the data folder and, on PostgreSQL, in a schema of its own.

    Raises Refused: the archive is not whole, not ours or not for this version, or somebody lives here already.
    """
    begun, data, path = time.monotonic(), Path(settings.DATA), keeping.chosen(source)
    with alone_at_backups(data), opened(path, [settings.SECRET_KEY, *trusted]) as archive:
        empty = (sqlite if connection.vendor == "sqlite" else postgresql).is_empty()
        _refuse_what_does_not_fit(archive.manifest, empty=empty, replace=replace)
        archive.check_every_byte()
        _refuse_without_room(archive.manifest, data)
        aside = data / f"before-{at:%Y%m%dT%H%M%SZ}"
        with _workplace(data / PLACE) as place:
            if empty:
                _take_keys(archive, aside)
            held = _build_and_switch(archive, place, aside, at)
    if not any(left.is_file() for left in aside.rglob("*")):
        shutil.rmtree(aside, ignore_errors=True)
    return Restored(archive.manifest, path, None if empty else aside, held, time.monotonic() - begun)


def _build_and_switch(archive: Archive, place: Path, aside: Path, at: datetime) -> int:
    told = archive.manifest
    beside = (sqlite.Beside if connection.vendor == "sqlite" else postgresql.Beside)(place)
    beside.load(archive, told.by_name[DATABASES[told.database.vendor]])
    with beside.look(), _set_aside(aside / "files"):
        _refuse_if(checking.of_counts(told.database.counts))
        _bring_files(archive, place)
        call_command("migrate", database="default", interactive=False, verbosity=0)
        held = _settle(told, at)
        _refuse_if(
            chain(checking.of_database(), checking.of_files(known_lost=told.lost), checking.of_event_log()),
        )
    beside.switch(aside)
    for alias in set(settings.CACHES) - {"default"}:  # the default one lies in the database
        caches[alias].clear()  # what was made of a row may now be told of another one
    return held


@contextmanager
def _set_aside(into: Path) -> Iterator[None]:
    """Link the files that are here into `into`; where the restore goes no further, they are still where they were."""
    files.set_aside(into)
    try:
        yield
    except BaseException:
        shutil.rmtree(into, ignore_errors=True)
        raise


def _refuse_what_does_not_fit(told: Manifest, *, empty: bool, replace: bool) -> None:
    if told.database.vendor != connection.vendor:
        raise Refused(
            f"The archive is of a {_named(told.database.vendor)} and this installation has a "
            f"{_named(connection.vendor)}: set KOMPAS_DATABASE accordingly."
        )
    if unknown := databases.unknown_migrations(told.database.migrations):
        raise Refused(
            f"The archive was made by a newer Kompas ({told.version}, {unknown[0]}): upgrade this one, then restore."
        )
    if not empty and not replace:
        raise Refused("Somebody lives here already: say --replace to set what is here aside and put the archive there.")
    if told.journal_key != fingerprint(settings.JOURNAL_KEY) and not (empty and JOURNAL in told.by_name):
        raise Refused(
            "The archive's event log was sealed with another key, so nobody could prove it here: put the old "
            f"keys/journal and keys/secret into {Path(settings.DATA) / 'keys'} first, and restore into an empty house."
        )


def _refuse_without_room(told: Manifest, data: Path) -> None:
    needed, free = told.size + 2 * told.database.bytes, shutil.disk_usage(data).free
    if needed > free:
        raise Refused(
            f"There are {free // 10**6} MB free at {data}, and {needed // 10**6} are needed: make room first."
        )


def _refuse_if(complaints: Iterator[str]) -> None:
    found = list(complaints)
    if found:
        raise BadArchive(f"What was restored is not whole, so nothing was changed: {found[0]} ({len(found)} in all)")


def _take_keys(archive: Archive, aside: Path) -> None:
    """Where nobody lives yet, an archive with keys brings its own; the ones made at the first start are set aside."""
    for name, setting in KEYS.items():
        if name not in archive.manifest.by_name or archive.text(name) == getattr(settings, setting):
            continue
        if environment.text(f"KOMPAS_{setting}"):
            raise Refused(f"KOMPAS_{setting} is another key than the archive's: leave it empty, or set that one.")
        path = Path(settings.DATA) / name
        if path.exists():
            (aside / name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.rename(aside / name)
        archive.unpack(archive.manifest.by_name[name], path)
        setattr(settings, setting, archive.text(name))


def _bring_files(archive: Archive, place: Path) -> None:
    """Put the archive's files where rows look for them. Names are random: another file never has the same."""
    for part in archive.manifest.parts:
        if part.name.startswith("files/"):
            archive.unpack(part, place / part.name)
            target = files.folder() / part.name.removeprefix("files/")
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            (place / part.name).replace(target)
    os.sync()


@transaction.atomic
def _settle(told: Manifest, at: datetime) -> int:
    """What must not simply go on where it stopped: letters wait for an administrator, everybody signs in anew."""
    from django.contrib.sessions.models import Session

    from kompas.journal.actors import HOUSE, Actor
    from kompas.journal.services import record
    from kompas.journal.shifting import go_on_after_the_last_event
    from kompas.post.holding import hold_all

    Session.objects.all().delete()
    go_on_after_the_last_event()
    held = hold_all()
    record("journal.restored", HOUSE, by=Actor.house(), at=at, made_on=timezone.localdate(told.made_at), letters=held)
    return held


def _named(vendor: str) -> str:
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(vendor, vendor)


@contextmanager
def _workplace(path: Path) -> Iterator[Path]:
    """An empty folder for its owner only, gone afterwards."""
    if path.exists():
        shutil.rmtree(path)
    path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
