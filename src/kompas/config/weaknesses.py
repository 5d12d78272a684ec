"""What is weak in an installation, with the remedy. An error keeps production from starting; a warning does not."""

import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks

from kompas.config import environment

SHORTEST_KEY = 50
FEWEST_LETTERS = 10  # different ones, in a key
OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO
EXAMPLE_ORGANISATION = "Egevang Kommune"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
# SQLite before these may, rarely, damage a database in WAL mode that several connections write to.
MENDED_SQLITE = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
# Claims that name a person today, and perhaps another one tomorrow.
CHANGING_HANDS = frozenset({"email", "mail", "upn", "preferred_username", "unique_name", "name", "nickname"})
SILENT_AFTER = timedelta(minutes=2)
BACKUP_WITHIN = timedelta(days=2)
# Whether all hosts below the municipality's name speak https is not ours to promise.
NOT_OURS = frozenset({"security.W005", "security.W021"})


@dataclass(frozen=True)
class Weakness:
    level: Literal["error", "warning"]
    text: str


def of_settings() -> Iterator[Weakness]:
    """Those that can be told before the database is asked."""
    if not settings.IS_PRODUCTION:
        yield _error(f"KOMPAS_MODE is {settings.MODE}: set KOMPAS_MODE=production.")
    if settings.DEBUG:
        yield _error("DEBUG is on and shows the program's inside to everybody: turn it off.")
    yield from _of_keys()
    yield from _of_addresses()
    yield from _of_mail()
    yield from _of_folders()
    yield from _of_sign_in()
    yield from _of_practice()
    if settings.ORGANISATION_NAME == EXAMPLE_ORGANISATION:
        yield _error("The municipality is still the example's: set KOMPAS_ORGANISATION to its name.")


def of_database() -> Iterator[Weakness]:
    """Those that only the database can tell."""
    from django.db import DatabaseError, connection, connections
    from django.db.migrations.executor import MigrationExecutor

    try:
        for alias in connections:
            executor = MigrationExecutor(connections[alias])
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                yield _error(
                    f"The database »{alias}« has an older shape: run ./kompas manage migrate --database {alias}."
                )
        yield from _of_rescue()
        yield from _of_sqlite() if connection.vendor == "sqlite" else _of_postgresql()
    except DatabaseError as error:
        yield _error(f"The database does not answer ({str(error).strip().splitlines()[0]}): look at KOMPAS_DATABASE.")


def of_house() -> Iterator[Weakness]:
    """What the municipality has not told of itself, neither in Kompas nor by the operator's settings."""
    from django.db import DatabaseError

    from kompas.organisation import house
    from kompas.organisation.services import first_visit
    from kompas.post import way_out

    try:
        if not first_visit.is_over():
            yield _warning("The house has not been set up: open the address that the console told at the start.")
        elif not house.name():
            yield _error("Nobody has told whose house this is: do so under Administration, or set KOMPAS_ORGANISATION.")
        if not house.accessibility():
            yield _warning(
                "No accessibility statement, which the law asks for: tell its address under Administration, "
                "or set KOMPAS_ACCESSIBILITY."
            )
        if not way_out.leaves():
            yield _warning(
                "No mail server, so every letter stays in the outbox: tell one under Administration, "
                "or set KOMPAS_SMTP_HOST."
            )
    except DatabaseError:
        return  # told by of_database


def of_worker() -> Iterator[Weakness]:
    """Whether the worker has told lately that it lives."""
    from dj_queue.models import Process
    from django.db import DatabaseError
    from django.utils import timezone

    try:
        lives = Process.objects.filter(last_heartbeat_at__gt=timezone.now() - SILENT_AFTER).exists()
    except DatabaseError:
        return  # told by of_database
    if not lives:
        yield _warning(
            "The worker is silent, so no mail leaves and the event log is not sealed: start it (./kompas serve)."
        )


def of_backups() -> Iterator[Weakness]:
    """Whether everything that people wrote is kept somewhere else as well."""
    from django.db import DatabaseError
    from django.utils import timezone

    from kompas.journal.events import BACKED_UP
    from kompas.journal.queries import last

    try:
        newest = last(BACKED_UP)
    except DatabaseError:
        return  # told by of_database
    if newest is None or newest.at < timezone.now() - BACKUP_WITHIN:
        told = f"The last backup was taken {newest.at:%Y-%m-%d %H:%M} UTC" if newest else "No backup was ever taken"
        yield _warning(f"{told}: let ./kompas backup DIR run every night (docs/drift/backup.md).")


