"""The tour that is under way in this session: where its stops are, and at which she stands."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from kompas.web.shared.pages import SignedInRequest
from kompas.web.tours.programme import TOURS
from kompas.web.tours.steps import Step, Tour

KEY = "tour"  # in the session


@dataclass(frozen=True)
class Walk:
    """`stops` are the keys of the steps that this person has a page for, and the pages' addresses."""

    tour: Tour
    stops: tuple[tuple[str, str], ...]
    number: int  # counts from 1

    @property
    def step(self) -> Step:
        return next(step for step in self.tour.steps if step.key == self.stops[self.number - 1][0])

    @property
    def path(self) -> str:
        return self.stops[self.number - 1][1]

    @property
    def href(self) -> str:
        return f"{self.path}#{self.step.mark}"

    @property
    def is_last(self) -> bool:
        return self.number == len(self.stops)


def begin(request: SignedInRequest, tour: Tour, number: int) -> Walk:
    """Look up where this person's pages lie, and keep them for the session; `number` may be past what is there now."""
    found = ((step.key, step.where(request)) for step in tour.steps)
    stops = tuple((key, path) for key, path in found if path)
    return _keep(request, Walk(tour, stops, min(max(number, 1), len(stops))))


def under_way(request: HttpRequest) -> Walk | None:
    """The walk of this session; None without one, or where the programme has changed since it began."""
    told: Any = request.session.get(KEY)
    tour = TOURS.get(told["tour"]) if told else None
    if tour is None:
        return None
    stops = tuple((key, path) for key, path in told["stops"])
    known = {step.key for step in tour.steps}
    if not 1 <= told["number"] <= len(stops) or not {key for key, _path in stops} <= known:
        return None
    return Walk(tour, stops, told["number"])


def go_to(request: HttpRequest, walk: Walk, number: int) -> Walk:
    return _keep(request, Walk(walk.tour, walk.stops, min(max(number, 1), len(walk.stops))))


def leave(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def _keep(request: HttpRequest, walk: Walk) -> Walk:
    request.session[KEY] = {"tour": walk.tour.slug, "stops": list(walk.stops), "number": walk.number}
    return walk
