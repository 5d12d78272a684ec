"""Furnishes the practice area: an empty database, and the demonstration's department brought into it."""

import os
import sys
from typing import Any

from kompas.config import environment
from kompas.config.lifeline import hold_on_to_parent
from kompas.config.supervising import say

MARK = "practice_area"  # the schema that says: this database may be emptied


def main() -> int:
    hold_on_to_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kompas.config.settings")
    if environment.mode() != "practice":
        say("Only the practice area is furnished.")
        return 1
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    from kompas.config import preparing
    from kompas.config.demonstration import loading

    if connection.vendor == "postgresql" and not emptied(connection):
        say(
            "The database that KOMPAS_PRACTICE_DATABASE names holds something that is not the practice area's, and is "
            "left alone: name an empty one."
        )
        return 1
    preparing.databases()
    loading.load_once(settings.DATA)
    return 0


def emptied(connection: Any) -> bool:
    """Empty the database where it bears our mark, or mark it where it is empty; False where it is somebody else's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM information_schema.schemata WHERE schema_name = %s", [MARK])
        if cursor.fetchone():
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
            return True
        cursor.execute("SELECT 1 FROM information_schema.tables WHERE table_schema = 'public'")
        if cursor.fetchone():
            return False
        cursor.execute(f"CREATE SCHEMA {MARK}")
        return True


if __name__ == "__main__":
    sys.exit(main())
