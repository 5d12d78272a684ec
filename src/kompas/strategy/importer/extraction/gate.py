"""The first look at a file: is it one, how large is it, and is it what its name says."""

import stat
from collections.abc import Container
from pathlib import Path

from kompas.strategy.importer.limits import FILE_BYTES
from kompas.strategy.importer.refusals import CannotRead, Refusal

PDF, ZIP, OLE = b"%PDF-", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RICH_TEXT = b"{\\rtf"
# How files begin that hold no text, whatever their name says.
OTHERS = (
    *(PDF, ZIP, OLE, RICH_TEXT, b"MZ", b"\x7fELF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"7z\xbc\xaf"),
    *(b"Rar!", b"BM\x00", b"II*\x00", b"MM\x00*", b"RIFF", b"OggS", b"ID3", b"SQLite format 3"),
)
HEAD_BYTES = 1024  # a PDF may have that much before its mark


def checked_suffix(path: Path, known: Container[str]) -> str:
    """The suffix of `path` in small letters, once the file is an ordinary one of that type. Raises CannotRead."""
    size = _size(path)
    suffix = path.suffix.lower()
    if suffix not in known:
        raise CannotRead(Refusal.OLD_WORD if suffix == ".doc" else Refusal.UNKNOWN_TYPE)
    if size == 0:
        raise CannotRead(Refusal.EMPTY)
    if size > FILE_BYTES:
        raise CannotRead(Refusal.TOO_LARGE)
    with path.open("rb") as file:
        _check_type(suffix, file.read(HEAD_BYTES))
    return suffix


def _size(path: Path) -> int:
    """The size of an ordinary file; a link is refused, since it may point at what was never handed in."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        raise CannotRead(Refusal.NOT_FOUND) from None
    if not stat.S_ISREG(found.st_mode):
        raise CannotRead(Refusal.NOT_A_FILE)
    try:
        path.open("rb").close()
    except OSError:
        raise CannotRead(Refusal.NOT_READABLE) from None
    return found.st_size


def _check_type(suffix: str, head: bytes) -> None:
    if suffix == ".pdf":
        matches = PDF in head
    elif suffix in {".docx", ".odt"}:
        matches = head.startswith(b"PK\x03\x04")
        if head.startswith(OLE):  # also how Word wraps an encrypted .docx
            raise CannotRead(Refusal.OLD_WORD)
    else:
        matches = not head.startswith(OTHERS)
    if not matches:
        raise CannotRead(Refusal.ANOTHER_TYPE)
