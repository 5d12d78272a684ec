"""Understand: the lines of a document are given their roles.

Stages, each a pure function: clean (what a page adds), gather (lines to blocks), headings (which, and how they rank),
parts (what each begins; areas by parallel structure), place (roles for what stands under them), marks (facts inside
the words), genre (is it a strategy at all).

Not here: how a file becomes lines (extraction), how pieces become a strategy (reading).
"""

from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.importer.understanding.stages import understand

__all__ = ["Document", "Piece", "understand"]
