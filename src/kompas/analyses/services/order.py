"""Where a card lies: which field, and after which card. Two who move at the same time both get their way."""

from datetime import datetime
from random import SystemRandom

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.models import Board, Card, Field
from kompas.analyses.rules import STEP, key_between, spread
from kompas.analyses.services.writing import lock_card, named, tell_card, touch
from kompas.errors import DomainError


class NoSuchPlace(DomainError):
    """The field is another board's."""


def shuffled(board: Board) -> None:
    """Lay all cards in an order by chance, and number them anew in it.

    So neither place, number nor what is new since a version tells in which order they came, and from whom.
    """
    cards = list(board.cards.all())
    SystemRandom().shuffle(cards)
    first = max((card.number for card in cards), default=0) + 1  # none of the former numbers means a card any more
    changed_on = touch(board)
    for number, (card, position) in enumerate(zip(cards, spread(len(cards)), strict=True), first):
        card.number, card.position, card.changed_on = number, position, changed_on
    Card.objects.bulk_update(cards, ["number", "position", "changed_on"], batch_size=200)


def key_at_the_end(field: Field) -> int:
    last: int | None = field.cards.on_the_table().aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + STEP


@transaction.atomic
def move_card(*, card: Card, field: Field, after: Card | None, by: User, at: datetime) -> Card:
    """Lay `card` in `field` right after the card `after`, first where that is None.

    Where `after` has left the field meanwhile, the card is laid at its end: her field counts, the place is gone.
    The text's version is left alone, so that who rewords the card at this moment keeps her words.

    Raises:
        BoardClosed: the board is only read.
        CardPutAside: it no longer lies on the table.
        NoSuchPlace: the field is another board's.
    """
    card = lock_card(card, by)
    if field.board_id != card.board_id:
        raise NoSuchPlace(_("Choose one of the board's own fields."))
    card.field, card.position = field, _key_after(card, field, after)
    card.moved_at, card.moved_by, card.changed_on = at, named(card.board, by), touch(card.board)
    card.save(update_fields=["field", "position", "moved_at", "moved_by", "changed_on"])
    tell_card("card_moved", card, by=by, at=at, field=field.number)
    return card


@transaction.atomic
def step_card(*, card: Card, step: int, by: User, at: datetime) -> Card:
    """One place up (-1) or down (1) in its field; at either end it stays where it is."""
    card = lock_card(card, by)
    lying = _lying(card.field)
    place = next(index for index, each in enumerate(lying) if each.pk == card.pk)
    others = [each for each in lying if each.pk != card.pk]
    target = min(max(place + step, 0), len(others))
    return move_card(card=card, field=card.field, after=others[target - 1] if target else None, by=by, at=at)


def _key_after(card: Card, field: Field, after: Card | None) -> int:
    """The key of the place, once the field has been spread anew where two neighbours had no room between them."""
    others = [each for each in _lying(field) if each.pk != card.pk]
    place = _place_after(others, after)
    key = _key_at(others, place)
    if key is None:
        for each, position in zip(others, spread(len(others)), strict=True):
            each.position = position
        Card.objects.bulk_update(others, ["position"], batch_size=200)
        key = _key_at(others, place)
    if key is None:
        raise AssertionError("A field spread anew has room everywhere.")
    return key


def _place_after(others: list[Card], after: Card | None) -> int:
    if after is None:
        return 0
    return next((place for place, each in enumerate(others, 1) if each.pk == after.pk), len(others))


def _key_at(others: list[Card], place: int) -> int | None:
    before = others[place - 1].position if place else None
    behind = others[place].position if place < len(others) else None
    return key_between(before, behind)


def _lying(field: Field) -> list[Card]:
    return list(field.cards.on_the_table().order_by("position", "pk").only("pk", "position", "field"))
