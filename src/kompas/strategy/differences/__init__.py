"""What differs between two wordings: word by word within a text, part by part across the whole. Pure: no database.

Not here: which two are compared, and who may see them (web), how a difference looks (templates).
"""

from kompas.strategy.differences.parts import Differences, PartChange, Section, Stretch, differences
from kompas.strategy.differences.states import COME, GONE, State
from kompas.strategy.differences.words import Fate, Run, compare, likeness, new_text, old_text

__all__ = [
    "COME",
    "GONE",
    "Differences",
    "Fate",
    "PartChange",
    "Run",
    "Section",
    "State",
    "Stretch",
    "compare",
    "differences",
    "likeness",
    "new_text",
    "old_text",
]