def of_django() -> Iterator[Weakness]:
    """Django's own `check --deploy`."""
    for found in checks.run_checks(include_deployment_checks=True):
        if found.id not in NOT_OURS and found.id not in settings.SILENCED_SYSTEM_CHECKS:
            text = f"{found.msg} {found.hint or ''} ({found.id})".replace("\n", " ")
            yield _error(text) if found.level >= checks.ERROR else _warning(text)


def _of_keys() -> Iterator[Weakness]:
    for name in ("SECRET_KEY", "JOURNAL_KEY"):
        key = getattr(settings, name)
        if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_LETTERS or key.startswith("django-insecure"):
            yield _error(
                f"KOMPAS_{name} is too easy to guess: leave it empty, and Kompas makes one and keeps it in the data "
                f"folder, or set {SHORTEST_KEY} random letters."
            )
    if settings.SECRET_KEY == settings.JOURNAL_KEY:
        yield _error("KOMPAS_SECRET_KEY and KOMPAS_JOURNAL_KEY are the same: give each its own.")


def _of_addresses() -> Iterator[Weakness]:
    address, hosts = urlsplit(settings.BASE_URL), set(settings.ALLOWED_HOSTS)
    if "*" in hosts:
        yield _error("KOMPAS_HOSTS lets any host in: name the hosts that people type, divided by commas.")
    elif not hosts - LOOPBACK:
        yield _error("KOMPAS_HOSTS names no host that people could type: set it, for instance kompas.kommune.dk.")
    elif address.hostname not in hosts and not any(host.startswith(".") for host in hosts):
        yield _error(f"KOMPAS_BASE_URL names {address.hostname}, which is not among KOMPAS_HOSTS: add it there.")
    if not settings.IS_HTTPS:
        yield _error("KOMPAS_BASE_URL does not begin with https://, so passwords would travel readable: change it.")
    elif not getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        yield _error(
            "Kompas itself speaks http: put a proxy with a certificate in front, which sets X-Forwarded-Proto, "
            "and set KOMPAS_BEHIND_PROXY=true."
        )
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None) and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        yield _error("Behind a proxy all visitors look like one to the rate limits: set KOMPAS_PROXIES, usually to 1.")


def _of_sign_in() -> Iterator[Weakness]:
    yield from _of_oidc()
    yield from _of_saml()
    if settings.LOCAL_SIGN_IN == "rescue" and not (settings.OIDC.is_on or settings.SAML.is_on):
        yield _error("KOMPAS_LOCAL_SIGN_IN=rescue closes nothing without a provider: set KOMPAS_OIDC_* first.")
    if settings.SECOND_FACTOR == "optional":
        yield _warning("Administrators get in with a password alone: set KOMPAS_SECOND_FACTOR=administrators.")


def _of_oidc() -> Iterator[Weakness]:
    oidc = settings.OIDC
    if any((oidc.issuer, oidc.client, oidc.secret)) and not oidc.is_on:
        yield _error(
            "Half of the municipality's sign-in is set, so it is off: set KOMPAS_OIDC_ISSUER, KOMPAS_OIDC_CLIENT and "
            "KOMPAS_OIDC_SECRET, or none of them."
        )
    if oidc.is_on and not oidc.issuer.startswith("https://"):
        yield _error("KOMPAS_OIDC_ISSUER does not begin with https://, so anybody on the way could sign in: change it.")
    if oidc.subject in CHANGING_HANDS:
        yield _error(f"KOMPAS_OIDC_SUBJECT={oidc.subject} may name somebody else tomorrow: set sub, or oid (Entra).")


def _of_saml() -> Iterator[Weakness]:
    saml = settings.SAML
    if settings.OIDC.is_on and saml.is_on:
        yield _error("OIDC and SAML are both set, and only OIDC counts: remove KOMPAS_SAML_METADATA, or KOMPAS_OIDC_*.")
    if saml.subject and not saml.is_on:
        yield _error("KOMPAS_SAML_SUBJECT is set, but no provider: set KOMPAS_SAML_METADATA to its metadata's path.")
    if saml.is_on and not saml.address.startswith("https://"):
        yield _error("The SAML provider's address does not begin with https://: fetch its metadata anew.")
    if bool(saml.key) != bool(saml.own_certificate):
        yield _error(
            "Of our own key for SAML only half is set: set KOMPAS_SAML_KEY and KOMPAS_SAML_CERTIFICATE, or none."
        )


