"""The verbs of analyses: boards and their life, cards and their places, links to commitments."""

from kompas.analyses.services.boards import (
    CannotBegin,
    IllegalMove,
    begin_board,
    change_board,
    close_board,
    reopen_board,
)
from kompas.analyses.services.cards import NotACard, TooManyCards, add_card, change_card, put_aside, take_back
from kompas.analyses.services.links import CannotLink, link, unlink
from kompas.analyses.services.order import NoSuchPlace, move_card, step_card
from kompas.analyses.services.writing import BoardClosed, CardPutAside

__all__ = [
    "BoardClosed",
    "CannotBegin",
    "CannotLink",
    "CardPutAside",
    "IllegalMove",
    "NoSuchPlace",
    "NotACard",
    "TooManyCards",
    "add_card",
    "begin_board",
    "change_board",
    "change_card",
    "close_board",
    "link",
    "move_card",
    "put_aside",
    "reopen_board",
    "step_card",
    "take_back",
    "unlink",
]
