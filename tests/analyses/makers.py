"""Makers of boards: an open SWOT, and cards on it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from kompas.accounts.models import User
from kompas.analyses import services
from kompas.analyses.models import Board, Card, Field
from kompas.organisation.models import Unit
from tests.makers import NOON, TODAY, a_unit, a_user

_minutes = count(1)


def a_board(unit: Unit | None = None, *, by: User | None = None, at: datetime = NOON, **fields: Any) -> Board:
    given = {"kind": "swot", "title": "Hvor står vi?", "held_on": TODAY, **fields}
    return services.begin_board(unit=unit or a_unit(), by=by or a_user("Dorte Skov"), at=at, **given)


def a_field(board: Board, code: str = "strengths") -> Field:
    return board.fields.get(code=code)


def a_card(board: Board, text: str = "Folk bliver her længe", *, field: str = "strengths", **fields: Any) -> Card:
    """A card at the end of its field; a day apart, so that no limit per minute is met."""
    by = fields.pop("by", None) or board.created_by
    at = fields.pop("at", NOON + timedelta(minutes=next(_minutes)))
    return services.add_card(board=board, field=a_field(board, field), text=text, by=by, at=at, **fields)


def lying(board: Board, field: str = "strengths") -> list[str]:
    """What the cards of a field say, from the top."""
    return [card.text for card in board.cards.on_the_table().in_order() if card.field.code == field]


def many_cards(board: Board, number: int) -> list[Card]:
    """So many cards spread over the fields, without their events."""
    fields = list(board.fields.all())
    made = [
        Card(
            board=board,
            number=place,
            field=fields[place % len(fields)],
            position=place,
            text=f"Kort {place}: vi svarer for sent, når sagen går på tværs af sektionerne",
            mark=("", "fact", "idea")[place % 3],
            author=board.created_by,
            created_at=NOON,
            changed_on=1,
        )
        for place in range(1, number + 1)
    ]
    return Card.objects.bulk_create(made)
