"""What the rooms put on my day. A room's `day.py` registers what it knows; my day asks them all and knows none.

A provider takes the request and an instant, and asks a fixed number of queries, however much it finds.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from kompas.web.shared.pages import SignedInRequest


@dataclass(frozen=True, kw_only=True)
class Owed:
    """Something that waits for the person. `due_on` is the last day, `asked_by` who waits."""

    words: str
    href: str
    due_on: date | None = None
    asked_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Underway:
    """Something that she has begun and others now have, or that she goes on with. `state` says how it stands."""

    words: str
    href: str
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class News:
    """Something that happened since the given instant."""

    words: str
    at: datetime
    href: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Something that she may take or decline, by a form each; `take` and `decline` are their addresses."""

    title: str | Promise
    words: str
    take: str
    take_words: str
    decline: str


type OfferProvider = Callable[[SignedInRequest, datetime], Iterable[Offer]]
type OwedProvider = Callable[[SignedInRequest, datetime], Iterable[Owed]]
type UnderwayProvider = Callable[[SignedInRequest, datetime], Iterable[Underway]]
type NewsProvider = Callable[[SignedInRequest, datetime], Iterable[News]]

OWED: list[OwedProvider] = []
UNDERWAY: list[UnderwayProvider] = []
NEWS: list[NewsProvider] = []
OFFERS: list[OfferProvider] = []


def owed(provider: OwedProvider) -> OwedProvider:
    OWED.append(provider)
    return provider


def underway(provider: UnderwayProvider) -> UnderwayProvider:
    UNDERWAY.append(provider)
    return provider


def news(provider: NewsProvider) -> NewsProvider:
    NEWS.append(provider)
    return provider


def offer(provider: OfferProvider) -> OfferProvider:
    OFFERS.append(provider)
    return provider


def all_offers(request: SignedInRequest, *, at: datetime) -> list[Offer]:
    return [entry for provider in OFFERS for entry in provider(request, at)]


def all_owed(request: SignedInRequest, *, at: datetime) -> list[Owed]:
    """What the person owes, the most urgent first; what has no last day comes last."""
    found = [entry for provider in _open(OWED, request) for entry in provider(request, at)]
    return sorted(found, key=lambda entry: entry.due_on or date.max)


def all_underway(request: SignedInRequest, *, at: datetime) -> list[Underway]:
    return [entry for provider in _open(UNDERWAY, request) for entry in provider(request, at)]


def all_news(request: SignedInRequest, *, since: datetime, most: int) -> list[News]:
    """At most so many, the newest first."""
    found = [entry for provider in _open(NEWS, request) for entry in provider(request, since)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:most]


def _open[Provider: Callable[..., object]](providers: list[Provider], request: SignedInRequest) -> list[Provider]:
    """Those of rooms that are open to her: a provider's room is the folder that it stands in."""
    return [each for each in providers if request.reach.is_open(each.__module__.split(".")[-2])]
