"""What hangs on the old strategy goes on: by rule or as a person answers, all of it as the next period is adopted."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, LostUpdate
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.strategy.fates import Course
from kompas.strategy.hanging import HANGING, HangingKind, Move, Thing
from kompas.strategy.models import Commitment, ParentLink, Strategy, Succession, SuccessionAnswer
from kompas.strategy.models.succession import REASON_LENGTH
from kompas.strategy.services.parents import Under, lead_on, take_along
from kompas.strategy.services.planning import count_change, lock_planning
from kompas.strategy.succession import LASTING, Plan, Question, Row, plan, planned_for, questions, things

WORDS_LENGTH = 300


class CannotAnswerFor(DomainError):
    """The question is asked no more, or the answer is none of its choices."""


@transaction.atomic
def answer_for(
    *,
    succession: Succession,
    kind: str,
    thing: int,
    of: tuple[str, int],
    to: int | None,
    reason: str,
    opened_on: int,
    by: User,
    at: datetime,
) -> SuccessionAnswer:
    """Answer where a thing that hangs on the old part `of` goes on: under the new part `to`, or, with None, nowhere.

    `opened_on` is the version of the answer before it, 0 where there was none.

    Raises:
        NotAllowed: `by` may not write for the new strategy's unit.
        LostUpdate: somebody has answered otherwise meanwhile.
        CannotAnswerFor: it is asked no more, `to` is none of its choices, or the reason is missing.
    """
    draft = lock_planning(succession, by, at)
    question = _question(plan(succession), kind, thing, of)
    standing = question.answer.version if question.answer else 0
    if standing != opened_on:
        raise LostUpdate(opened_on=opened_on, current=standing)
    _check(question, to, reason.strip())
    answer = question.answer or _blank(question.row, question.kind, question.thing)
    _point(answer, question.row, to)
    answer.reason, answer.answered_by, answer.answered_at = reason.strip(), by, at
    answer.version = standing + 1
    answer.save()
    count_change(draft)
    record(
        "strategy.hanging_answered",
        draft.strategy,
        by=Actor.person(by.pk),
        at=at,
        unit_id=draft.strategy.unit_id,
        hanging=kind,
        thing=thing,
    )
    return answer


def carry_out(new: Strategy, *, by: User, at: datetime) -> None:
    """Lead all that hangs on the old strategy to where it goes on, in the transaction that adopts `new`.

    Afterwards each thing has an answer that tells where it went: by rule, or as a person said.
    """
    succession = planned_for(new)
    if succession is None:
        return
    found = plan(succession)
    answered = {(each.row.old.key, each.kind.code, each.thing.key): each.answer for each in questions(found)}
    for kind in HANGING.values():
        moves: dict[str, list[Move]] = {part.code: [] for part in LASTING}
        for row, thing in things(kind, found.rows):
            to = _destination(row, kind, thing, answered.get((row.old.key, kind.code, thing.key)))
            if to is not None:
                moves[row.old.kind.code].append((thing.key, row.old.pk, to))
        for part in LASTING:
            if kind.rehang and moves[part.code]:
                kind.rehang(part, moves[part.code], by, at)
    _hang_on(found, by, at)
    succession.carried_out_at, succession.carried_out_by = at, by
    succession.save(update_fields=["carried_out_at", "carried_out_by"])


def _hang_on(found: Plan, by: User, at: datetime) -> None:
    """What hangs under the old strategy as a whole follows by rule; and the new one hangs where the old one hangs."""
    old, new, on = found.succession.old, found.succession.new, timezone.localdate(at)
    links = ParentLink.objects.standing().select_related(
        "strategy", "commitment", "parent", "parent_commitment", "policy"
    )
    for link in links.filter(parent=old, parent_commitment=None):
        lead_on(link, Under(new), by=by, at=at, on=on)
    goes_on = {row.old.pk: row.new for row in found.rows if row.old.kind.code == "commitment"}
    for link in links.filter(strategy=old):
        if link.commitment is None:
            take_along(link, new, None, by=by, at=at, on=on)
            continue
        for each in Commitment.objects.filter(pk__in=[said.pk for said in goes_on.get(link.commitment.pk, ())]):
            take_along(link, new, each, by=by, at=at, on=on)


def _destination(row: Row, kind: HangingKind, thing: Thing, answer: SuccessionAnswer | None) -> int | None:
    """The part that the thing goes on under, None where it stays; what goes by rule is written down here."""
    if row.decision is None or row.fate is None:
        raise LookupError(f"{row.old.key} is carried out undecided.")
    course = kind.courses[row.fate]
    if course == Course.ASKED:
        if answer is None:
            raise LookupError(f"{kind.code} {thing.key} is carried out unanswered.")
        return _pointed(answer, row)
    to = row.new[0].pk if course == Course.FOLLOWS and row.new else None
    by_rule = _blank(row, kind, thing)
    _point(by_rule, row, to)
    by_rule.save()
    return to


def _question(found: Plan, kind: str, thing: int, of: tuple[str, int]) -> Question:
    for each in questions(found):
        if (each.kind.code, each.thing.key, each.row.old.key) == (kind, thing, of):
            return each
    raise CannotAnswerFor(_("This is asked no more: what it hangs on has been decided otherwise. Nothing was saved."))


def _check(question: Question, to: int | None, reason: str) -> None:
    if to is not None and to not in {said.pk for said in question.choices}:
        raise CannotAnswerFor(_("Choose one of the texts of the next period."))
    if not reason:
        raise CannotAnswerFor(_("Write the reason. Those who come after you will ask."))
    if len(reason) > REASON_LENGTH:
        raise CannotAnswerFor(_("The reason is longer than %(count)d letters.") % {"count": REASON_LENGTH})


def _blank(row: Row, kind: HangingKind, thing: Thing) -> SuccessionAnswer:
    return SuccessionAnswer(decision=row.decision, kind=kind.code, thing=thing.key, words=thing.words[:WORDS_LENGTH])


def _point(answer: SuccessionAnswer, row: Row, to: int | None) -> None:
    setattr(answer, f"{row.old.kind.identity}_id", to)


def _pointed(answer: SuccessionAnswer, row: Row) -> int | None:
    to: int | None = getattr(answer, f"{row.old.kind.identity}_id")
    return to
