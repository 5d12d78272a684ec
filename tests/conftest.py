"""What all tests stand on."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper

TRIGGER = "journal_event_no_delete"


@pytest.fixture(scope="session", autouse=True)
def _emptying_between_tests_passes_the_append_only_trigger() -> Iterator[None]:
    """Tests with real transactions empty all tables afterwards; on SQLite by DELETE, which the event log refuses."""
    operations = DatabaseWrapper.ops_class
    flush = operations.execute_sql_flush

    def without_trigger(self: Any, statements: Any) -> None:
        with self.connection.cursor() as cursor:
            found = cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [TRIGGER]).fetchone()
            cursor.execute(f"DROP TRIGGER IF EXISTS {TRIGGER}")
            flush(self, statements)
            if found:
                cursor.execute(found[0])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", without_trigger)
        yield
