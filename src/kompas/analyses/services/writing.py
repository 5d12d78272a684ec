"""What every deed on a board begins and ends with: the board locked, its version counted up, one line in the log."""

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.models import Board, Card, Seminar
from kompas.analyses.workflow import WITH_CARDS, Phase
from kompas.errors import DomainError, NotAllowed
from kompas.journal.actors import Actor
from kompas.journal.services import record


class BoardClosed(DomainError):
    def __init__(self) -> None:
        super().__init__(_("The board has been closed. It can be read, but no longer changed."))


class CardPutAside(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Somebody has put the card aside meanwhile. You find it under “Put aside”."))


class WrongPhase(DomainError):
    """The seminar has moved on, or is not there yet."""


def lock_board(board: Board) -> Board:
    """The board as it stands now; whoever changes it next waits. All deeds on its cards lock the board first."""
    return Board.objects.select_for_update(of=("self",)).get(pk=board.pk)


def lock_open(board: Board, by: User) -> Board:
    """The board, on which `by` may put cards now.

    Raises:
        BoardClosed: it is only read.
        WrongPhase: it is a seminar's, whose cards lie fast.
        NotAllowed: it is a seminar's, to which she was not invited.
    """
    board = lock_board(board)
    if not board.is_open:
        raise BoardClosed
    seminar = seminar_of(board)
    if seminar and seminar.phase not in WITH_CARDS:
        raise WrongPhase(_("The seminar has moved on: its cards lie fast now."))
    if seminar and not seminar.participants.filter(person=by).exists():
        raise NotAllowed
    return board


def lock_card(card: Card, by: User) -> Card:
    """The card as it lies now, on its open board, locked with it.

    Raises:
        BoardClosed, WrongPhase, NotAllowed: as for `lock_open`; cards gathered unseen are their author's alone.
        CardPutAside: the card no longer lies on the table.
    """
    board = lock_open(card.board, by)
    found = Card.objects.select_for_update(of=("self",)).select_related("field").get(pk=card.pk)
    found.board = board
    check_hers(found, by)
    if found.is_put_aside:
        raise CardPutAside
    return found


def check_hers(card: Card, by: User) -> None:
    """Raises NotAllowed for somebody else's card while each sees only her own."""
    seminar = seminar_of(card.board)
    if seminar and seminar.hides_cards and card.author_id != by.pk:
        raise NotAllowed


def seminar_of(board: Board) -> Seminar | None:
    return Seminar.objects.filter(board=board).first()


def named(board: Board, by: User) -> User | None:
    """Who is kept on a card as the one who did something to it: nobody where cards have no names."""
    seminar = seminar_of(board)
    return None if seminar and seminar.is_anonymous else by


def author_of(board: Board, by: User) -> User | None:
    """Who is kept as a new card's author. Until gathering ends she must find her own cards, names or not."""
    seminar = seminar_of(board)
    return None if seminar and seminar.is_anonymous and seminar.phase != Phase.GATHERING else by


def touch(board: Board) -> int:
    """Count the board's version up, and return it."""
    Board.objects.filter(pk=board.pk).update(version=F("version") + 1)
    board.version += 1
    return board.version


def tell_card(kind: str, card: Card, *, by: User, at: datetime, **data: object) -> None:
    """Write down what happened to a card; where cards have no names, neither has the event."""
    board = card.board
    told = {"board": board.pk, "card": card.number, **data}
    actor = Actor.person(by.pk) if named(board, by) else Actor.anonymous()
    record(f"analyses.{kind}", card, by=actor, at=at, unit_id=board.unit_id, **told)
