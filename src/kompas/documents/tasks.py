"""What the worker does with files, every night."""

import time

from django.core.files.storage import Storage, default_storage
from django.tasks import task

from kompas.documents.holding import may_go
from kompas.documents.models import StoredFile

PATIENCE_SECONDS = 24 * 60 * 60


@task
def sweep() -> int:
    """Remove files that no row names, a day after they were written; return how many. Not while a backup reads them."""
    with may_go() as free:
        return _sweep() if free else 0


def _sweep() -> int:
    known = set(StoredFile.objects.values_list("file", flat=True))
    orphans = [name for name in _names(default_storage) if name not in known and _is_old(name)]
    for name in orphans:
        default_storage.delete(name)
    return len(orphans)


def _is_old(name: str) -> bool:
    return time.time() - default_storage.get_modified_time(name).timestamp() > PATIENCE_SECONDS


def _names(storage: Storage) -> list[str]:
    if not storage.exists(""):
        return []
    folders, _files = storage.listdir("")
    return [f"{folder}/{name}" for folder in folders for name in storage.listdir(folder)[1]]
