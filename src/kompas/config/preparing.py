"""What must stand before the first request: static files, databases. Quick when nothing changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from kompas.config.supervising import say


def static_files() -> None:
    """Collect, name by content and compress what pages load; skipped while no source has changed."""
    mark = Path(settings.STATIC_ROOT) / ".kompas-sources"
    digest = _sources_digest()
    if mark.exists() and mark.read_text() == digest:
        return
    say("Compressing style sheets, fonts and scripts ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(digest)


def databases() -> None:
    """Bring every database to the product's shape, and make the table of the cache."""
    for alias in connections:
        if connections[alias].vendor == "sqlite":
            made_for_its_owner(Path(connections[alias].settings_dict["NAME"]))
        executor = MigrationExecutor(connections[alias])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("Bringing the database up to date ..." if alias == "default" else "Preparing the worker's queue ...")
            call_command("migrate", database=alias, interactive=False, verbosity=0)
    call_command("createcachetable", database=settings.WORK_DATABASE, verbosity=0)


def made_for_its_owner(path: Path) -> None:
    """Whoever made the data folder may have left it open to others; SQLite gives its log beside it the same mode."""
    if not path.exists():
        path.touch(mode=0o600)


def _sources_digest() -> str:
    digest = hashlib.sha256(settings.KOMPAS_VERSION.encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
