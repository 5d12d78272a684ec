"""The piece: a part of a line that has one role in the strategy."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Role(StrEnum):
    """What a piece is. Text roles gather paragraphs; part roles begin a new part each time they do not join."""

    TITLE = "title"
    CORE_TASK = "core_task"
    VISION = "vision"
    PURPOSE = "purpose"
    STEERING = "steering"
    HISTORY = "history"
    STAKEHOLDER = "stakeholder"
    STAKEHOLDER_TEXT = "stakeholder_text"
    AREA = "area"
    AREA_INTRO = "area_intro"
    COMMITMENT = "commitment"
    VALUE = "value"
    VALUE_TEXT = "value_text"
    CRITERION = "criterion"
    QUESTION = "question"
    GOAL = "goal"
    HEADING = "heading"  # names a part whose text follows: "VISION"; it also ends an area
    LEAD_IN = "lead_in"  # "Derfor vil vi:"
    UNPLACED = "unplaced"
    DROPPED = "dropped"
    # Overlays mark words inside other pieces; they place nothing.
    UNIT = "unit"
    PERIOD = "period"
    SOURCE = "source"
    VALUE_WORD = "value_word"


OVERLAYS = frozenset({Role.UNIT, Role.PERIOD, Role.SOURCE, Role.VALUE_WORD})


class Reason(StrEnum):
    """Why a line was dropped."""

    PAGE_NUMBER = "page_number"
    RUNNING_HEAD = "running_head"
    CONTENTS = "contents"
    SECOND_COPY = "second_copy"
    BY_HAND = "by_hand"


@dataclass(frozen=True)
class Piece:
    """`text[start:end]` of the line `line`. `joins`: it goes on where the piece of the same role before it stopped.

    `name` replaces what a part is called (a rename during the review). `detail` is the reason of a dropped piece, or
    the kind and year of a source ("workshop/2020").
    """

    line: int
    start: int
    end: int
    role: Role
    joins: bool = False
    name: str | None = None
    detail: str = ""

    def as_json(self) -> list[Any]:
        return list(asdict(self).values())

    @classmethod
    def from_json(cls, data: list[Any]) -> Self:
        line, start, end, role, joins, name, detail = data
        return cls(line, start, end, Role(role), joins, name, detail)