def _of_rescue() -> Iterator[Weakness]:
    """Whether somebody can still come in on the day when the municipality's sign-in is down."""
    from django.utils import timezone

    from kompas.organisation.models import RoleGrant
    from kompas.organisation.roles import Role

    if settings.LOCAL_SIGN_IN != "rescue":
        return
    grants = RoleGrant.objects.in_force(on=timezone.localdate()).filter(role=Role.ADMINISTRATOR, unit__parent=None)
    people = [grant.person for grant in grants.select_related("person")]
    if not any(person.is_active and person.has_usable_password() for person in people):
        yield _error(
            "No administrator of a top unit has a password, so nobody comes in when the municipality's sign-in is "
            "down: run ./kompas administrator."
        )


def _of_mail() -> Iterator[Weakness]:
    server = settings.MAILERS["way_out"]["OPTIONS"]
    if settings.MAIL_LEAVES and not server["use_tls"] and server["host"] not in LOOPBACK:
        yield _error("Mail would travel readable to another machine: leave KOMPAS_SMTP_TLS on.")
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith(".example"):
        yield _error("KOMPAS_MAIL_FROM is the example's: set the address that Kompas writes from.")


def _of_folders() -> Iterator[Weakness]:
    folder = Path(settings.DATA)
    if folder.is_relative_to(environment.ROOT):
        yield _error("The data lie in the program's own folder, where an upgrade may meet them: set KOMPAS_DATA=/path.")
    for path in (folder, *folder.glob("keys/*"), *folder.glob("*.sqlite3")):
        if path.stat().st_mode & OPEN_TO_OTHERS and (path == folder or folder.stat().st_mode & OPEN_TO_OTHERS):
            yield _error(f"Others on this machine can read {path}: run chmod -R go= {folder}.")


def _of_practice() -> Iterator[Weakness]:
    if not settings.PRACTICE_PORT:
        return
    if not settings.PRACTICE_URL.startswith("https://") or not environment.text("KOMPAS_PRACTICE_URL"):
        yield _error(
            "The practice area is on, but people cannot reach it safely: set "
            "KOMPAS_PRACTICE_URL=https://oevebane.kommune.dk and let the proxy lead that host to the port "
            "KOMPAS_PRACTICE; or set KOMPAS_PRACTICE=off."
        )
    if urlsplit(settings.PRACTICE_URL).netloc == urlsplit(settings.BASE_URL).netloc:
        yield _error("KOMPAS_PRACTICE_URL is the real house's address: give the practice area its own.")
    named = environment.text("KOMPAS_PRACTICE_DATABASE")
    if named and named == environment.text("KOMPAS_DATABASE"):
        yield _error("KOMPAS_PRACTICE_DATABASE is the real house's database: name another one, which may be emptied.")


def _of_sqlite() -> Iterator[Weakness]:
    yield _warning("SQLite carries one machine and a few people at a time: set KOMPAS_DATABASE to a PostgreSQL.")
    version = sqlite3.sqlite_version_info
    if (
        not any(version[:2] == mended[:2] and version >= mended for mended in MENDED_SQLITE)
        and version < MENDED_SQLITE[-1]
    ):
        yield _warning(
            f"SQLite {sqlite3.sqlite_version} has a rare fault that can damage a database many write to: "
            "use a Python with SQLite 3.51.3 or newer, or PostgreSQL."
        )


def _of_postgresql() -> Iterator[Weakness]:
    from django.db import connection

    with connection.cursor() as cursor:
        for name, wanted in (
            ("fsync", "on"),
            ("full_page_writes", "on"),
            ("server_encoding", "UTF8"),
            ("TimeZone", "UTC"),
        ):
            cursor.execute(f"SHOW {name}")
            (value,) = cursor.fetchone()
            if value != wanted:
                yield _error(f"PostgreSQL's {name} is {value}: set it to {wanted}.")
        cursor.execute("SHOW synchronous_commit")
        if cursor.fetchone() == ("off",):
            yield _error(
                "PostgreSQL's synchronous_commit is off, so a power cut loses what people saw saved: set it to on."
            )


def _error(text: str) -> Weakness:
    return Weakness("error", text)


def _warning(text: str) -> Weakness:
    return Weakness("warning", text)
