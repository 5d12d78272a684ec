"""Keeping files."""

import hashlib
from datetime import datetime

from django.core.files.base import File
from django.core.files.storage import Storage
from django.db import transaction

from kompas.documents.holding import may_go
from kompas.documents.models import StoredFile

NAME_LENGTH = 200


def store(*, file: "File[bytes]", name: str, media_type: str, at: datetime) -> StoredFile:
    """Keep `file` under a random name and remember its own name, size and SHA-256.

    The bytes are in storage before the row is; a file whose transaction fails is swept up at night.
    """
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    kept = StoredFile(name=_plain(name), media_type=media_type, size=file.size, digest=digest.hexdigest(), stored_at=at)
    kept.file.save(kept.name, file, save=False)
    kept.save()
    return kept


@transaction.atomic
def discard(file: StoredFile) -> None:
    """Forget `file`: its row now, its bytes once the transaction holds, so that a failure loses nothing.

    While a backup reads the files, the bytes are left to the nightly sweep.
    """
    name, storage = str(file.file.name), file.file.storage
    file.delete()
    transaction.on_commit(lambda: _remove(storage, name))


def _remove(storage: Storage, name: str) -> None:
    with may_go() as free:
        if free:
            storage.delete(name)


def _plain(name: str) -> str:
    """The last part of `name` without control characters, its ending kept."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(letter for letter in last if letter.isprintable()).strip() or "dokument"
    stem, dot, ending = printable.rpartition(".")
    if not dot:
        return printable[:NAME_LENGTH]
    return f"{stem[: NAME_LENGTH - len(ending) - 1]}.{ending}"[:NAME_LENGTH]
