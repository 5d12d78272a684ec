"""The archive: a plain tar of regular files with known names. Nothing in it is believed before its signature is."""

import hashlib
import hmac
import io
import os
import re
import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kompas.config.backup import manifest as manifests
from kompas.config.backup.manifest import MANIFEST, SIGNATURE, Manifest, Part
from kompas.config.backup.refusals import BadArchive

ENDING = ".tar"
DATABASES = {"sqlite": "database.sqlite3.gz", "postgresql": "database.pgdump"}
KEYS = {"keys/secret": "SECRET_KEY", "keys/journal": "JOURNAL_KEY", "keys/mail": "MAIL_KEY"}  # and their settings
NAMES = re.compile(
    r"files/[0-9a-f]{2}/[0-9a-f]{30}(_[A-Za-z0-9]{7})?|database\.(sqlite3\.gz|pgdump)|keys/(secret|journal|mail)"
    r"|manifest\.(json|hmac)"
)
LARGEST_MANIFEST = 256 * 1024 * 1024
LONGEST_SIGNATURE = 64
CHUNK = 1024 * 1024
EMPTY_END = tarfile.RECORDSIZE + 2 * tarfile.BLOCKSIZE  # zeros that a tar ends with, at most


class Writer:
    """Writes parts one after the other, and remembers size and digest of what was really written."""

    def __init__(self, path: Path) -> None:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(handle, "r+b")
        self._tar = tarfile.TarFile(fileobj=self._file, mode="w", format=tarfile.GNU_FORMAT)
        self.parts: list[Part] = []

    def add(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            self._add(name, file, os.fstat(file.fileno()).st_size)

    def add_bytes(self, name: str, data: bytes) -> None:
        self._add(name, io.BytesIO(data), len(data))

    def _add(self, name: str, file: IO[bytes], size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        digesting = _Digesting(file)
        self._tar.addfile(member, digesting)
        self.parts.append(Part(name, size, digesting.digest.hexdigest()))

    def finish(self, manifest: Manifest, secret: str) -> None:
        """Sign, and return once the disk has it all."""
        told = manifest.to_bytes()
        self.add_bytes(MANIFEST, told)
        self.add_bytes(SIGNATURE, manifests.signature(told, secret).encode())
        self._tar.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def give_up(self) -> None:
        self._file.close()


class _Digesting:
    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data


@dataclass(frozen=True)
class Archive:
    """An archive whose signature holds, and whose members are exactly those that were signed."""

    path: Path
    manifest: Manifest
    _tar: tarfile.TarFile
    _members: dict[str, tarfile.TarInfo]

    def check_every_byte(self) -> None:
        """Raises BadArchive where a part is not what was signed."""
        for part in self.manifest.parts:
            self.copy(part, lambda _chunk: None)

    def copy(self, part: Part, write: Callable[[bytes], object]) -> None:
        """Hand the part's bytes on. Raises BadArchive, after the last of them, where they are not what was signed."""
        digest = hashlib.sha256()
        for chunk in self._chunks(part):
            digest.update(chunk)
            write(chunk)
        if not hmac.compare_digest(digest.hexdigest(), part.sha256):
            raise BadArchive(f"{part.name} in the archive was changed after it was made: take another archive.")

    def unpack(self, part: Part, path: Path) -> None:
        """Write the part to `path`, which must not exist; it stays on the disk from then on."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "wb") as file:
            self.copy(part, file.write)
            file.flush()
            os.fsync(file.fileno())

    def text(self, name: str) -> str:
        chunks: list[bytes] = []
        self.copy(self.manifest.by_name[name], chunks.append)
        return b"".join(chunks).decode()

    def _chunks(self, part: Part) -> Iterator[bytes]:
        file = self._tar.extractfile(self._members[part.name])
        assert file is not None  # noqa: S101 - a regular file
        while chunk := file.read(CHUNK):
            yield chunk


@contextmanager
def opened(path: Path, secrets: Sequence[str]) -> Iterator[Archive]:
    """The archive at `path`, signed with one of `secrets`. Raises BadArchive, before anything of it is used."""
    try:
        with path.open("rb") as file, _read(file, path) as tar:
            members = _members(tar, os.fstat(file.fileno()).st_size)
            told = _small(tar, members, MANIFEST, LARGEST_MANIFEST)
            signed = _small(tar, members, SIGNATURE, LONGEST_SIGNATURE)
            if not any(hmac.compare_digest(manifests.signature(told, secret).encode(), signed) for secret in secrets):
                raise BadArchive(
                    f"The signature of {path.name} does not hold: the archive was changed, or another installation "
                    "made it. Where it is your own from another machine, bring that one's keys/secret and name it "
                    "with --trust-key FILE."
                )
            manifest = manifests.read(told)
            _compare(manifest, members)
            yield Archive(path, manifest, tar, members)
    except tarfile.TarError as error:
        raise BadArchive(f"{path.name} is no archive of Kompas, or it is cut off ({error}).") from error


def _read(file: IO[bytes], path: Path) -> tarfile.TarFile:
    """The tar with all its headers read. A forged one may name sizes that no machine holds."""
    try:
        tar = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115 - whoever asked closes it
        tar.getmembers()
    except (tarfile.TarError, OverflowError, MemoryError, ValueError) as error:
        raise BadArchive(f"{path.name} is no archive of Kompas, or it is cut off ({error}).") from error
    return tar


def _members(tar: tarfile.TarFile, size: int) -> dict[str, tarfile.TarInfo]:
    """Every member by its name. Raises BadArchive for whatever Kompas never writes."""
    found: dict[str, tarfile.TarInfo] = {}
    end = 0
    for member in tar:
        if member.type != tarfile.REGTYPE or member.sparse is not None or member.pax_headers:
            raise BadArchive(f"»{member.name}« in the archive is no ordinary file (a link, a device or the like).")
        if not NAMES.fullmatch(member.name):
            raise BadArchive(f"»{member.name}« is no name of Kompas: somebody added it to the archive.")
        if member.name in found:
            raise BadArchive(f"»{member.name}« stands twice in the archive: somebody changed it.")
        end = member.offset_data + member.size
        if end > size:
            raise BadArchive("The archive is cut off: take another one.")
        found[member.name] = member
    if size - end > EMPTY_END:
        raise BadArchive("Something hangs on behind the archive's end: it was damaged or changed.")
    return found


def _small(tar: tarfile.TarFile, members: dict[str, tarfile.TarInfo], name: str, limit: int) -> bytes:
    if name not in members:
        raise BadArchive(f"The archive has no {name}: Kompas did not finish it, or it was changed.")
    if members[name].size > limit:
        raise BadArchive(f"{name} in the archive is too large to be true.")
    file = tar.extractfile(members[name])
    assert file is not None  # noqa: S101 - a regular file
    return file.read()


def _compare(manifest: Manifest, members: dict[str, tarfile.TarInfo]) -> None:
    signed = manifest.by_name
    if missing := sorted(set(signed) - set(members)):
        raise BadArchive(f"{missing[0]} is missing from the archive ({len(missing)} in all): take another one.")
    if added := sorted(set(members) - set(signed) - {MANIFEST, SIGNATURE}):
        raise BadArchive(f"{added[0]} was added to the archive after it was made ({len(added)} in all).")
    for name, part in signed.items():
        if members[name].size != part.size:
            raise BadArchive(f"{name} in the archive has another size than when it was made: take another archive.")
    if DATABASES.get(manifest.database.vendor) not in signed:
        raise BadArchive("There is no database in the archive: take another one.")
