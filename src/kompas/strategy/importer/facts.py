"""Facts that stand in the words themselves: periods, years, sources."""

import re
from dataclasses import dataclass
from typing import Self

YEAR = r"(?:19|20)\d\d"
RANGE = re.compile(
    rf"({YEAR})\s*(?:[-–—−/]\s*(?={YEAR}|\d\d(?![\d.]))|(?:til|till|to|og frem til)\s*(?={YEAR}))({YEAR}|\d\d)(?!\d)",
    re.IGNORECASE,
)
NEAR = r"(?:[^.\n]|\.(?= \w))"  # within a sentence, "31. december" included
LONG_RANGE = re.compile(
    rf"\b({YEAR})\b{NEAR}{{0,12}}?\b(?:til|till|to|through|og ut)\b{NEAR}{{0,24}}?\b({YEAR})\b",
    re.IGNORECASE,
)
TOWARDS = re.compile(
    r"\b(?:frem mod|fram mot|frem til|til og med|til udgangen af|fram till|mot|mod|towards?|until|by|inden)"
    rf"(?: år(?:et)?| the year)? ({YEAR})\b",
    re.IGNORECASE,
)
SINGLE = re.compile(rf"\b({YEAR})\b")


@dataclass(frozen=True)
class Period:
    """The years that a strategy covers, as the document tells them; either may be unknown."""

    first: int | None
    last: int | None


@dataclass(frozen=True)
class Source:
    """Something that the strategy says it rests on."""

    name: str
    kind: str
    year: int | None

    @classmethod
    def of(cls, name: str, detail: str) -> Self:
        kind, _slash, year = detail.partition("/")
        return cls(name, kind or "other", int(year) if year else None)


def period_in(text: str) -> Period | None:
    """The period that `text` names: a range of years, "frem mod 2030", or one year that it runs to."""
    if found := find_range(text):
        return Period(int(found[1]), _last(int(found[1]), found[2]))
    if found := TOWARDS.search(text):
        return Period(None, int(found[1]))
    if found := SINGLE.search(text):
        return Period(None, int(found[1]))
    return None


def find_range(text: str) -> re.Match[str] | None:
    """The first range of years in `text` that runs forward and over at most thirty years."""
    for pattern in (RANGE, LONG_RANGE):
        for found in pattern.finditer(text):
            if 0 <= _last(int(found[1]), found[2]) - int(found[1]) <= 30:
                return found
    return None


def _last(first: int, written: str) -> int:
    return int(written) if len(written) == 4 else first // 100 * 100 + int(written)
