"""How long a page takes in the server at the median, and how many times as long as an empty page in the same frame.

`size` is the number of commitments under each of four focus areas; 5 is like the demonstration.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

ROUNDS = 60
WARM_UP = 5
SIZE = 5
EMPTY = "/findes-ikke/"  # the frame alone: the page that says so asks nothing of the database
PUBLIC = "/strategi/retning/"
INSIDE = "/strategier/retning/"
PARTS = {
    "whole strategy": "",
    "stakeholder": "interessent/borgerne/",
    "focus area": "fokuspunkt/vi-lykkes-sammen/",
    "commitment": "loefte/2/",
    "red thread": "den-roede-traad/",
}


def run(size: int | None = None) -> dict[str, Any]:
    """Milliseconds at the median, kilobytes before compression, and the ratio to the empty page, page by page."""
    with _a_house_with_a_strategy(size or SIZE) as (citizen, colleague):
        pages = {
            "front page": (citizen, "/"),
            **{f"{name}, citizens": (citizen, PUBLIC + address) for name, address in PARTS.items()},
            **{f"{name}, inside": (colleague, INSIDE + address) for name, address in PARTS.items()},
            "my day": (colleague, "/min-dag/"),
        }
        empty, _bytes = _median(citizen, EMPTY)
        rows = {name: _median(client, address) for name, (client, address) in pages.items()}
    return {
        "empty page, ms": round(empty, 1),
        "pages": {
            name: {"ms": round(took, 1), "ratio": round(took / empty, 1), "kB": round(length / 1000, 1)}
            for name, (took, length) in rows.items()
        },
    }


def _median(client: Any, address: str) -> tuple[float, int]:
    """Milliseconds at the median of many requests, and the length of the answer."""
    took = []
    for number in range(ROUNDS + WARM_UP):
        begun = time.perf_counter()
        response = client.get(address)
        if number >= WARM_UP:
            took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took), len(response.content)


@contextmanager
def _a_house_with_a_strategy(size: int) -> Iterator[tuple[Any, Any]]:
    """A database of its own, one adopted strategy in it; a citizen and a colleague who open its pages."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import setup_test_environment, teardown_test_environment
    from tests.makers import a_member, a_unit, an_adopted_strategy

    name = connection.settings_dict["NAME"]
    setup_test_environment(debug=False)
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        unit = a_unit()
        an_adopted_strategy(unit, slug="retning", areas=(size,) * 4)
        colleague = Client()
        colleague.force_login(a_member(unit))
        yield _Uncounted(cache), _Uncounted(cache, colleague)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


class _Uncounted:
    """A client whose visits are forgotten, so that the limit for one address does not end the measurement."""

    def __init__(self, cache: Any, client: Any = None) -> None:
        from django.test import Client

        self.cache, self.client = cache, client or Client()

    def get(self, address: str) -> Any:
        self.cache.clear()
        return self.client.get(address)
