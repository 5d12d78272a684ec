"""What the operator sets, read from the environment; a wrong value stops the start, in words."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]
MODES = ("demo", "start", "production", "practice", "test")
SECRET_BYTES = 48
SIGN_INS = "sign-ins.json"  # in a data folder: it is the demonstration's
OWN_HOUSE = "keys/own-house"  # in a data folder: it is somebody's own, which no demonstration may touch
READ_IN_PRACTICE = frozenset(
    {
        *("KOMPAS_MODE", "KOMPAS_DATA", "KOMPAS_DATABASE", "KOMPAS_BASE_URL", "KOMPAS_HOSTS", "KOMPAS_PRACTICE_HOME"),
        *("KOMPAS_PRACTICE_DOOR", "KOMPAS_BEHIND_PROXY", "KOMPAS_PROXIES", "KOMPAS_LOG_LEVEL"),
    }
)


def text(name: str, default: str = "") -> str:
    """What is set; in the practice area only what is for it, whatever else of the real house's stands there."""
    if os.environ.get("KOMPAS_MODE", "").strip() == "practice" and name not in READ_IN_PRACTICE:
        return default
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    value = text(name)
    if not value:
        return default
    if value.lower() not in {"true", "false"}:
        raise ImproperlyConfigured(f"{name}={value!r}: write 'true' or 'false'.")
    return value.lower() == "true"


def number(name: str, *, default: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}: write a whole number.")
    return int(value)


def port(name: str) -> int | None:
    """A port, or None where it is empty or 'off'."""
    if text(name).lower() in {"", "off"}:
        return None
    found = number(name, default=0)
    if not 0 < found < 65536:
        raise ImproperlyConfigured(f"{name}={text(name)!r}: write a port between 1 and 65535, or 'off'.")
    return found


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def beside(address: str, port: int | None) -> str:
    """`address` on another port; empty without one."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname}:{port}" if port else ""


def mode() -> str:
    value = text("KOMPAS_MODE", "demo")
    if value not in MODES:
        raise ImproperlyConfigured(f"KOMPAS_MODE={value!r}: write one of {', '.join(MODES)}.")
    return value


def data_folder() -> Path:
    """Where database, files, keys and logs of this installation lie; made on first use, for its owner only."""
    folder = Path(text("KOMPAS_DATA") or ROOT / "var").resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def kept_secret(folder: Path, name: str) -> str:
    """A random secret in a file of its own, outside the database, readable by its owner only."""
    return _kept(folder, name, lambda: secrets.token_urlsafe(SECRET_BYTES))


def kept_signing_key(folder: Path, name: str) -> str:
    """The same for a private key: who holds the public half can prove what it signed, and sign nothing."""
    return _kept(folder, name, _new_signing_key)


def hand_over_key(folder: Path, practice: int | None) -> str:
    """The key with which the real house signs who goes into its practice area, where it has one."""
    return kept_signing_key(folder, "hand-over") if practice else ""


def _new_signing_key() -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _kept(folder: Path, name: str, make: Callable[[], str]) -> str:
    path = folder / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # web and worker start side by side: the first one wins
            return path.read_text()
        with os.fdopen(handle, "w") as file:
            file.write(make())
    return path.read_text()


def database(address: str, folder: Path) -> dict[str, Any]:
    """SQLite in the data folder, or PostgreSQL at `postgresql://user:password@host:port/name`."""
    if not address:
        return sqlite(folder / "kompas.sqlite3")
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "KOMPAS_DATABASE: write postgresql://user:password@host:port/name, or leave it empty for SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(path: Path) -> dict[str, Any]:
    # IMMEDIATE: a transaction that reads first and writes later would otherwise fail at once under load.
    # FULL: the last commit survives a power cut; letters hang on it.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-20000;",
        },
    }
