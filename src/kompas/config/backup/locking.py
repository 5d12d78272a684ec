"""One backup or restore at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kompas.config.backup.refusals import Refused

LOCK = "backup.lock"


@contextmanager
def alone_at_backups(data: Path) -> Iterator[None]:
    """Hold the lock for this process; it falls with the process, however that ends."""
    handle = os.open(data / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(f"Another backup or a restore of {data} is under way: wait until it has ended.") from error
        yield
