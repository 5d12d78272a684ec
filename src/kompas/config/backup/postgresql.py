"""PostgreSQL into an archive, and out of one, with its own programs: pg_dump, pg_restore and psql."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

from django.db import connection, transaction

from kompas.config.backup import databases
from kompas.config.backup.archive import Archive
from kompas.config.backup.files import Named
from kompas.config.backup.manifest import Part, Snapshot
from kompas.config.backup.refusals import Refused

DEBIAN = Path("/usr/lib/postgresql")
RESTORING, ASIDE = "kompas_restoring", "kompas_aside"
VARIABLES = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}


def dump(path: Path) -> tuple[Snapshot, list[Named]]:
    """Write the database of one moment to `path`; whoever writes meanwhile is not held up.

    pg_dump reads the very snapshot in which we count rows and ask for files.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot(), current_schema(), pg_database_size(current_database())")
        snapshot, schema, size = cursor.fetchone()
        server = server_version()
        program, client = _program("pg_dump", at_least=server)
        words = ["-Fc", "-Z6", "--no-owner", "--no-privileges", f"--schema={schema}", f"--snapshot={snapshot}"]
        words += [f"--exclude-table-data={schema}.{table}" for table in databases.lost_tables()]
        _run([program, *words, "-w", f"--file={path}"])
        path.chmod(0o600)
        tables = set(connection.introspection.table_names(cursor))
        events, sealed, head = databases.log(cursor)
        told = Snapshot(
            vendor="postgresql",
            server=str(server),
            client=str(client),
            schema=schema,
            bytes=size,
            counts=databases.counts(cursor, databases.kept_tables(tables)),
            migrations=databases.newest_migrations(cursor),
            events=events,
            sealed=sealed,
            head=head,
        )
        return told, databases.named_files(cursor)


class Beside:
    """The restored database as a second schema beside the first, until it takes its name."""

    def __init__(self, place: Path) -> None:
        self._dump = place / "database.pgdump"
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_schema()")
            (self._schema,) = cursor.fetchone()
        _refuse_company()

    def load(self, archive: Archive, part: Part) -> None:
        """Let pg_restore write and psql carry out, in one transaction of its own: half of it is nothing."""
        told = archive.manifest.database
        self._schema = self._schema or told.schema
        archive.unpack(part, self._dump)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {RESTORING} CASCADE")  # what a killed restore left
            cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [told.schema])
            stands = cursor.fetchone() is not None
        connection.close()  # our own look at the tables must not hold up those who rename them
        before = [f'ALTER SCHEMA "{told.schema}" RENAME TO {ASIDE};'] if stands else []
        after = [f'ALTER SCHEMA {ASIDE} RENAME TO "{told.schema}";'] if stands else []
        rename = f'ALTER SCHEMA "{told.schema}" RENAME TO {RESTORING};'
        restore, _version = _program("pg_restore", at_least=int(told.client))
        psql, _version = _program("psql", at_least=int(told.client))
        words = [restore, "--no-owner", "--no-privileges", "--file=-", str(self._dump)]
        _carry_out(psql, ["BEGIN;", *before], words, [rename, *after, "COMMIT;"])
        self._dump.unlink()

    def look(self) -> AbstractContextManager[None]:
        options = {**connection.settings_dict["OPTIONS"], "options": f"-c search_path={RESTORING}"}
        return databases.looking_at(OPTIONS=options)

    def switch(self, aside: Path) -> None:
        """Take the first one's name in one step; it stays as a schema with the name of the folder `aside`."""
        before = aside.name.replace("-", "_").lower()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'ALTER SCHEMA "{self._schema}" RENAME TO "kompas_{before}"')
            cursor.execute(f'ALTER SCHEMA {RESTORING} RENAME TO "{self._schema}"')


def is_empty() -> bool:
    """Whether nobody lives here yet: no tables, or no people in them."""
    if "accounts_user" not in connection.introspection.table_names():
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM accounts_user LIMIT 1")
        return cursor.fetchone() is None


