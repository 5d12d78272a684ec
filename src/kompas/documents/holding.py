"""Nothing goes from storage while a backup reads it: what was to go meanwhile is swept up at night."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

LOCK = "files.lock"


@contextmanager
def nothing_goes() -> Iterator[None]:
    """Let every stored file stay while the block runs; waits for who is removing one just now."""
    with _lock() as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextmanager
def may_go() -> Iterator[bool]:
    """Whether files may be removed while the block runs."""
    with _lock() as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def _lock() -> Iterator[int]:
    handle = os.open(Path(settings.DATA) / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield handle
    finally:
        os.close(handle)
