"""Rows of tables: which column tells the area, which the commitment, which the goal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.wording import bare, is_finished, words_in
from kompas.strategy.importer.vocabulary import Vocabulary

CELL = re.compile(r"[^\t]+")


@dataclass(frozen=True)
class Columns:
    """The columns that count, by their place; `has_head` when the first row names them."""

    area: int | None = None
    action: int | None = None
    goal: int | None = None
    has_head: bool = False
    width: int = 0


def cells(block: Block) -> list[tuple[int, int]]:
    """Where each cell of a row begins and ends; an empty one has no length."""
    found, place = [], 0
    for cell in block.text.split("\t"):
        left = len(cell) - len(cell.lstrip())
        found.append((place + left, place + left + len(cell.strip())))
        place += len(cell) + 1
    return found


def cells_in_line(block: Block, width: int) -> list[tuple[int, int]]:
    """The cells of a row; one that lost its first, empty cells is filled up from the left."""
    found = cells(block)
    return [(0, 0)] * (width - len(found)) + found


def columns_of(rows: Sequence[Block], words: Vocabulary) -> Columns:
    """What the columns of the table are, by its head; without one the first column counts."""
    names = [bare(cell) for cell in rows[0].text.split("\t")]
    area = next((place for place, name in enumerate(names) if is_area_head(name, words)), None)
    action = next((place for place, name in enumerate(names) if is_action_head(name, words)), None)
    goal = next((place for place, name in enumerate(names) if words.goal_below.match(name) and place != action), None)
    if action is not None:
        area, goal = (goal if area is None else area), None  # beside what we will, "Mål" says what for
    has_head = any(place is not None for place in (area, action, goal)) or _looks_like_head(rows)
    return Columns(area, action, goal, has_head, len(names))


def is_area_head(name: str, words: Vocabulary) -> bool:
    return bool(re.fullmatch(rf"(?:{words.labels})(?:r|er|ene|erne|s|n|t|et|en)?", name)) and not words.action.match(
        name
    )


def is_action_head(name: str, words: Vocabulary) -> bool:
    return bool(words.action.match(name) or words.lead_start.match(name))


def _looks_like_head(rows: Sequence[Block]) -> bool:
    if len(rows) < 2 or not rows[0].first.bold or rows[1].first.bold:
        return False
    return all(words_in(cell) <= 5 and not is_finished(cell) for cell in rows[0].text.split("\t"))


def promising_table(blocks: Sequence[Block], words: Vocabulary) -> int | None:
    """Where a table begins whose head says that a column tells what we will; None if there is none."""
    for place, block in enumerate(blocks):
        if block.kind is Kind.ROW:
            return place if columns_of(blocks[place:], words).action is not None else None
    return None
