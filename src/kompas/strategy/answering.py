"""Who answers another view, and which of them wait for whom."""

from datetime import date

from django.db.models import F, Q

from kompas.accounts.models import User
from kompas.organisation.reach import Reach, reach_of
from kompas.strategy.models import Challenge
from kompas.strategy.models.challenge import ChallengeQuerySet
from kompas.strategy.permissions import ADOPT, WRITE
from kompas.strategy.queries import holders
from kompas.strategy.workflow import ChallengeState


def code_to_answer(challenge: Challenge) -> str:
    """The permission that the next answer takes."""
    return ADOPT if challenge.state == ChallengeState.ASKED_AGAIN else WRITE


def may_answer(challenge: Challenge, person: User, reach: Reach) -> bool:
    """Whether it waits for an answer that `person` may give; nobody answers her own view."""
    is_own = challenge.raised_by_id == person.pk
    return challenge.waits and not is_own and reach.may(code_to_answer(challenge), challenge.strategy.unit_id)


def who_answers(challenge: Challenge, *, on: date) -> list[User]:
    """Whom it waits for: the first time the wording's writer, where she still may; else those who may adopt."""
    unit, code = challenge.strategy.unit, code_to_answer(challenge)
    able = [person for person in holders(code, unit, on=on) if person.pk != challenge.raised_by_id]
    writer = challenge.revision.created_by_id if challenge.revision else None
    if code == WRITE and any(person.pk == writer for person in able):
        return [person for person in able if person.pk == writer]
    return [person for person in able if reach_of(person, on=on).may(ADOPT, unit.pk)]


def awaiting(person: User, reach: Reach) -> ChallengeQuerySet:
    """What waits for this person: views on wordings that she wrote, and those that only who adopts can answer."""
    hers = Q(state=ChallengeState.RAISED, revision__created_by=person, strategy__unit__in=reach.where(WRITE))
    nobody_else = Q(revision=None) | Q(revision__created_by__is_active=False) | Q(revision__created_by=F("raised_by"))
    orphaned = Q(state=ChallengeState.RAISED) & nobody_else
    chiefs = (Q(state=ChallengeState.ASKED_AGAIN) | orphaned) & Q(strategy__unit__in=reach.where(ADOPT))
    return Challenge.objects.filter(hers | chiefs).exclude(raised_by=person)
