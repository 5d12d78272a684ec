"""What became of the former strategy in the one in force, and the planning version of the period after that."""

from datetime import datetime
from typing import Any

from kompas.accounts.models import User
from kompas.config.demonstration.reading import days_ago, tables
from kompas.strategy import services
from kompas.strategy.fates import Fate
from kompas.strategy.models import KINDS, Revision, Strategy, Succession
from kompas.strategy.succession import Plan, Row, plan


def told(draft: Revision, *, by: User, at: datetime) -> None:
    """Say of each part of the former strategy how it goes on in `draft`, which was written without it."""
    succession = services.take_up(draft=draft, by=by, at=at)
    for decision in tables("next_period")["former"]:
        _decide(succession, decision, by, at)


def begun(strategy: Strategy, *, writer: User, leader: User, now: datetime) -> Succession:
    """The period after `strategy`, half decided by two people on two days."""
    read = tables("next_period")
    first, last = read["next"]["period"]
    since = read["next"]["days_ago"]
    succession = services.begin_next_period(
        strategy=strategy,
        unit=strategy.unit,
        title=read["next"]["title"],
        period_from=first,
        period_to=last,
        by=writer,
        at=days_ago(since, now, 10),
    )
    for number, decision in enumerate(read["planned"]):
        by = leader if decision["fate"] == "dropped" else writer
        _decide(succession, decision, by, days_ago(since - 1 - number // 6, now, 11, number))
    return succession


def _decide(succession: Succession, read: dict[str, Any], by: User, at: datetime) -> None:
    found, kind = plan(succession), KINDS[read["kind"]]
    row = _row(found, read["kind"], read["part"])
    choice = services.Choice(
        Fate(read["fate"]),
        read.get("reason", ""),
        texts=[
            *({"text": text} for text in read.get("texts", [])),
            *({"name": name, kind.body: read["intro"]} for name in read.get("names", [])),
        ],
        into=[_part(found, read["kind"], begins) for begins in read.get("into", [])],
    )
    services.decide(
        succession=succession, kind=kind, part=row.old.pk, choice=choice, opened_on=row.opened_on, by=by, at=at
    )


def _row(found: Plan, kind: str, begins: str) -> Row:
    return next(row for row in found.rows if row.old.kind.code == kind and row.old.head.startswith(begins))


def _part(found: Plan, kind: str, begins: str) -> int:
    return next(said.pk for said in found.parts if said.kind.code == kind and said.head.startswith(begins))
