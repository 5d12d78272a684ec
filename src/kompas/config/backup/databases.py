"""What is the same of both databases: which tables count, how far each app has come, a look at another one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kompas.config.backup.files import NAMED, Named
from kompas.config.routers import WORK_APPS

SEALS = "SELECT (SELECT COUNT(*) FROM journal_event), COUNT(*), MAX(position) FROM journal_seal"
HEAD = "SELECT digest FROM journal_seal ORDER BY position DESC LIMIT 1"


class Cursor(Protocol):
    """What both databases' cursors can do."""

    def execute(self, sql: str, /) -> object: ...
    def fetchall(self) -> list[Any]: ...


def kept_tables(existing: set[str]) -> list[str]:
    """The tables whose rows are kept: all of ours and of the packages', save queue and cache, which may be lost."""
    ours = {
        table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in WORK_APPS and model._meta.managed
        for table in [model._meta.db_table]
    }
    return sorted((ours | {"django_migrations"}) & existing)


def lost_tables() -> list[str]:
    """The tables of queue and cache, which stay out of a backup where they lie in the same database."""
    queue = [model._meta.db_table for model in apps.get_models() if model._meta.app_label in WORK_APPS]
    return sorted([*queue, "kompas_cache"])


def counts(cursor: Cursor, tables: list[str]) -> dict[str, int]:
    return {table: _rows(cursor, f'SELECT COUNT(*) FROM "{table}"')[0][0] for table in tables}  # noqa: S608 - our names


def named_files(cursor: Cursor) -> list[Named]:
    return [Named(*row) for row in _rows(cursor, NAMED)]


def log(cursor: Cursor) -> tuple[int, int, str]:
    """How many events there are, how many of them are sealed, and the newest seal."""
    ((events, sealed, _position),) = _rows(cursor, SEALS)
    heads = _rows(cursor, HEAD)
    return events, sealed, heads[0][0] if heads else ""


def newest_migrations(cursor: Cursor) -> dict[str, list[str]]:
    """The newest migrations of each app, as the database tells; usually one of each."""
    done = {(app, name) for app, name in _rows(cursor, "SELECT app, name FROM django_migrations")}
    disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    before = {tuple(parent) for key in done if key in disk for parent in disk[key].dependencies if parent[0] == key[0]}
    leaves: dict[str, list[str]] = {}
    for app, name in sorted(done - before):
        leaves.setdefault(app, []).append(name)
    return leaves


def unknown_migrations(newest: Mapping[str, list[str]]) -> list[str]:
    """Those of `newest` that this version of Kompas does not have."""
    disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return [f"{app}.{name}" for app, names in newest.items() for name in names if (app, name) not in disk]


@contextmanager
def looking_at(**settings: Any) -> Iterator[None]:
    """Let the default connection see another database while the block runs."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(settings)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.clear()
        connection.settings_dict.update(before)


def _rows(cursor: Cursor, sql: str) -> list[Any]:
    cursor.execute(sql)
    return cursor.fetchall()
