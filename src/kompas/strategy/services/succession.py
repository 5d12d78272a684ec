"""The next period begins beside the strategy in force, and it is decided what becomes of each of its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, LostUpdate, NotAllowed
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Unit
from kompas.organisation.reach import reach_of
from kompas.strategy import succession as planning
from kompas.strategy.fates import NEEDS_REASON, Fate
from kompas.strategy.models import KINDS, TEXTS, PartKind, Revision, Source, Strategy, Succession, SuccessionDecision
from kompas.strategy.models.succession import REASON_LENGTH
from kompas.strategy.permissions import WRITE
from kompas.strategy.queries import in_force
from kompas.strategy.services.continuing import Continuation, go_on, let_go
from kompas.strategy.services.drafts import begun, copy_parts
from kompas.strategy.services.parents import hangs_under
from kompas.strategy.services.planning import count_change, lock_planning, require_write
from kompas.strategy.services.writing import lock_draft, lock_strategy
from kompas.strategy.succession import Plan, Row
from kompas.strategy.workflow import State

COPIED = ("value", "criterion")


class CannotSucceed(DomainError):
    """There is nothing to follow after, or its next period is planned already."""


class CannotDecide(DomainError):
    """What was decided does not hold together."""


@dataclass(frozen=True)
class Choice:
    """What a person decided of a part. `texts` are the new parts' fields in their order; `into` parts of the new
    strategy that stand already, by the key of what lasts; `together_with` another old part, not decided yet.
    """

    fate: Fate
    reason: str = ""
    texts: Sequence[Mapping[str, object]] = ()
    into: Sequence[int] = ()
    together_with: int | None = None


@transaction.atomic
def begin_next_period(
    *,
    strategy: Strategy,
    unit: Unit,
    title: str,
    period_from: int | None,
    period_to: int | None,
    by: User,
    at: datetime,
) -> Succession:
    """Begin the planning version of the period after `strategy`, which stays in force and can still be revised.

    What the wording in force says of core task, vision, purpose, steering and history, its values and criteria, is
    copied to begin from; each stakeholder, focus area and commitment waits for its decision.

    Raises:
        NotAllowed: `by` may not write for the unit of both.
        CannotSucceed: it was never adopted, or its next period is planned already.
    """
    old = lock_strategy(strategy)
    require_write(old, by, at)
    if not reach_of(by, on=timezone.localdate(at)).may(WRITE, unit.pk):
        raise NotAllowed
    wording = _to_follow(old)
    new = begun(
        unit=unit,
        title=title,
        language=wording.language,
        period_from=period_from,
        period_to=period_to,
        predecessor=old,
        by=by,
        at=at,
    )
    draft = new.revisions.get()
    texts = [text for text in TEXTS if text != "title"]
    for text in (*texts, "lead_in"):
        setattr(draft, text, getattr(wording, text))
    draft.save(update_fields=[*texts, "lead_in"])
    for code in COPIED:
        copy_parts(KINDS[code], wording, draft)
    Source.objects.create(revision=draft, number=1, name=wording.title, kind="former_strategy", year=old.period_from)
    return _plan(old, new, by, at)


@transaction.atomic
def take_up(*, draft: Revision, by: User, at: datetime) -> Succession:
    """Let a first draft that was written or read elsewhere be the planning version after its predecessor.

    Raises:
        NotAllowed: `by` may not write for the unit of both.
        CannotSucceed: it follows after none, or the next period of that one is planned already.
    """
    # The one before first: who hangs strategies locks them all in that order, and the two must not wait for each other.
    old = lock_strategy(draft.strategy.predecessor) if draft.strategy.predecessor else None
    draft = lock_draft(draft)
    if old is None or draft.strategy.predecessor_id != old.pk or draft.strategy.state != State.DRAFT:
        raise CannotSucceed(_("Say first which strategy the draft follows after."))
    for each in (old, draft.strategy):
        require_write(each, by, at)
    _to_follow(old)
    if hangs_under(draft.strategy, old):
        raise CannotSucceed(_("The draft hangs under the strategy that it follows after. Let it go there first."))
    return _plan(old, draft.strategy, by, at)


@transaction.atomic
def decide(
    *, succession: Succession, kind: PartKind, part: int, choice: Choice, opened_on: int, by: User, at: datetime
) -> SuccessionDecision:
    """Decide what becomes of the old part whose lasting key is `part`; a decision before it is replaced.

    `opened_on` is the version of that decision, 0 where there was none. What hung on the part is asked about anew.

    Raises:
        NotAllowed: `by` may not write for the new strategy's unit.
        LostUpdate: somebody has decided otherwise meanwhile.
        CannotDecide: reason, text or target are missing, or the part stands in neither wording.
    """
    found = _locked(succession, by, at)
    row = _row(found, kind, part, opened_on)
    _check(choice)
    decision = _decision(found, row, choice, by, at)
    go_on(found, row, decision, _continuation(found, row, choice))
    if choice.together_with is not None:
        partner = _partner(found, row, choice.together_with)
        joined = _decision(found, partner, choice, by, at)
        go_on(found, partner, joined, Continuation(kept=[_first_key(decision, kind)]))
    _tell(found, "strategy.fate_decided", row, by, at, fate=choice.fate.value)
    return decision


@transaction.atomic
def withdraw_decision(
    *, succession: Succession, kind: PartKind, part: int, opened_on: int, by: User, at: datetime
) -> None:
    """Leave a part undecided again; what was written for it alone leaves the new strategy.

    Raises:
        NotAllowed, LostUpdate: as `decide`.
        CannotDecide: nothing was decided of it.
    """
    found = _locked(succession, by, at)
    row = _row(found, kind, part, opened_on)
    if row.decision is None:
        raise CannotDecide(_("Nothing has been decided of this yet."))
    let_go(found, row, row.decision, keep=[])
    row.decision.delete()
    _tell(found, "strategy.fate_withdrawn", row, by, at)


def _locked(succession: Succession, by: User, at: datetime) -> Plan:
    draft = lock_planning(succession, by, at)
    found = planning.plan(succession)
    found.new.version = draft.version
    return found


def _row(found: Plan, kind: PartKind, part: int, opened_on: int) -> Row:
    row = found.row(kind, part)
    if row is None:
        raise CannotDecide(_("This part stands no longer in the strategy in force. Nothing was saved."))
    if row.opened_on != opened_on:
        raise LostUpdate(opened_on=opened_on, current=row.opened_on)
    return row


def _check(choice: Choice) -> None:
    if choice.fate in NEEDS_REASON and not choice.reason.strip():
        raise CannotDecide(_("Write the reason. Those who come after you will ask."))
    if len(choice.reason.strip()) > REASON_LENGTH:
        raise CannotDecide(_("The reason is longer than %(count)d letters.") % {"count": REASON_LENGTH})
    if choice.fate == Fate.SPLIT and len(choice.texts) + len(set(choice.into)) < 2:
        raise CannotDecide(_("Write at least two new texts, or choose another decision."))
    if choice.fate == Fate.REWORDED and len(choice.texts) + len(choice.into) != 1:
        raise CannotDecide(_("Write the new text."))
    if choice.fate == Fate.MERGED and (len(choice.into) == 1) == (choice.together_with is not None):
        raise CannotDecide(_("Choose what it is merged with."))


def _decision(found: Plan, row: Row, choice: Choice, by: User, at: datetime) -> SuccessionDecision:
    decision = row.decision or SuccessionDecision(
        succession=found.succession, version=0, **{f"{row.old.kind.identity}_id": row.old.pk}
    )
    if decision.pk:
        decision.answers.all().delete()
    decision.read_in = found.old
    decision.fate, decision.reason = choice.fate, choice.reason.strip()
    decision.decided_by, decision.decided_at = by, at
    decision.version += 1
    decision.save()
    return decision


def _continuation(found: Plan, row: Row, choice: Choice) -> Continuation:
    """The parts that the row goes on in: those that stand already, and those to be written."""
    if any(found.part(row.old.kind, key) is None for key in choice.into):
        raise CannotDecide(_("The text that it should go on in has been removed meanwhile. Choose another."))
    if choice.fate == Fate.KEPT and not choice.into:
        return Continuation(written=[row.old.values])
    if choice.together_with is not None and not choice.texts:
        return Continuation(written=[_joint(row, _partner(found, row, choice.together_with))])
    return Continuation(kept=list(dict.fromkeys(choice.into)), written=list(choice.texts))


def _partner(found: Plan, row: Row, part: int) -> Row:
    partner = found.row(row.old.kind, part)
    if partner is None or partner.decision or partner.old.key == row.old.key:
        raise CannotDecide(_("The one it should be merged with has been decided meanwhile. Choose anew."))
    return partner


def _joint(row: Row, partner: Row) -> dict[str, object]:
    """The words of both, none of them lost."""
    first, second = row.old, partner.old
    if not first.kind.body:
        return {first.kind.head: f"{first.head} {second.head}"}
    pieces = (first.body, second.head, second.body)
    return {first.kind.head: first.head, first.kind.body: "\n\n".join(piece for piece in pieces if piece)}


def _first_key(decision: SuccessionDecision, kind: PartKind) -> int:
    return int(getattr(decision.links.all()[0], f"{kind.identity}_id"))


def _to_follow(old: Strategy) -> Revision:
    wording = in_force(old)
    if wording is None or old.is_draft:
        raise CannotSucceed(_("Only a strategy that was adopted has a next period."))
    if Succession.objects.filter(old=old).exists():
        raise CannotSucceed(_("The next period is being planned already. Write on in that planning version."))
    return wording


def _plan(old: Strategy, new: Strategy, by: User, at: datetime) -> Succession:
    made = Succession.objects.create(old=old, new=new, begun_at=at, begun_by=by)
    record("strategy.next_period_begun", new, by=Actor.person(by.pk), at=at, unit_id=new.unit_id, old=old.pk)
    return made


def _tell(found: Plan, kind: str, row: Row, by: User, at: datetime, **data: object) -> None:
    count_change(found.new)
    new, part = found.new.strategy, f"{row.old.kind.code}.{row.old.pk}"
    record(kind, new, by=Actor.person(by.pk), at=at, unit_id=new.unit_id, part=part, **data)
