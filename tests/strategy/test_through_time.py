"""What was in force on a day, and what happened to a strategy's text when."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.accounts.models import User
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.spans import Span, Turn, spans
from kompas.strategy.through_time import InForce, changes, history, in_force_on
from tests.makers import a_unit, with_role
from tests.strategy.makers import a_commitment, a_draft, a_part

# 23.30 UTC on 30 June is 1.30 on 1 July in Copenhagen.
ADOPTED = datetime(2024, 6, 30, 23, 30, tzinfo=UTC)
NEXT = datetime(2025, 1, 15, 12, 0, tzinfo=UTC)
CLOSED = datetime(2025, 12, 31, 22, 59, tzinfo=UTC)  # 23.59 in Copenhagen
REOPENED = datetime(2026, 2, 1, 8, 0, tzinfo=UTC)
INSTANTS = st.integers(1, 2_000).map(lambda hours: ADOPTED + timedelta(hours=hours))


@pytest.fixture
def unit(db: Any) -> Unit:
    return a_unit()


@pytest.fixture
def chief(unit: Unit) -> User:
    return with_role(Role.CHIEF, unit)


def adopt(draft: Revision, by: User, at: datetime) -> Strategy:
    draft.refresh_from_db()
    return services.adopt(revision=draft, opened_on=draft.version, by=by, at=at)


@pytest.fixture
def strategy(unit: Unit, chief: User) -> Strategy:
    """Adopted, and revised half a year later."""
    draft = a_draft(unit, by=chief)
    area = a_part(draft, "focus_area", "Veje")
    a_commitment(draft, "holde vejene farbare", area)
    a_commitment(draft, "rydde sne", area)
    a_commitment(draft, "svare borgerne")
    strategy = adopt(draft, chief, ADOPTED)
    return adopt(_revised(strategy, chief), chief, NEXT)


def _revised(strategy: Strategy, chief: User) -> Revision:
    draft = services.begin_revision(strategy=strategy, reason="Vinteren lærte os noget", by=chief, at=NEXT)
    by: dict[str, Any] = {"by": chief, "at": NEXT}
    texts = draft.commitment_texts
    services.change_part(part=texts.get(commitment__number=1), values={"text": "salte vejene"}, opened_on=1, **by)
    services.remove_part(part=texts.get(commitment__number=2), opened_on=1, **by)
    area = draft.focus_area_texts.get().focus_area
    services.move_under(part=texts.get(commitment__number=3), focus_area=area, **by)
    services.change_texts(revision=draft, texts={"vision": "Frem hele året"}, opened_on=1, **by)
    a_commitment(draft, "passe på cyklisterne")
    return draft


def turned(strategy: Strategy, chief: User, *instants: datetime) -> Strategy:
    """Closed at the first instant, reopened at the second, and so on."""
    for place, at in enumerate(instants):
        verb = services.reopen if place % 2 else services.close
        strategy = verb(strategy=strategy, opened_on=strategy.version, by=chief, at=at)
    return strategy


def on(day: date) -> InForce | None:
    return next(iter(in_force_on(day, Strategy.objects.all())), None)


def number_on(day: date) -> int | None:
    found = on(day)
    return found.revision.number if found else None


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2024, 6, 30), None),  # Sunday, the day by UTC
        (date(2024, 7, 1), 1),  # Monday, the day in Copenhagen
        (date(2025, 1, 14), 1),
        (date(2025, 1, 15), 2),
        (date(2030, 1, 1), 2),
    ],
)
def test_a_wording_is_in_force_from_its_day_of_adoption_in_copenhagen(
    strategy: Strategy, day: date, number: int | None
) -> None:
    assert number_on(day) == number


def test_on_the_day_of_adoption_one_is_told_what_held_until_then(strategy: Strategy) -> None:
    found = on(date(2025, 1, 15))

    assert found is not None and found.before is not None
    assert (found.is_first_day, found.before.number) == (True, 1)


@pytest.mark.parametrize(
    ("day", "is_in_force", "ended"),
    [
        (date(2025, 12, 30), True, False),
        (date(2025, 12, 31), True, True),
        (date(2026, 1, 1), False, False),
        (date(2026, 1, 31), False, False),
        (date(2026, 2, 1), True, False),
        (date(2026, 6, 1), True, False),
    ],
)
def test_the_day_of_closing_counts_and_so_does_the_day_of_reopening(
    strategy: Strategy, chief: User, day: date, is_in_force: bool, ended: bool
) -> None:
    turned(strategy, chief, CLOSED, REOPENED)

    found = on(day)

    assert (found is not None) == is_in_force
    assert bool(found and found.ended) == ended


def test_closed_and_reopened_on_one_day_it_was_in_force_all_along(strategy: Strategy, chief: User) -> None:
    turned(strategy, chief, CLOSED - timedelta(hours=2), CLOSED - timedelta(hours=1))

    found = on(date(2025, 12, 31))

    assert found is not None and not found.ended


def test_a_strategy_that_has_ended_stays_ended(strategy: Strategy, chief: User) -> None:
    turned(strategy, chief, CLOSED, REOPENED, REOPENED + timedelta(days=10))

    assert number_on(date(2026, 2, 11)) == 2
    assert number_on(date(2026, 2, 12)) is None


@pytest.mark.django_db
def test_a_draft_was_never_in_force() -> None:
    a_draft()
    assert on(date(2030, 1, 1)) is None


def test_history_tells_what_each_wording_changed_and_every_turn_with_who_did_it(
    strategy: Strategy, chief: User
) -> None:
    turned(strategy, chief, CLOSED, REOPENED)

    told = history(strategy)

    assert [(each.at, each.who) for each in told] == [
        (REOPENED, chief.name),
        (CLOSED, chief.name),
        (NEXT, chief.name),
        (ADOPTED, chief.name),
    ]
    counts = told[2].counts
    assert (counts.added, counts.removed, counts.changed) == (1, 1, 3)  # two commitments and the vision
    assert told[3].counts.is_none


def test_a_part_that_was_dropped_and_came_back_is_removed_once_and_added_once(strategy: Strategy, chief: User) -> None:
    by: dict[str, Any] = {"by": chief, "at": NEXT}
    third = services.begin_revision(strategy=strategy, reason="Ud", **by)
    services.remove_part(part=third.commitment_texts.get(commitment__number=1), opened_on=1, **by)
    strategy = adopt(third, chief, NEXT + timedelta(days=1))
    fourth = services.begin_revision(strategy=strategy, reason="Ind igen", **by)
    old = Revision.objects.get(strategy=strategy, number=2).commitment_texts.get(commitment__number=1)
    fourth.commitment_texts.create(commitment=old.commitment, text=old.text, focus_area=old.focus_area, order=9)
    adopt(fourth, chief, NEXT + timedelta(days=2))

    found = changes(strategy, [1, 2, 3, 4])

    assert (found[3].removed, found[3].added) == (1, 0)
    assert (found[4].removed, found[4].added) == (0, 1)


@given(st.lists(INSTANTS, max_size=8, unique=True))
def test_spans_never_overlap_and_end_where_the_strategy_was_closed(instants: list[datetime]) -> None:
    turns = [Turn(at, is_closing=place % 2 == 0) for place, at in enumerate(sorted(instants))]

    found = spans(ADOPTED, turns)

    assert all(one.until is not None and one.until <= other.since for one, other in pairwise(found))
    assert (found[-1].until is None) == (len(turns) % 2 == 0)


def test_a_strategy_that_was_closed_outside_the_log_ends_where_it_says_itself() -> None:
    assert spans(ADOPTED, [], CLOSED) == [Span(ADOPTED, CLOSED)]
