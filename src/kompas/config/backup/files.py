"""The files that rows name: whether they are whole, and set aside before a restore brings others."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage

NAMED = "SELECT file, size, digest FROM documents_storedfile ORDER BY file"
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Named:
    """A file as its row tells of it."""

    name: str
    size: int
    sha256: str


def folder() -> Path:
    return Path(default_storage.path(""))


def set_aside(into: Path) -> None:
    """Link every stored file into `into`: they are still where they were, and stay there when others come."""
    for name in stored():
        _link(folder() / name, into / name)


def stored() -> Iterator[str]:
    """The name of every file in storage."""
    for path in sorted(folder().glob("*/*")):
        if path.is_file():
            yield path.relative_to(folder()).as_posix()


def complaints(named: list[Named], where: Path) -> Iterator[str]:
    """What is wrong with the files that rows name."""
    for file in named:
        path = where / file.name
        if not path.is_file():
            yield f"The file {file.name} is missing, though a row names it."
        elif path.stat().st_size != file.size or _digest(path) != file.sha256:
            yield f"The file {file.name} is not what it was when it was stored."


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _link(source: Path, target: Path) -> None:
    """A second name for the same bytes, or a copy where the disk cannot."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copyfile(source, target, follow_symlinks=False)
