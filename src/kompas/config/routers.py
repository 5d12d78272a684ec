"""Which database a row lives in, where the installation has two (SQLite)."""

from typing import Any

WORK_APPS = {"dj_queue", "django_cache"}


class WorkRouter:
    """Queue and cache live in the work database, everything else in the default one."""

    def db_for_read(self, model: Any, **hints: object) -> str | None:
        return "work" if model._meta.app_label in WORK_APPS else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return (app_label in WORK_APPS) == (db == "work")
