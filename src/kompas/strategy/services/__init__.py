"""The verbs of strategy: writing a draft, asking for comments, adopting, publishing, closing."""

from kompas.strategy.services.carrying import CannotAnswerFor, answer_for
from kompas.strategy.services.challenges import (
    CannotChallenge,
    CannotReply,
    answer_challenge,
    ask_again,
    raise_challenge,
    withdraw_challenge,
)
from kompas.strategy.services.citizens import CannotTell, hide_from_citizens, show_to_citizens, write_to_citizens
from kompas.strategy.services.comments import (
    CannotAnswer,
    CannotAsk,
    answer_comment,
    ask_for_comment,
    note_reminder,
    reply_to_comment,
    withdraw_comment,
)
from kompas.strategy.services.divisions import merge, split, split_focus_area
from kompas.strategy.services.drafts import (
    CannotRevise,
    begin_revision,
    create_draft,
    create_draft_once,
    delete_draft,
    just_begun,
)
from kompas.strategy.services.from_reading import create_draft_from_reading
from kompas.strategy.services.life import (
    DraftInTheWay,
    IllegalMove,
    NothingToPublish,
    NotReady,
    adopt,
    close,
    publish,
    reopen,
    unpublish,
)
from kompas.strategy.services.order import NoPlaceToGo, move, move_under
from kompas.strategy.services.parts import NotAPart, add_part, change_part, remove_part
from kompas.strategy.services.succession import (
    CannotDecide,
    CannotSucceed,
    Choice,
    begin_next_period,
    decide,
    take_up,
    withdraw_decision,
)
from kompas.strategy.services.texts import NotAPeriod, NotATitle, change_frame, change_texts
from kompas.strategy.services.writing import AlreadyAdopted, DraftGone, PartGone

__all__ = [
    "AlreadyAdopted",
    "CannotAnswer",
    "CannotAnswerFor",
    "CannotAsk",
    "CannotChallenge",
    "CannotDecide",
    "CannotReply",
    "CannotRevise",
    "CannotSucceed",
    "CannotTell",
    "Choice",
    "DraftGone",
    "DraftInTheWay",
    "IllegalMove",
    "NoPlaceToGo",
    "NotAPart",
    "NotAPeriod",
    "NotATitle",
    "NotReady",
    "NothingToPublish",
    "PartGone",
    "add_part",
    "adopt",
    "answer_challenge",
    "answer_comment",
    "answer_for",
    "ask_again",
    "ask_for_comment",
    "begin_next_period",
    "begin_revision",
    "change_frame",
    "change_part",
    "change_texts",
    "close",
    "create_draft",
    "create_draft_from_reading",
    "create_draft_once",
    "decide",
    "delete_draft",
    "hide_from_citizens",
    "just_begun",
    "merge",
    "move",
    "move_under",
    "note_reminder",
    "publish",
    "raise_challenge",
    "remove_part",
    "reopen",
    "reply_to_comment",
    "show_to_citizens",
    "split",
    "split_focus_area",
    "take_up",
    "unpublish",
    "withdraw_challenge",
    "withdraw_comment",
    "withdraw_decision",
    "write_to_citizens",
]
