"""Makers of boards and seminars: an open SWOT with cards on it, a seminar in any of its phases."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from kompas.accounts.models import User
from kompas.analyses import services
from kompas.analyses.models import Board, Card, Conclusion, Field, Seminar
from kompas.analyses.rules import Terms
from kompas.analyses.workflow import Phase, next_phase
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


def a_seminar(
    unit: Unit | None = None, *, people: Sequence[User] = (), by: User | None = None, **fields: Any
) -> Seminar:
    """A seminar in two weeks, gathering until the week before, led by its maker."""
    terms = {
        name: fields.pop(name)
        for name in ("shows_all", "is_anonymous", "votes_each", "most_per_group")
        if name in fields
    }
    given = {"title": "Sommerseminar", "held_on": TODAY + timedelta(days=14), **fields}
    return services.begin_seminar(
        unit=unit or a_unit(),
        people=people or [a_user("Bo Lund")],
        terms=Terms(gather_until=TODAY + timedelta(days=7), **terms),
        by=by or a_user("Signe Leder"),
        at=NOON,
        **given,
    )


def moved_to(seminar: Seminar, phase: Phase) -> Seminar:
    """The seminar led phase by phase to `phase`, with two groups of one card each, and every group concluded."""
    by = seminar.leader
    while seminar.phase != phase:
        ready_for(seminar)
        to = next_phase(Phase(seminar.phase))
        assert to
        seminar = services.move_on(seminar=seminar, to=to, opened_on=seminar.version, by=by, at=NOON)
    return seminar


def ready_for(seminar: Seminar) -> None:
    """What the next phase asks for, done."""
    by, board = seminar.leader, seminar.board
    if seminar.phase == Phase.GATHERING:
        for text in ("Kortere breve", "Ring tilbage"):
            a_card(board, text, field="ungrouped", by=by)
    if seminar.phase == Phase.GROUPING:
        for card in board.cards.filter(field__code="ungrouped"):
            group = services.add_group(seminar=seminar, name=f"Gruppe {card.number}", by=by, at=NOON)
            services.move_card(card=card, field=group, after=None, by=by, at=NOON)
    if seminar.phase == Phase.CONCLUDING:
        for each in Conclusion.objects.filter(group__board=board, outcome=""):
            services.conclude_group(
                conclusion=each, outcome="taken", text="Vi tager den med.", opened_on=each.version, by=by, at=NOON
            )
