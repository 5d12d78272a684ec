"""The verbs of analyses: boards and their life, cards and their places, links to commitments, seminars."""

from kompas.analyses.services.boards import (
    CannotBegin,
    IllegalMove,
    begin_board,
    change_board,
    close_board,
    reopen_board,
)
from kompas.analyses.services.cards import NotACard, TooManyCards, add_card, change_card, put_aside, take_back
from kompas.analyses.services.groups import (
    CannotConclude,
    CannotObject,
    NotAGroup,
    TooManyVotes,
    add_group,
    answer_other_view,
    conclude_group,
    raise_other_view,
    rename_group,
    vote,
)
from kompas.analyses.services.links import CannotLink, link, unlink
from kompas.analyses.services.order import NoSuchPlace, move_card, step_card
from kompas.analyses.services.seminars import CannotInvite, CannotMoveOn, begin_seminar, invite_more, move_on
from kompas.analyses.services.writing import BoardClosed, CardPutAside, WrongPhase

__all__ = [
    "BoardClosed",
    "CannotBegin",
    "CannotConclude",
    "CannotInvite",
    "CannotLink",
    "CannotMoveOn",
    "CannotObject",
    "CardPutAside",
    "IllegalMove",
    "NoSuchPlace",
    "NotACard",
    "NotAGroup",
    "TooManyCards",
    "TooManyVotes",
    "WrongPhase",
    "add_card",
    "add_group",
    "answer_other_view",
    "begin_board",
    "begin_seminar",
    "change_board",
    "change_card",
    "close_board",
    "conclude_group",
    "invite_more",
    "link",
    "move_card",
    "move_on",
    "put_aside",
    "raise_other_view",
    "rename_group",
    "reopen_board",
    "step_card",
    "take_back",
    "unlink",
    "vote",
]
