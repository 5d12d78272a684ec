"""What other rooms add to a strategy's file: each declares how it is written, checked, and brought in again.

So strategy never has to know them. A file with something that nobody declares is refused: nothing is lost in silence.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from kompas.accounts.models import User
from kompas.strategy.exporting.shape import At
from kompas.strategy.models import Strategy

type Held = Mapping[str, Collection[Any]]
"""The addresses of all that lasts in the file's wordings, by the code of its kind: keys, and numbers of commitments."""
LASTING = (
    ("stakeholder", "stakeholders", "key"),
    ("focus_area", "focus_areas", "key"),
    ("commitment", "commitments", "number"),
)
"""The code of each kind that lasts, the name its parts have in a wording of the file, and what tells them apart."""


class Bring(Protocol):
    """Stores what was read for `strategy`, whose wordings stand already; in the transaction of the import.

    Of a strategy that is brought in as a draft only the last wording stands: what points at nothing there falls away.
    """

    def __call__(self, *, strategy: Strategy, told: Any, by: User, at: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Addition:
    """`write` gives plain JSON, or None where there is nothing; `read` checks it and gives what `bring` takes.

    Both point at nothing that the file does not hold: what stands only in a draft that is left out is not told of.
    """

    code: str
    write: Callable[[Strategy, Held], Any]
    read: Callable[[At, Held], Any]
    bring: Bring


ADDITIONS: dict[str, Addition] = {}


def declare(
    code: str, *, write: Callable[[Strategy, Held], Any], read: Callable[[At, Held], Any], bring: Bring
) -> Addition:
    """Let what `code` names go with a strategy's file."""
    if code in ADDITIONS:
        raise ValueError(f"What goes with a strategy's file as {code} is declared twice.")
    ADDITIONS[code] = Addition(code, write, read, bring)
    return ADDITIONS[code]


def written(strategy: Strategy, held: Held) -> dict[str, Any]:
    told = {addition.code: addition.write(strategy, held) for addition in ADDITIONS.values()}
    return {code: value for code, value in told.items() if value is not None}


def read(at: At, held: Held) -> dict[str, Any]:
    """What each addition makes of its place in the file."""
    places = at.object(optional=tuple(ADDITIONS))
    return {code: ADDITIONS[code].read(place, held) for code, place in places.items()}


def bring(told: Mapping[str, Any], *, strategy: Strategy, by: User, at: datetime) -> None:
    for code, value in told.items():
        ADDITIONS[code].bring(strategy=strategy, told=value, by=by, at=at)
