"""What all tests stand on."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper
from hypothesis import HealthCheck, settings

# A busy machine makes no property false.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _nobody_has_told_anything_yet() -> None:
    """What the pages keep for some seconds is the house's blank state, until a deed of the test changes it."""
    from kompas.organisation.standing import ALL

    for standing in ALL:
        standing.take(standing.blank, seconds=3600)


@pytest.fixture(scope="session", autouse=True)
def _emptying_between_tests_passes_the_triggers_that_forbid_it() -> Iterator[None]:
    """Tests with real transactions empty all tables afterwards; on SQLite by DELETE, which some tables refuse."""
    operations = DatabaseWrapper.ops_class
    flush = operations.execute_sql_flush

    def without_triggers(self: Any, statements: Any) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            flush(self, statements)
            for _name, sql in triggers:
                cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", without_triggers)
        yield
