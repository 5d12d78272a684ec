"""A database of its own for a benchmark, on disk with the settings of an installation, thrown away after."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def on_disk() -> Iterator[None]:
    """Let the default connection write to a new file, as safely as an installation does."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from kompas.config import environment

    path = Path(os.environ["KOMPAS_DATA"]) / "bench.sqlite3"
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(environment.sqlite(path))
    call_command("migrate", interactive=False, verbosity=0)
    settings.MAIL_LEAVES = False
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
