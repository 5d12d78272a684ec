"""What every deed on a board begins and ends with: the board locked, its version counted up, one line in the log."""

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.models import Board, Card
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import record


class BoardClosed(DomainError):
    def __init__(self) -> None:
        super().__init__(_("The board has been closed. It can be read, but no longer changed."))


class CardPutAside(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Somebody has put the card aside meanwhile. You find it under “Put aside”."))


def lock_board(board: Board) -> Board:
    """The board as it stands now; whoever changes it next waits. All deeds on its cards lock the board first."""
    return Board.objects.select_for_update(of=("self",)).get(pk=board.pk)


def lock_open(board: Board) -> Board:
    """Raises BoardClosed."""
    board = lock_board(board)
    if not board.is_open:
        raise BoardClosed
    return board


def lock_card(card: Card) -> Card:
    """The card as it lies now, on its open board, locked with it.

    Raises:
        BoardClosed: the board is only read.
        CardPutAside: the card no longer lies on the table.
    """
    board = lock_open(card.board)
    found = Card.objects.select_for_update(of=("self",)).select_related("field").get(pk=card.pk)
    if found.is_put_aside:
        raise CardPutAside
    found.board = board
    return found


def touch(board: Board) -> int:
    """Count the board's version up, and return it."""
    Board.objects.filter(pk=board.pk).update(version=F("version") + 1)
    board.version += 1
    return board.version


def tell_card(kind: str, card: Card, *, by: User, at: datetime, **data: object) -> None:
    """Write down what happened to a card."""
    board = card.board
    told = {"board": board.pk, "card": card.number, **data}
    record(f"analyses.{kind}", card, by=Actor.person(by.pk), at=at, unit_id=board.unit_id, **told)