def complaints(cursor: databases.Cursor) -> Iterator[str]:
    """Constraints that PostgreSQL was told not to ask of old rows: all others it keeps by itself."""
    cursor.execute("SELECT conname FROM pg_constraint WHERE NOT convalidated ORDER BY conname")
    for (name,) in cursor.fetchall():
        yield f"The constraint {name} was never asked of the rows that stood before it."


def server_version() -> int:
    """The server's major version."""
    connection.ensure_connection()
    assert connection.connection is not None  # noqa: S101 - it is ensured
    return int(connection.connection.info.server_version) // 10000


def _program(name: str, *, at_least: int) -> tuple[str, int]:
    """The newest program of that name, and its major version: an older one than the server's refuses to work."""
    found = max(
        ((_version(path), path) for path in _candidates(name)), default=(0, ""), key=lambda candidate: candidate[0]
    )
    if found[0] < at_least:
        told = f"is of version {found[0]}, and {at_least} is needed" if found[0] else "is missing"
        raise Refused(f"The program {name} {told}: install it with `apt-get install postgresql-client-{at_least}`.")
    return found[1], found[0]


def _candidates(name: str) -> list[str]:
    """Debian keeps each version in a folder of its own; what stands on the PATH there chooses one by itself."""
    own = [str(path) for path in DEBIAN.glob(f"*/bin/{name}")]
    on_path = shutil.which(name)
    return own or ([on_path] if on_path else [])


def _version(program: str) -> int:
    told = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"(\d+)", told.partition(")")[2] or told)
    return int(found.group(1)) if found else 0


def _refuse_company() -> None:
    """Another machine's Kompas on the same database would write while it is replaced."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), MIN(application_name) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        count, name = cursor.fetchone()
    if count:
        named = f", one of them »{name}«" if name else ""
        raise Refused(
            f"{count} others are at work in the database{named}: stop Kompas everywhere, end them, try again."
        )


def _carry_out(psql: str, before: list[str], writing: list[str], after: list[str]) -> None:
    """Feed psql with what `writing` writes. Without the last line of `after` nothing of it stands."""
    words = [psql, "-X", "-q", "-w", "-v", "ON_ERROR_STOP=1", "-f", "-"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "env": _environment()}
    with subprocess.Popen(words, stdin=subprocess.PIPE, **quiet) as carrying:  # type: ignore[call-overload]
        try:
            _feed(carrying.stdin, before, writing, after)
        except BrokenPipeError:
            pass  # it says itself why it stopped
        except BaseException:
            carrying.kill()
            raise
        _none, told = carrying.communicate()
    if carrying.returncode:
        raise _failed(psql, told.decode(errors="replace"))


def _feed(into: IO[bytes], before: list[str], writing: list[str], after: list[str]) -> None:
    into.write("".join(f"{line}\n" for line in before).encode())
    with subprocess.Popen(writing, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()) as writer:
        assert writer.stdout is not None and writer.stderr is not None  # noqa: S101 - they are pipes
        shutil.copyfileobj(writer.stdout, into)
        told = writer.stderr.read()
    if writer.returncode:
        raise _failed(writing[0], told.decode(errors="replace"))
    into.write("".join(f"{line}\n" for line in after).encode())


def _run(words: Sequence[str]) -> None:
    done = subprocess.run(words, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise _failed(words[0], done.stderr)


def _failed(program: str, told: str) -> Refused:
    reason = (told.strip() or "no reason given").splitlines()[-1][:300]
    return Refused(f"{Path(program).name} did not succeed ({reason}); nothing was changed.")


def _environment() -> dict[str, str]:
    """How the programs find the database. The password is in no command line, where others could read it."""
    told = {
        variable: str(connection.settings_dict[name])
        for name, variable in VARIABLES.items()
        if connection.settings_dict.get(name)
    }
    return {**os.environ, **told, "PGAPPNAME": "kompas backup", "LC_ALL": "C.UTF-8"}
