"""Whether what is stored is whole: the database in itself, every file that a row names, the event log."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.db import connection

from kompas.config.backup import databases, files, postgresql, sqlite
from kompas.config.backup.archive import Archive, opened


def archive(path: Path, secrets: list[str]) -> Archive:
    """The archive at `path` after its signature and every byte were checked. Raises BadArchive."""
    with opened(path, secrets) as found:
        found.check_every_byte()
        return found


def of_database() -> Iterator[str]:
    with connection.cursor() as cursor:
        yield from (sqlite if connection.vendor == "sqlite" else postgresql).complaints(cursor)


def of_files(*, known_lost: tuple[str, ...] = ()) -> Iterator[str]:
    with connection.cursor() as cursor:
        named = [file for file in databases.named_files(cursor) if file.name not in known_lost]
    yield from files.complaints(named, files.folder())


def of_event_log() -> Iterator[str]:
    from kompas.journal.sealing import verify

    proof = verify()
    if proof.broken_at is not None:
        yield f"The event log was changed: link {proof.broken_at} does not hold, the {proof.links} before it do."


def of_counts(told: Mapping[str, int]) -> Iterator[str]:
    """Whether every table has as many rows as when the archive was made."""
    with connection.cursor() as cursor:
        found = databases.counts(cursor, sorted(set(told) & set(connection.introspection.table_names(cursor))))
    for table, rows in told.items():
        if found.get(table) != rows:
            yield f"{table} has {found.get(table, 0)} rows and had {rows}."
