"""Cards: put on a board, reworded, put aside, taken back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.models import Board, Card, Field
from kompas.analyses.rules import MOST_CARDS, MOST_CARDS_EVER, MOST_PER_MINUTE, TEXT_LENGTH
from kompas.analyses.services.order import key_at_the_end
from kompas.analyses.services.writing import author_of, check_hers, lock_card, lock_open, named, tell_card, touch
from kompas.analyses.workflow import Mark
from kompas.errors import DomainError, check_version


class NotACard(DomainError):
    """The text or the mark will not do."""


class TooManyCards(DomainError):
    """The board is full, or somebody puts cards on it faster than others can read."""


@transaction.atomic
def add_card(*, board: Board, field: Field, text: str, mark: str = Mark.NONE, by: User, at: datetime) -> Card:
    """Put a new card at the end of `field`.

    Raises:
        BoardClosed: the board is only read.
        NotACard: the text is empty or too long, or the mark is none of those there are.
        TooManyCards: the board is full, or too many came from her within a minute.
    """
    board = lock_open(board, by)
    author = author_of(board, by)
    _check_room(board, author, at)
    number = (board.cards.aggregate(last=Max("number"))["last"] or 0) + 1
    card = Card.objects.create(
        board=board,
        number=number,
        field=_field_of(board, field),
        position=key_at_the_end(field),
        text=checked_text(text),
        mark=_checked_mark(mark),
        author=author,
        created_at=at,
        changed_on=touch(board),
    )
    tell_card("card_added", card, by=by, at=at)
    return card


@transaction.atomic
def change_card(*, card: Card, text: str, mark: str, opened_on: int, by: User, at: datetime) -> Card:
    """Reword a card, or mark it otherwise.

    Raises:
        BoardClosed: the board is only read.
        CardPutAside: it no longer lies on the table.
        LostUpdate: somebody reworded it since the form was opened.
        NotACard: the text is empty or too long, or the mark is none of those there are.
    """
    card = lock_card(card, by)
    check_version(card, opened_on)
    card.text, card.mark = checked_text(text), _checked_mark(mark)
    card.edited_at, card.edited_by = at, named(card.board, by)
    card.version += 1
    card.changed_on = touch(card.board)
    card.save(update_fields=["text", "mark", "edited_at", "edited_by", "version", "changed_on"])
    tell_card("card_changed", card, by=by, at=at)
    return card


@transaction.atomic
def put_aside(*, card: Card, opened_on: int, by: User, at: datetime) -> Card:
    """Take a card off the table; it can be read and taken back under those put aside.

    Raises:
        BoardClosed, CardPutAside: as for `change_card`.
        LostUpdate: somebody reworded it since it was shown, so it may say something else now.
    """
    card = lock_card(card, by)
    check_version(card, opened_on)
    card.put_aside_at, card.put_aside_by = at, named(card.board, by)
    card.version += 1
    card.changed_on = touch(card.board)
    card.save(update_fields=["put_aside_at", "put_aside_by", "version", "changed_on"])
    tell_card("card_put_aside", card, by=by, at=at)
    return card


@transaction.atomic
def take_back(*, card: Card, by: User, at: datetime) -> Card:
    """Put a card that was put aside at the end of its field again; one that lies there already stays as it is.

    Raises:
        BoardClosed: the board is only read.
        TooManyCards: the board is full.
    """
    board = lock_open(card.board, by)
    card = Card.objects.select_for_update(of=("self",)).select_related("field").get(pk=card.pk)
    card.board = board
    check_hers(card, by)
    if not card.is_put_aside:
        return card
    _check_table(board)
    card.put_aside_at = card.put_aside_by = None
    card.position, card.changed_on = key_at_the_end(card.field), touch(board)
    card.version += 1
    card.save(update_fields=["put_aside_at", "put_aside_by", "position", "version", "changed_on"])
    tell_card("card_taken_back", card, by=by, at=at)
    return card


def checked_text(text: str) -> str:
    """What a card says: single spaces, line breaks kept."""
    lines = (" ".join(line.split()) for line in text.replace("\0", "").strip().splitlines())
    text = "\n".join(lines)
    if not text:
        raise NotACard(_("Write something on the card."))
    if len(text) > TEXT_LENGTH:
        told = {"most": TEXT_LENGTH, "length": len(text)}
        raise NotACard(_("A card may have %(most)d letters; this one has %(length)d. Divide it in two.") % told)
    return text


def _checked_mark(mark: str) -> str:
    if mark not in Mark.values:
        raise NotACard(_("Choose one of the marks that there are."))
    return mark


def _field_of(board: Board, field: Field) -> Field:
    if field.board_id != board.pk:
        raise NotACard(_("Choose one of the board's own fields."))
    return field


def _check_room(board: Board, author: User | None, at: datetime) -> None:
    _check_table(board)
    if board.cards.count() >= MOST_CARDS_EVER:
        raise TooManyCards(
            _("The board has had %(most)d cards and takes no more. Close it, and begin another.")
            % {"most": MOST_CARDS_EVER}
        )
    if board.cards.filter(author=author, created_at__gt=at - timedelta(minutes=1)).count() >= MOST_PER_MINUTE:
        raise TooManyCards(
            _("You have put %(most)d cards here within a minute. Wait a moment, so that the others can follow.")
            % {"most": MOST_PER_MINUTE}
        )


def _check_table(board: Board) -> None:
    if board.cards.on_the_table().count() >= MOST_CARDS:
        raise TooManyCards(
            _("There are %(most)d cards on the board, and it holds no more. Put some aside first.")
            % {"most": MOST_CARDS}
        )
