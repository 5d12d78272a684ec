"""The life of a board: begun, put right, closed, opened again."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.accounts.names import free_slug, one_line, slug
from kompas.analyses.kinds import KINDS
from kompas.analyses.models import Board, Field
from kompas.analyses.models.board import TITLE_LENGTH
from kompas.analyses.services.writing import BoardClosed, lock_board, seminar_of
from kompas.analyses.workflow import BOARD_MOVES, BoardState
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Unit
from kompas.strategy.models import Strategy

TAKEN_BY_PAGES = frozenset({"ny", "seminarer", "nyt", "begynd"})  # /analyser/ny/, /analyser/seminarer/nyt/ are pages


class CannotBegin(DomainError):
    """The kind, the title or the strategy will not do."""


class IllegalMove(DomainError):
    def __init__(self, old: BoardState, new: BoardState) -> None:
        told = {"old": old.label, "new": new.label}
        super().__init__(_("A board cannot go from %(old)s to %(new)s.") % told)


@transaction.atomic
def begin_board(
    *, kind: str, title: str, held_on: date, unit: Unit, strategy: Strategy | None = None, by: User, at: datetime
) -> Board:
    """Begin an empty board with the fields of its kind, of `unit` or of a strategy of that unit.

    Raises:
        CannotBegin: there is no such kind, no title, or the strategy is another unit's.
    """
    if kind not in KINDS or KINDS[kind].is_for_seminars:
        raise CannotBegin(_("Choose what kind of board it is to be."))
    return new_board(kind=kind, title=title, held_on=held_on, unit=unit, strategy=strategy, by=by, at=at)


def new_board(
    *, kind: str, title: str, held_on: date, unit: Unit, strategy: Strategy | None, by: User, at: datetime
) -> Board:
    """As `begin_board`, within the transaction of a larger deed."""
    _check_strategy(unit, strategy)
    title = checked_title(title)
    alike = Board.objects.filter(slug__startswith=slug(title)).values_list("slug", flat=True)
    board = Board.objects.create(
        slug=free_slug(title, TAKEN_BY_PAGES.union(alike)),
        kind=kind,
        title=title,
        held_on=held_on,
        unit=unit,
        strategy=strategy,
        is_of_strategy=strategy is not None,
        created_at=at,
        created_by=by,
    )
    Field.objects.bulk_create(
        Field(board=board, number=number, code=field.code) for number, field in enumerate(KINDS[kind].fields, 1)
    )
    record("analyses.board_begun", board, by=Actor.person(by.pk), at=at, unit_id=unit.pk, board_kind=kind)
    return board


@transaction.atomic
def change_board(
    *, board: Board, title: str, held_on: date, strategy: Strategy | None, opened_on: int, by: User, at: datetime
) -> Board:
    """Put title, day and strategy right. A board whose draft was deleted stays with those who could see it.

    Raises:
        BoardClosed: it is only read.
        LostUpdate: somebody changed them since the form was opened.
        CannotBegin: there is no title, or the strategy is another unit's.
    """
    board = lock_board(board)
    if not board.is_open:
        raise BoardClosed
    if board.details_version != opened_on:
        board.version = board.details_version
        check_version(board, opened_on)
    _check_strategy(board.unit, strategy)
    board.title, board.held_on = checked_title(title), held_on
    was_of_a_draft_now_deleted = board.is_of_strategy and board.strategy is None
    board.strategy, board.is_of_strategy = strategy, strategy is not None or was_of_a_draft_now_deleted
    board.version += 1
    board.details_version += 1
    board.save(update_fields=["title", "held_on", "strategy", "is_of_strategy", "version", "details_version"])
    record("analyses.board_changed", board, by=Actor.person(by.pk), at=at, unit_id=board.unit_id)
    return board


@transaction.atomic
def close_board(*, board: Board, by: User, at: datetime) -> Board:
    """Close `board`: from now on it is only read.

    Raises:
        IllegalMove: it is closed already.
    """
    board = _moved(board, BoardState.CLOSED)
    board.closed_at, board.closed_by = at, by
    board.save(update_fields=["state", "closed_at", "closed_by", "version"])
    record("analyses.board_closed", board, by=Actor.person(by.pk), at=at, unit_id=board.unit_id)
    return board


@transaction.atomic
def reopen_board(*, board: Board, by: User, at: datetime) -> Board:
    """Let cards be put on `board` again.

    Raises:
        IllegalMove: it is open.
    """
    board = _moved(board, BoardState.OPEN)
    board.closed_at = board.closed_by = None
    board.save(update_fields=["state", "closed_at", "closed_by", "version"])
    record("analyses.board_reopened", board, by=Actor.person(by.pk), at=at, unit_id=board.unit_id)
    return board


def checked_title(title: str) -> str:
    title = one_line(title)
    if not title:
        raise CannotBegin(_("Give the board a title."))
    if len(title) > TITLE_LENGTH:
        raise CannotBegin(_("The title is too long. It may have %(most)d letters.") % {"most": TITLE_LENGTH})
    return title


def _check_strategy(unit: Unit, strategy: Strategy | None) -> None:
    if strategy is not None and strategy.unit_id != unit.pk:
        raise CannotBegin(_("The strategy belongs to another unit. Choose one of the board's own unit, or none."))


def _moved(board: Board, new: BoardState) -> Board:
    board = lock_board(board)
    if seminar_of(board):
        raise CannotBegin(_("The seminar's own phases open and close its board."))
    old = BoardState(board.state)
    if new not in BOARD_MOVES[old]:
        raise IllegalMove(old, new)
    board.state = new
    board.version += 1
    return board
