"""An archive as Kompas writes it, and ways to tamper with one."""

import io
import tarfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kompas.config.backup.archive import Writer
from kompas.config.backup.manifest import MANIFEST, SIGNATURE, Manifest, Snapshot, signature

SECRET = "the secret of this installation"
FILE = "files/ab/0123456789abcdef0123456789abcd"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SNAPSHOT = Snapshot("sqlite", "3.40.1", "", "", 8, {"accounts_user": 1}, {"journal": ["0001_initial"]}, 1, 1, "a" * 64)
MANIFEST_OF_NOTHING = Manifest("0.1.0", NOON, "https://kompas.example", "0" * 16, SNAPSHOT, ())
type Members = list[tuple[tarfile.TarInfo, bytes]]


def an_archive(folder: Path, **changes: object) -> Path:
    path = folder / "kompas-2026-03-02T120000Z.tar"
    writer = Writer(path)
    writer.add_bytes("database.sqlite3.gz", b"database")
    writer.add_bytes(FILE, b"the bytes of a document")
    writer.finish(replace(MANIFEST_OF_NOTHING, parts=tuple(writer.parts), **changes), SECRET)  # type: ignore[arg-type]
    return path


def tampered(path: Path, change: Callable[[Members], Members]) -> Path:
    """The archive with its members changed, in a file of its own."""
    with tarfile.open(path) as tar:
        members: Members = [(member, _bytes(tar, member)) for member in tar]
    told = path.with_name(f"tampered-{path.name}")
    with tarfile.open(told, "w:", format=tarfile.GNU_FORMAT) as tar:
        for member, data in change(members):
            member.size = len(data) if member.isreg() else 0
            tar.addfile(member, io.BytesIO(data))
    return told


def with_bytes(name: str, data: bytes) -> Callable[[Members], Members]:
    return lambda members: [(member, data if member.name == name else old) for member, old in members]


def without(name: str) -> Callable[[Members], Members]:
    return lambda members: [(member, old) for member, old in members if member.name != name]


def with_member(name: str, *, kind: bytes = tarfile.REGTYPE, to: str = "") -> Callable[[Members], Members]:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, to
    return lambda members: [*members, (member, b"added")]


def signed_anew(secret: str) -> Callable[[Members], Members]:
    """As whoever has another key would sign it."""

    def change(members: Members) -> Members:
        told = next(data for member, data in members if member.name == MANIFEST)
        return with_bytes(SIGNATURE, signature(told, secret).encode())(members)

    return change


def _bytes(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    assert file is not None
    return file.read()
