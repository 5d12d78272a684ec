"""What became of the former strategy in the one in force, and the planning version of the period after that."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from kompas.accounts.models import User
from kompas.config.demonstration.reading import days_ago, on, tables
from kompas.strategy import services
from kompas.strategy.fates import Fate
from kompas.strategy.models import KINDS, Commitment, CommitmentText, Revision, Strategy, Succession
from kompas.strategy.services.parents import Policy, Under, hang, rehang
from kompas.strategy.succession import Plan, Row, plan, questions


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


def rehung(former: Strategy, *, by: User) -> None:
    """Hang the former strategy under a policy of the council, and later under the one that took its place."""
    first, second = tables("next_period")["policies"]
    link = hang(
        strategy=former,
        under=_policy(first),
        from_on=first["from_on"],
        reason=first["reason"],
        by=by,
        at=on(first["from_on"]),
    )
    rehang(
        link=link,
        under=_policy(second),
        on=second["from_on"],
        reason=second["reason"],
        opened_on=link.version,
        by=by,
        at=on(second["from_on"]),
    )


def hung(section: Strategy, parent: Strategy, *, by: User, at: datetime) -> None:
    """Hang a section's strategy and some of its commitments under the department's."""
    read = tables("next_period")["section"]
    given: dict[str, Any] = {"strategy": section, "from_on": timezone.localdate(at), "by": by, "at": at}
    hang(under=Under(parent), reason=read["reason"], **given)
    for each in read["commitments"]:
        own, above = _commitment(section, each["own"]), _commitment(parent, each["under"])
        hang(under=Under(parent, above), commitment=own, reason=each["reason"], **given)


def answered(succession: Succession, *, by: User, at: datetime) -> None:
    """Answer for some of what hangs on the strategy in force; the rest waits."""
    for read in tables("next_period")["section"]["answers"]:
        found = plan(succession)
        question = next(each for each in questions(found) if read["own"] in each.thing.words)
        services.answer_for(
            succession=succession,
            kind=question.kind.code,
            thing=question.thing.key,
            of=question.row.old.key,
            to=next(said.pk for said in question.choices if said.head.startswith(read["to"])),
            reason=read["reason"],
            opened_on=0,
            by=by,
            at=at,
        )


def _policy(read: dict[str, Any]) -> Under:
    return Under(policy=Policy(read["title"], read["body"], read["adopted_on"]))


def _commitment(strategy: Strategy, begins: str) -> Commitment:
    texts = CommitmentText.objects.filter(revision__strategy=strategy, revision__number=1)
    return texts.select_related("commitment").get(text__startswith=begins).commitment


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
