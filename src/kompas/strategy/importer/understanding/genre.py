"""Is it a strategy at all? What the words say, and what was found in it."""

import re
from collections.abc import Sequence

from kompas.strategy.importer.lines import Line
from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.vocabulary import Vocabulary

TOP = 6  # lines in which a paper says what it is
PARTS = frozenset({Role.CORE_TASK, Role.VISION, Role.PURPOSE, Role.STEERING, Role.HISTORY, Role.VALUE})


def doubt(lines: Sequence[Line], pieces: Sequence[Piece], words: Vocabulary) -> str:
    """Why this is hardly a strategy, as a code that notes.py words; empty where it is one."""
    signs = {paper: _signs(lines, pattern) for paper, pattern in words.other_paper}
    paper = max(signs, key=lambda paper: signs[paper], default="")
    found = _found(pieces)
    if paper and signs[paper] >= 2 and signs[paper] > found / 2:
        return paper
    if found < 1:
        return "nothing_found"
    if found < 2 and not _calls_itself_so(lines, words):
        return "hardly_anything_found"
    return ""


def _signs(lines: Sequence[Line], pattern: re.Pattern[str]) -> int:
    """How many lines bear the marks of the paper; in its first lines a mark counts threefold."""
    count = 0
    for line in lines:
        text = f"{line.bullet} {line.text}".strip()
        if pattern.search(text.casefold()) or pattern.search(text):
            count += 3 if line.number < TOP and len(line.text) < 60 else 1
    return count


def _found(pieces: Sequence[Piece]) -> int:
    """How many parts of a strategy were found; two commitments weigh as one part."""
    parts = {piece.role for piece in pieces} & PARTS
    areas = sum(piece.role is Role.AREA and not piece.joins for piece in pieces)
    commitments = sum(piece.role is Role.COMMITMENT and not piece.joins for piece in pieces)
    return len(parts) + areas + commitments // 2


def _calls_itself_so(lines: Sequence[Line], words: Vocabulary) -> bool:
    return any(words.strategic.search(line.text.casefold()) for line in lines[:10])
