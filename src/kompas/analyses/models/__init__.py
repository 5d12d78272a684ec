"""The nouns of analyses, one file each."""

from kompas.analyses.models.board import Board, Field
from kompas.analyses.models.card import Card
from kompas.analyses.models.link import Link

__all__ = ["Board", "Card", "Field", "Link"]
