"""Working days, with the weekday beside each row."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.workdays import add_workdays, is_workday, next_workday

CLOSED = {date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6)}  # Easter: Thursday, Friday, Monday
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),  # Monday: nothing is added
        (date(2026, 3, 2), 1, date(2026, 3, 3)),  # Monday to Tuesday
        (date(2026, 3, 6), 1, date(2026, 3, 9)),  # Friday to Monday
        (date(2026, 3, 7), 1, date(2026, 3, 9)),  # Saturday to Monday
        (date(2026, 4, 1), 1, date(2026, 4, 7)),  # Wednesday before Easter to the Tuesday after
        (date(2026, 4, 1), 3, date(2026, 4, 9)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start: date, days: int, due: date) -> None:
    assert add_workdays(start, days, days_off=CLOSED) == due


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 3, 6), date(2026, 3, 6)),  # a Friday stays
        (date(2026, 3, 7), date(2026, 3, 9)),  # Saturday to Monday
        (date(2026, 4, 2), date(2026, 4, 7)),  # Maundy Thursday to the Tuesday after Easter
    ],
)
def test_a_last_day_on_a_day_off_moves_on(day: date, moved: date) -> None:
    assert next_workday(day, days_off=CLOSED) == moved


def test_nobody_counts_backwards() -> None:
    with pytest.raises(ValueError, match="-1"):
        add_workdays(date(2026, 3, 2), -1, days_off=CLOSED)


@given(DAYS, st.integers(1, 60))
def test_what_is_due_is_always_due_on_a_working_day_and_one_day_at_a_time(start: date, days: int) -> None:
    due = add_workdays(start, days, days_off=CLOSED)
    assert is_workday(due, days_off=CLOSED)
    assert due == add_workdays(add_workdays(start, days - 1, days_off=CLOSED), 1, days_off=CLOSED)
