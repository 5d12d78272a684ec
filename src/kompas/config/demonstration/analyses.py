"""The demonstration's analyses: boards full of cards, and what they led to."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from kompas.accounts.models import User
from kompas.analyses import services
from kompas.analyses.models import Board, Card, Conclusion, Field, Seminar
from kompas.analyses.rules import Terms
from kompas.analyses.workflow import Phase
from kompas.config.demonstration.reading import days_ago, on, tables
from kompas.organisation.models import Unit
from kompas.strategy.models import CommitmentText, Strategy

BETWEEN_CARDS = timedelta(minutes=4)


def load(staff: dict[str, User], now: datetime) -> None:
    """Begin the boards and seminars, put each card as its author did, and link it to what it led to."""
    for told in tables("boards")["board"]:
        _board(told, staff, now)
    seminars = tables("seminars")
    _concluded(seminars["concluded"], staff, now)
    _gathering(seminars["gathering"], staff, now)


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
    _link(card, board, told.get("led_to", []), at + timedelta(days=200))


def _link(source: Card | Conclusion, board: Board, beginnings: list[str], at: datetime) -> None:
    for beginning in beginnings:
        text = CommitmentText.objects.get(
            revision__strategy=board.strategy, revision__number=1, text__startswith=beginning
        )
        services.link(source=source, commitment=text.commitment, by=board.created_by, at=at)


def _concluded(told: dict[str, Any], staff: dict[str, User], now: datetime) -> None:
    """A seminar from its invitation to its conclusions, on one day and the two weeks before it."""
    held, leader = days_ago(told["held_days_ago"], now, 9), staff[told["by"]]
    begun = held - timedelta(days=14)
    seminar = _seminar(told, staff, begun, held.date(), held.date() - timedelta(days=1))
    cards, at = {}, begun + timedelta(days=3)
    (loose,) = seminar.board.fields.all()
    for group in told["group"]:
        for card in group["cards"]:
            at += BETWEEN_CARDS
            cards[card["text"]] = services.add_card(
                board=seminar.board, field=loose, text=card["text"], by=staff[card["by"]], at=at
            )
    seminar = _on(seminar, Phase.GROUPING, held)
    groups = [_grouped(seminar, group, cards, staff, held + timedelta(hours=1)) for group in told["group"]]
    seminar = _on(seminar, Phase.VOTING, held + timedelta(hours=2))
    for group, field in zip(told["group"], groups, strict=True):
        for name, count in group["votes"].items():
            at = held + timedelta(hours=2, minutes=10)
            services.vote(seminar=seminar, group=field, count=count, by=staff[name], at=at)
    seminar = _on(seminar, Phase.CONCLUDING, held + timedelta(hours=3))
    for group, field in zip(told["group"], groups, strict=True):
        at = held + timedelta(hours=4)
        conclusion = Conclusion.objects.select_related("group__board").get(group=field)
        said = {"outcome": group["outcome"], "text": group["text"], "opened_on": conclusion.version}
        services.conclude_group(conclusion=conclusion, **said, by=leader, at=at)
        _link(conclusion, seminar.board, group.get("led_to", []), at)
    _on(seminar, Phase.CONCLUDED, held + timedelta(hours=6))


def _grouped(
    seminar: Seminar, told: dict[str, Any], cards: dict[str, Card], staff: dict[str, User], at: datetime
) -> Field:
    group = services.add_group(seminar=seminar, name=told["name"], by=seminar.leader, at=at)
    for each in reversed(told["cards"]):
        card = cards[each["text"]]
        services.move_card(card=card, field=group, after=None, by=staff[each["by"]], at=at)
        if "view" in each:
            view = services.raise_other_view(card=card, text=each["view"], by=seminar.leader, at=at)
            later = at + timedelta(minutes=20)
            services.answer_other_view(view=view, answer=each["answer"], by=seminar.leader, at=later)
    return group


def _gathering(told: dict[str, Any], staff: dict[str, User], now: datetime) -> None:
    """A seminar to which people were invited some days ago, and some have put their cards."""
    at, today = days_ago(told["begun_days_ago"], now, 10), timezone.localdate(now)
    until = today + timedelta(days=told["gather_until_in_days"])
    seminar = _seminar(told, staff, at, today + timedelta(days=told["held_in_days"]), until)
    (loose,) = seminar.board.fields.all()
    for card in told["cards"]:
        at += BETWEEN_CARDS
        services.add_card(board=seminar.board, field=loose, text=card["text"], by=staff[card["by"]], at=at)


def _seminar(told: dict[str, Any], staff: dict[str, User], begun: datetime, held_on: date, until: date) -> Seminar:
    unit = Unit.objects.get(code=told["unit"])
    return services.begin_seminar(
        title=told["title"],
        held_on=held_on,
        unit=unit,
        strategy=_current(unit),
        people=[staff[name] for name in told["people"]],
        terms=Terms(gather_until=until, is_anonymous=told.get("is_anonymous", False)),
        by=staff[told["by"]],
        at=begun,
    )


def _on(seminar: Seminar, to: Phase, at: datetime) -> Seminar:
    return services.move_on(seminar=seminar, to=to, opened_on=seminar.version, by=seminar.leader, at=at)


def _current(unit: Unit) -> Strategy:
    return Strategy.objects.adopted().get(unit=unit, period_from__gte=date(2026, 1, 1).year)
