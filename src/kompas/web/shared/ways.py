"""The pages about one strategy, side by side. A room's `ways.py` declares its own; the tabs show what she may open.

`{% strategy_tabs strategy "history" %}` (of `{% load reading %}`) draws them on top of a page inside, under its trail.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from kompas.strategy.models import Strategy
from kompas.web.shared.pages import SignedInRequest

type IsOpen = Callable[[SignedInRequest, Strategy], bool]


@dataclass(frozen=True, slots=True)
class Way:
    """`address` is the name of a page that takes the strategy's slug; `is_open` asks at most one query."""

    code: str
    order: int
    address: str
    words: str | Promise
    is_open: IsOpen


@dataclass(frozen=True, slots=True)
class Tab:
    words: str
    href: str
    is_current: bool


WAYS: dict[str, Way] = {}


def declare_way(
    code: str, *, order: int, address: str, words: str | Promise, is_open: IsOpen = lambda _request, _strategy: True
) -> None:
    """Let the page stand among a strategy's tabs, after those of a lower `order`: text 10, the red thread 20."""
    if code in WAYS:
        raise ValueError(f"The way {code} into a strategy is declared twice.")
    WAYS[code] = Way(code, order, address, words, is_open)


def tabs_of(request: SignedInRequest, strategy: Strategy, current: str) -> Iterator[Tab]:
    """The tabs that this reader has; the page shown is always among them."""
    for way in sorted(WAYS.values(), key=lambda way: way.order):
        is_open = request.reach.is_open(way.address.split(":")[0])
        if way.code == current or (is_open and way.is_open(request, strategy)):
            yield Tab(str(way.words), reverse(way.address, args=[strategy.slug]), way.code == current)
