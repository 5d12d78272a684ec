"""How long a page takes in the server at the median, and how many times as long as an empty page in the same frame.

Read the processor's time where other work goes on beside; the ratio is of that.
`size` is the number of commitments under each of four focus areas; 5 is like the demonstration.
"""

import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench._database import on_disk

ROUNDS = 60
ROUNDS_OF_A_TRIAL = 3  # below the demonstration's size nobody reads the figures
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
    """Page by page: milliseconds at the median, by the clock and of the processor; ratio; kilobytes uncompressed."""
    with on_disk(), _a_house_with_a_strategy(size or SIZE) as (citizen, colleague):
        pages = {
            "empty page": (citizen, EMPTY),
            "front page": (citizen, "/"),
            **{f"{name}, citizens": (citizen, PUBLIC + address) for name, address in PARTS.items()},
            **{f"{name}, inside": (colleague, INSIDE + address) for name, address in PARTS.items()},
            "my day": (colleague, "/min-dag/"),
        }
        visits = visit_in_turn(pages, ROUNDS if (size or SIZE) >= SIZE else ROUNDS_OF_A_TRIAL)
    return figures_of(visits)


@dataclass(frozen=True)
class Visit:
    clock: float
    processor: float
    length: int


def visit_in_turn(pages: Mapping[str, tuple[Any, str]], rounds: int) -> dict[str, list[Visit]]:
    """All pages once, then all again: whatever else the machine does strikes them alike."""
    visits: dict[str, list[Visit]] = {name: [] for name in pages}
    for number in range(WARM_UP + rounds):
        for name, (client, address) in pages.items():
            visit = _visit(client, address)
            if number >= WARM_UP:
                visits[name].append(visit)
    return visits


def _visit(client: Any, address: str) -> Visit:
    clock, processor = time.perf_counter(), time.process_time()
    response = client.get(address)
    took = time.perf_counter() - clock, time.process_time() - processor
    assert response.status_code == (404 if address == EMPTY else 200), address
    return Visit(took[0] * 1000, took[1] * 1000, len(response.content))


def figures_of(visits: Mapping[str, list[Visit]]) -> dict[str, Any]:
    """The figures of each page, measured against the one called "empty page"."""
    empty = statistics.median(visit.processor for visit in visits["empty page"])
    return {name: _figures(several, empty) for name, several in visits.items()}


def _figures(visits: list[Visit], empty: float) -> dict[str, float]:
    processor = statistics.median(visit.processor for visit in visits)
    return {
        "ms": round(statistics.median(visit.clock for visit in visits), 1),
        "processor": round(processor, 1),
        "ratio": round(processor / empty, 1),
        "kB": round(visits[0].length / 1000, 1),
    }


@contextmanager
def _a_house_with_a_strategy(size: int) -> Iterator[tuple[Any, Any]]:
    """One adopted strategy; a citizen and a colleague who open its pages."""
    from django.core.cache import cache
    from django.test.utils import setup_test_environment, teardown_test_environment
    from tests.makers import a_member, a_unit, an_adopted_strategy

    setup_test_environment(debug=False)
    try:
        unit = a_unit()
        an_adopted_strategy(unit, slug="retning", areas=(size,) * 4)
        yield Uncounted(cache), Uncounted(cache, a_member(unit))
    finally:
        teardown_test_environment()


class Uncounted:
    """A client whose visits are forgotten, so that the limit for one address does not end the measurement."""

    def __init__(self, cache: Any, person: Any = None) -> None:
        from django.test import Client

        self.cache, self.client = cache, Client()
        if person is not None:
            self.client.force_login(person)

    def get(self, address: str) -> Any:
        self.cache.clear()
        return self.client.get(address)
