"""Making an archive while Kompas runs."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from kompas.config.backup import files, postgresql, sqlite
from kompas.config.backup.archive import DATABASES, ENDING, KEYS, Writer
from kompas.config.backup.files import Named
from kompas.config.backup.locking import alone_at_backups
from kompas.config.backup.manifest import Manifest, Snapshot, fingerprint
from kompas.config.backup.refusals import Refused
from kompas.documents.holding import nothing_goes


@dataclass(frozen=True)
class Made:
    path: Path
    manifest: Manifest
    seconds: float

    @property
    def megabytes(self) -> float:
        return round(self.path.stat().st_size / 1e6, 1)


def make(folder: Path, *, at: datetime, with_keys: bool) -> Made:
    """Write one archive into `folder`; it gets its name when it is whole and on the disk.

    Raises Refused: the folder will not do, or another backup or a restore is under way.
    """
    begun, data = time.monotonic(), Path(settings.DATA)
    folder = _usable(folder, data)
    path = folder / f"kompas-{at:%Y-%m-%dT%H%M%SZ}{ENDING}"
    if path.exists():
        raise Refused(f"{path} is there already: try again in a second.")
    with alone_at_backups(data), nothing_goes(), _workplace(folder / _partial()) as place:
        try:
            manifest = _write(place / path.name, place, at=at, with_keys=with_keys)
            (place / path.name).rename(path)
        except OSError as error:
            raise Refused(
                f"The backup could not be written ({error.strerror or error}): {folder} keeps the old ones."
            ) from error
    return Made(path, manifest, time.monotonic() - begun)


def _partial() -> str:
    """The same name each time, so that what a killed backup left is found; another installation has another one."""
    return f".kompas-{fingerprint(settings.SECRET_KEY)}.partial"


def _usable(folder: Path, data: Path) -> Path:
    try:
        real = folder.resolve(strict=True)
    except OSError as error:
        raise Refused(f"{folder} is not there: make the folder first (or mount its disk).") from error
    if not real.is_dir():
        raise Refused(f"{folder} is no folder: name the folder that archives are kept in.")
    if real == data or real.is_relative_to(data):
        raise Refused(f"{folder} lies in the data folder {data}, and would be lost with it: name another one.")
    return real


@contextmanager
def _workplace(path: Path) -> Iterator[Path]:
    """An empty folder for its owner only, gone afterwards; whatever a killed backup left there goes first."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _write(path: Path, place: Path, *, at: datetime, with_keys: bool) -> Manifest:
    """Rows first, then the files that they name: a file is stored before its row, and none goes meanwhile."""
    snapshot, named, dump = _dump(place)
    lost = [file.name for file in named if not (files.folder() / file.name).is_file()]
    writer = Writer(path)
    try:
        writer.add(DATABASES[snapshot.vendor], dump)
        for file in named:
            if file.name not in lost:
                writer.add(f"files/{file.name}", files.folder() / file.name)
        if with_keys:
            for name, setting in KEYS.items():
                writer.add_bytes(name, str(getattr(settings, setting)).encode())
        manifest = Manifest(
            version=settings.KOMPAS_VERSION,
            made_at=at,
            address=settings.BASE_URL,
            journal_key=fingerprint(settings.JOURNAL_KEY),
            database=snapshot,
            parts=tuple(writer.parts),
            lost=tuple(lost),
        )
        writer.finish(manifest, settings.SECRET_KEY)
    finally:
        writer.give_up()
    return manifest


def _dump(place: Path) -> tuple[Snapshot, list[Named], Path]:
    path = place / DATABASES[connection.vendor]
    snapshot, named = (sqlite if connection.vendor == "sqlite" else postgresql).dump(path)
    return snapshot, named, path
