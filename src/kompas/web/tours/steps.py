"""What a tour is made of."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from kompas.organisation.roles import Role
from kompas.web.shared.pages import SignedInRequest

type Words = str | Promise
type Where = Callable[[SignedInRequest], str | None]

WORDS_PER_MINUTE = 150  # read with care, from a screen, with a glance at what is pointed at
SECONDS_TO_TRY = 40


@dataclass(frozen=True, kw_only=True)
class Step:
    """`where` is the page's address, None where she has no such page; `mark` is the id of what it points at there."""

    key: str
    where: Where
    mark: str
    title: Words
    text: Words
    try_it: Words = ""

    @property
    def seconds(self) -> float:
        words = len(re.findall(r"\w+", f"{self.title} {self.text} {self.try_it}"))
        return 60 * words / WORDS_PER_MINUTE + (SECONDS_TO_TRY if self.try_it else 0)


@dataclass(frozen=True, kw_only=True)
class Tour:
    """`roles` may take it; none: everybody."""

    slug: str
    title: Words
    lead: Words
    roles: frozenset[Role]
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """What it takes to read all of it and try what it proposes, in whole minutes."""
        return math.ceil(sum(step.seconds for step in self.steps) / 60)

    def is_for(self, request: SignedInRequest) -> bool:
        return not self.roles or bool(self.roles & set(request.reach.roles))
