"""How long it takes to weigh a list of people, store it, weigh it again with nothing to do, and find one among them.

`size` is the number of people; 10,000 is a large municipality. They sit in 200 units, each with two subjects.
"""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench._database import on_disk

SIZE = 10_000
UNITS = 200
SUBJECTS = 150
SEARCHES = ("vejafvandingen", "åse kjærgaard", "emne 17", "findes ikke")
ROUNDS = 9


def run(size: int | None = None) -> dict[str, Any]:
    """Seconds for each step of an import, thousands of rows a second, and milliseconds at the median of a search."""
    size = size or SIZE
    with on_disk():
        from kompas.journal.actors import Actor
        from kompas.organisation import importing

        lists, at = _lists(size)
        took: dict[str, float] = {}
        with _timed(took, "weigh"):
            plan, _world = importing.plan_of(lists, within=None, today=at.date())
        with _timed(took, "store"):
            importing.carry_out(lists=lists, mark=plan.mark, within=None, by=Actor.house(), at=at)
        again, at = _lists(size)
        with _timed(took, "weigh again"):
            second, _world = importing.plan_of(again, within=None, today=at.date())
        searches = {words: _median_of_search(words) for words in SEARCHES}
    return {
        "people": size,
        "nothing to do the second time": second.does_nothing,
        "seconds": {name: round(seconds, 2) for name, seconds in took.items()},
        "store over weigh": round(took["store"] / took["weigh"], 1),
        "rows a second, all in all": round(size / (took["weigh"] + took["store"])),
        "search, ms": searches,
    }


def _lists(size: int) -> tuple[list[Any], Any]:
    """The two lists as they would be uploaded, the same at every run."""
    from django.utils import timezone

    from kompas.accounts.models import User
    from kompas.organisation import importing

    chance = random.Random(7)
    first = ("Anne", "Bo", "Carla", "Åse", "Søren", "Karl-Johan", "Mohammed", "Gitte")
    last = ("Holm", "Kjærgaard", "Aagaard", "Nguyen", "Østergaard", "Lund")
    units = ["Kode;Navn;Hører til", "TOP;Kommunen;"]
    units += [f"E{number};Enhed {number};{'TOP' if number < 20 else f'E{number // 10}'}" for number in range(UNITS)]
    people = ["Navn;E-mail;Stilling;Telefon;Enhed;Emner"]
    for number in range(size):
        name = f"{chance.choice(first)} {chance.choice(last)}"
        subjects = "; ".join(f"Emne {chance.randrange(SUBJECTS)}" for _ in range(2))
        subjects = "Vej > Vejafvanding" if number % 500 == 0 else subjects
        people.append(f'{name};p{number}@egevang.example;Sagsbehandler;;E{chance.randrange(UNITS)};"{subjects}"')
    at = timezone.now()
    person, _made = User.objects.get_or_create(email="liste@egevang.example", defaults={"name": "Lis", "slug": "lis"})
    kept = [
        importing.keep(name=name, content="\n".join(lines).encode(), person=person, at=at)
        for name, lines in (("enheder.csv", units), ("medarbejdere.csv", people))
    ]
    return kept, at


def _median_of_search(words: str) -> float:
    from kompas.organisation.queries import find_people

    took = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        list(find_people(words).order_by("sort_key", "pk")[:50])
        took.append((time.perf_counter() - begun) * 1000)
    return round(sorted(took)[ROUNDS // 2], 1)


@contextmanager
def _timed(took: dict[str, float], name: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    took[name] = time.perf_counter() - begun
