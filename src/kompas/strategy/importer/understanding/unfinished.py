"""A text that the document breaks off in the middle is kept and marked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import OVERLAYS, Piece, Role
from kompas.strategy.importer.understanding.wording import is_finished

HANGING = re.compile(
    r"(?:[,–-]|\b(?:og|eller|at|der|som|en|et|den|det|de|af|for|på|til|i|med|fra|ved|om|hvor|når|ikke|samt|vores|"
    r"and|or|the|a|of|to|in|on|with|that|which|our|we|och|att|är|ett|av|på|till|från|inte|våra|å|ikkje|ei|vår))$",
    re.IGNORECASE,
)


def mark_unfinished(pieces: Sequence[Piece], document: Document) -> list[Piece]:
    """`pieces` with the last commitment marked, if the document ends inside it."""
    marked = list(pieces)
    places = [index for index, piece in enumerate(marked) if piece.role not in OVERLAYS | {Role.DROPPED}]
    last = max(places, key=lambda index: (marked[index].line, marked[index].start), default=None)
    if last is None or marked[last].role is not Role.COMMITMENT:
        return marked
    text = document.lines[marked[last].line].text[: marked[last].end].rstrip()
    opened = text.count("(") > text.count(")")
    if not is_finished(text) and (HANGING.search(text) or opened):
        marked[last] = replace(marked[last], detail="incomplete")
    return marked
