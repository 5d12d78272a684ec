"""What an archive holds: told in its manifest, and signed with a key that only the installation has."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from kompas.config.backup.refusals import BadArchive

FORMAT = 1
MANIFEST, SIGNATURE = "manifest.json", "manifest.hmac"
PURPOSE = b"kompas.backup.signature.1"


@dataclass(frozen=True)
class Part:
    """One file of the archive."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """What the database held in the one moment that the archive is of."""

    vendor: str  # sqlite or postgresql
    server: str
    client: str  # the program that wrote the dump: an older one cannot read it
    schema: str
    bytes: int  # unpacked
    counts: Mapping[str, int]
    migrations: Mapping[str, list[str]]  # the newest of each app
    events: int
    sealed: int
    head: str


@dataclass(frozen=True)
class Manifest:
    version: str
    made_at: datetime
    address: str
    journal_key: str  # a fingerprint
    database: Snapshot
    parts: tuple[Part, ...]
    lost: tuple[str, ...] = field(default=())  # files that rows named and storage lacked already
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True, default=_plain).encode()

    @property
    def by_name(self) -> dict[str, Part]:
        return {part.name: part for part in self.parts}

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)


def read(data: bytes) -> Manifest:
    """The manifest in `data`. Raises BadArchive where it is none, or of a format that this version does not know."""
    try:
        told: dict[str, Any] = json.loads(data)
        if told["format"] > FORMAT:
            raise BadArchive(
                f"The archive was made by Kompas {told['version']} in a newer form: upgrade Kompas, then restore."
            )
        told["made_at"] = datetime.fromisoformat(told["made_at"])
        told["database"] = Snapshot(**told["database"])
        told["parts"] = tuple(Part(**part) for part in told["parts"])
        told["lost"] = tuple(told["lost"])
        return Manifest(**told)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadArchive("The archive's manifest is damaged: take another archive.") from error


def signature(manifest: bytes, secret: str) -> str:
    """What proves that an installation with `secret` wrote `manifest`."""
    key = hmac.new(secret.encode(), PURPOSE, hashlib.sha256).digest()
    return hmac.new(key, manifest, hashlib.sha256).hexdigest()


def fingerprint(key: str) -> str:
    """Tells two keys apart and betrays neither."""
    return hmac.new(key.encode(), b"kompas.backup.fingerprint.1", hashlib.sha256).hexdigest()[:16]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
