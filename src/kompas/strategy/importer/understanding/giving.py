"""Blocks become pieces: the one place where roles are written down."""

from collections.abc import Iterator

from kompas.strategy.importer.pieces import Piece, Reason, Role
from kompas.strategy.importer.understanding.blocks import Block


def give(
    block: Block, role: Role, *, start: int | None = None, end: int | None = None, joins: bool = False, detail: str = ""
) -> Iterator[Piece]:
    """The pieces that give `block.text[start:end]` one role; the lines after the first go on with it."""
    start = block.offset if start is None else start
    for span in block.spans(start, end):
        yield Piece(span.line, span.start, span.end, role, joins=joins, detail=detail)
        joins = True


def give_up(block: Block) -> Iterator[Piece]:
    """The whole block is kept without a place; a mere label, "Pejlemærke 1", needs none."""
    role = Role.HEADING if block.inner == "label" else Role.UNPLACED
    for place, line in enumerate(block.lines):
        yield Piece(line.number, 0, len(line.text), role, joins=place > 0)


def drop(block: Block, reason: Reason) -> Iterator[Piece]:
    for line in block.lines:
        yield Piece(line.number, 0, len(line.text), Role.DROPPED, detail=reason)
