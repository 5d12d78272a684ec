"""`kompas backup` and `kompas restore`."""

import argparse
import os
from pathlib import Path

import django
from django.conf import settings
from django.utils import timezone

from kompas.config.backup.refusals import Refused
from kompas.config.supervising import say

INCOMPLETE = 3  # there is an archive, and it lacks files that the storage has lost


def backup(chosen: argparse.Namespace) -> int:
    """Make an archive, or check one. 0: whole, 1: none was made or it does not hold, 3: made, but files are lost."""
    os.umask(0o077)
    django.setup()
    try:
        return _check(chosen) if chosen.check else _make(chosen)
    except Refused as reason:
        say(str(reason))
        return 1


def restore(chosen: argparse.Namespace) -> int:
    os.umask(0o077)
    from kompas.config import catalogues
    from kompas.config.serving import CannotStart, alone, data_folder

    catalogues.compile_changed()
    django.setup()
    from django.db import DatabaseError

    from kompas.config.backup import restoring

    try:
        trusted = [_key(path) for path in chosen.trust_key]
        with alone(data_folder()):
            done = restoring.restore(chosen.folder, replace=chosen.replace, trusted=trusted, at=timezone.now())
    except (Refused, CannotStart) as reason:
        say(str(reason))
        return 1
    except (OSError, DatabaseError) as error:
        told = (str(error).strip() or type(error).__name__).splitlines()[0]
        say(f"The restore did not succeed ({told}). What was here stands as it was; run ./kompas verify.")
        return 1
    made = timezone.localtime(done.manifest.made_at)
    print(f"Restored {done.path.name} of {made:%d.%m.%Y %H:%M} in {done.seconds:.1f} s; everything in it is whole.")
    print(f"Letters held back until an administrator has looked at them in the outbox: {done.held}.")
    if done.aside:
        print(f"What was here before lies in {done.aside} (on PostgreSQL its rows in the schema of the same name).")
    return 0


def _make(chosen: argparse.Namespace) -> int:
    from django.db import DatabaseError

    from kompas.config.backup import keeping, making, telling

    try:
        made = making.make(chosen.folder, at=timezone.now(), with_keys=chosen.with_keys)
    except DatabaseError as error:
        raise Refused(
            f"The database does not answer ({str(error).strip().splitlines()[0]}): run ./kompas check."
        ) from error
    print(f"{made.path}: {made.megabytes} MB, {len(made.manifest.parts)} parts, {made.seconds:.1f} s")
    telling.tell(made)
    if chosen.keep:
        for path in keeping.thin(made.path.parent, keep=chosen.keep, secret=settings.SECRET_KEY):
            print(f"{path}: removed, {chosen.keep} newer ones are kept")
    for name in made.manifest.lost:
        say(f"The file {name} is missing in storage, though a row names it: it is not in the archive.")
    return INCOMPLETE if made.manifest.lost else 0


def _check(chosen: argparse.Namespace) -> int:
    from kompas.config.backup import checking, keeping

    trusted = [settings.SECRET_KEY, *(_key(path) for path in chosen.trust_key)]
    found = checking.archive(keeping.chosen(chosen.folder), trusted)
    told = found.manifest
    rows, files = sum(told.database.counts.values()), sum(name.startswith("files/") for name in told.by_name)
    print(
        f"{found.path}: whole. Kompas {told.version}, {told.database.vendor}, made {told.made_at:%Y-%m-%d %H:%M} UTC, "
        f"{rows} rows, {files} files, {told.database.sealed} seals."
    )
    return 0


def _key(path: Path) -> str:
    try:
        return path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            f"The key in {path} cannot be read: name the keys/secret of the archive's installation."
        ) from error
