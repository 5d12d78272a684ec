"""Reads the data files of the demonstration."""

import csv
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

FOLDER = Path(__file__).parent
type Rows = list[dict[str, str]]


def rows(name: str) -> Rows:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def tables(name: str) -> dict[str, Any]:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def on(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """That hour of the day in Copenhagen."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def days_ago(days: int, now: datetime, hour: int = 9, minute: int = 0) -> datetime:
    """That hour so many days before `now`; never later than `now` itself."""
    return min(on(timezone.localdate(now) - timedelta(days=days), hour, minute), now)
