"""Working days: Monday to Friday, save the days off that one is given. Pure: it knows no holiday by itself."""

from collections.abc import Container
from datetime import date, timedelta

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_workday(day: date, *, days_off: Container[date]) -> bool:
    return day.weekday() < SATURDAY and day not in days_off


def next_workday(day: date, *, days_off: Container[date]) -> date:
    """`day` itself if it is a working day, or else the first one after it.

    So a last day that falls on a Saturday, a Sunday or a holiday moves on (Danish administrative law counts so).
    """
    while not is_workday(day, days_off=days_off):
        day += ONE_DAY
    return day


def add_workdays(start: date, days: int, *, days_off: Container[date]) -> date:
    """Return the date that lies `days` working days after `start`.

    `start` itself is never counted, so what comes on a Saturday with a one-day deadline is due on Monday.

    Raises:
        ValueError: `days` is negative.
    """
    if days < 0:
        raise ValueError(f"{days} working days cannot be added.")
    day = start
    for _day in range(days):
        day = next_workday(day + ONE_DAY, days_off=days_off)
    return day
