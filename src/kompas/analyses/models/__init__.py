"""The nouns of analyses, one file each."""

from kompas.analyses.models.board import Board, Field
from kompas.analyses.models.card import Card
from kompas.analyses.models.link import ConclusionLink, Link
from kompas.analyses.models.seminar import Conclusion, OtherView, Participant, Seminar, Vote

__all__ = [
    "Board",
    "Card",
    "Conclusion",
    "ConclusionLink",
    "Field",
    "Link",
    "OtherView",
    "Participant",
    "Seminar",
    "Vote",
]
