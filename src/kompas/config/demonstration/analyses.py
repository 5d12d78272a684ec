"""The demonstration's analyses: boards full of cards, and what they led to."""

from datetime import date, datetime, timedelta
from typing import Any

from kompas.accounts.models import User
from kompas.analyses import services
from kompas.analyses.models import Board
from kompas.config.demonstration.reading import days_ago, on, tables
from kompas.organisation.models import Unit
from kompas.strategy.models import CommitmentText, Strategy

BETWEEN_CARDS = timedelta(minutes=4)


def load(staff: dict[str, User], now: datetime) -> None:
    """Begin the boards, put each card on them as its author did, and link it to what it led to."""
    for told in tables("boards")["board"]:
        _board(told, staff, now)


def _board(told: dict[str, Any], staff: dict[str, User], now: datetime) -> None:
    begun = on(told["held_on"]) if "held_on" in told else days_ago(told["days_ago"], now, 9)
    unit, leader = Unit.objects.get(code=told["unit"]), staff[told["by"]]
    board = services.begin_board(
        kind=told["kind"],
        title=told["title"],
        held_on=begun.date(),
        unit=unit,
        strategy=_current(unit) if "of" in told else None,
        by=leader,
        at=begun,
    )
    fields = {field.code: field for field in board.fields.all()}
    at = begun
    for code, cards in told["cards"].items():
        for card in cards:
            at += BETWEEN_CARDS
            _card(board, fields[code], card, staff, at)
    if told.get("closed"):
        services.close_board(board=board, by=leader, at=at + timedelta(hours=2))


def _card(board: Board, field: Any, told: dict[str, Any], staff: dict[str, User], at: datetime) -> None:
    author = staff[told["by"]]
    card = services.add_card(board=board, field=field, text=told["text"], mark=told.get("mark", ""), by=author, at=at)
    if told.get("aside"):
        services.put_aside(card=card, opened_on=1, by=board.created_by, at=at + timedelta(minutes=1))
    for beginning in told.get("led_to", []):
        text = CommitmentText.objects.get(
            revision__strategy=board.strategy, revision__number=1, text__startswith=beginning
        )
        services.link(card=card, commitment=text.commitment, by=board.created_by, at=at + timedelta(days=200))


def _current(unit: Unit) -> Strategy:
    return Strategy.objects.adopted().get(unit=unit, period_from__gte=date(2026, 1, 1).year)
