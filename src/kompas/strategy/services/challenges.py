"""Giving another view on a part of a strategy, and answering it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, NotAllowed, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.reach import reach_of
from kompas.strategy.models import Challenge, ChallengeAnswer, Revision
from kompas.strategy.permissions import ADOPT, WRITE
from kompas.strategy.queries import in_force, may_see_draft
from kompas.strategy.services.quoting import quoted
from kompas.strategy.services.writing import DraftGone, lock_strategy
from kompas.strategy.workflow import CHALLENGE_MOVES, ChallengeState, Outcome, State


class CannotChallenge(DomainError):
    """Nothing is written, or this is not a text to give another view on."""


class CannotReply(DomainError):
    """It was answered already, nothing is written, or it is one's own."""


@transaction.atomic
def raise_challenge(*, revision: Revision, about: tuple[str, int], view: str, by: User, at: datetime) -> Challenge:
    """Give another view on a part of the draft or of the wording in force, by the part's code and key.

    Raises:
        NotAllowed: `by` may not read the text.
        CannotChallenge: the wording is neither the draft nor in force, or nothing is written.
        PartGone: the part does not stand in it any more.
    """
    strategy = lock_strategy(revision.strategy)
    revision = _readable(revision, by, at)
    if not view.strip():
        raise CannotChallenge(_("Write how you see it."))
    code, key, words = quoted(revision, about)
    last = strategy.challenges.aggregate(last=Max("number"))["last"] or 0
    challenge = Challenge.objects.create(
        strategy=strategy,
        number=last + 1,
        revision=revision,
        about=code,
        about_key=key,
        quoted=words,
        view=view.strip(),
        raised_by=by,
        raised_at=at,
    )
    _tell("strategy.challenged", challenge, by, at, revision=revision.number)
    return challenge


@transaction.atomic
def answer_challenge(
    *, challenge: Challenge, outcome: Outcome, words: str, opened_on: int, by: User, at: datetime
) -> ChallengeAnswer:
    """Answer another view: the first time by a writer of the unit, the second by somebody who may adopt.

    Raises:
        NotAllowed: `by` may not answer this time.
        LostUpdate: it has changed since version `opened_on` was shown.
        CannotReply: it waits for no answer, is one's own, or nothing is written.
    """
    challenge = _locked(challenge)
    is_second = challenge.state == ChallengeState.ASKED_AGAIN
    if not reach_of(by, on=timezone.localdate(at)).may(ADOPT if is_second else WRITE, challenge.strategy.unit_id):
        raise NotAllowed
    check_version(challenge, opened_on)
    if challenge.raised_by_id == by.pk:
        raise CannotReply(_("Somebody else must answer it: it is your own view."))
    if not words.strip():
        raise CannotReply(_("Write an answer."))
    _move(challenge, ChallengeState.ANSWERED_AGAIN if is_second else ChallengeState.ANSWERED)
    answer = ChallengeAnswer.objects.create(
        challenge=challenge, turn=2 if is_second else 1, outcome=outcome, words=words.strip(), by=by, at=at
    )
    _tell("strategy.challenge_answered", challenge, by, at, turn=answer.turn, outcome=outcome.value)
    return answer


@transaction.atomic
def ask_again(*, challenge: Challenge, words: str, by: User, at: datetime) -> Challenge:
    """Say once, by who gave the view, why the answer does not do.

    Raises:
        NotAllowed: somebody else gave it.
        CannotReply: it waits for its first answer, was asked again already, or nothing is written.
    """
    challenge = _own(challenge, by)
    if not words.strip():
        raise CannotReply(_("Write what the answer does not meet."))
    _move(challenge, ChallengeState.ASKED_AGAIN, again=words.strip(), again_at=at)
    _tell("strategy.challenge_asked_again", challenge, by, at)
    return challenge


@transaction.atomic
def withdraw_challenge(*, challenge: Challenge, by: User, at: datetime) -> Challenge:
    """Take one's own view back while it waits for an answer; it stays readable as taken back. Raises as `ask_again`."""
    challenge = _own(challenge, by)
    _move(challenge, ChallengeState.WITHDRAWN, withdrawn_at=at)
    _tell("strategy.challenge_withdrawn", challenge, by, at)
    return challenge


def _readable(revision: Revision, by: User, at: datetime) -> Revision:
    found = Revision.objects.select_related("strategy").filter(pk=revision.pk).first()
    if found is None:
        raise DraftGone
    if found.is_draft:
        if not may_see_draft(found, by, reach_of(by, on=timezone.localdate(at))):
            raise NotAllowed
        return found
    if found.strategy.state == State.CLOSED:
        raise CannotChallenge(_("This strategy is closed. Give your view on the one that is in force now."))
    if found != in_force(found.strategy):
        raise CannotChallenge(_("This wording is no longer in force. Give your view on the one that is."))
    if not by.is_active:
        raise NotAllowed
    return found


def _locked(challenge: Challenge) -> Challenge:
    """As it stands now; nobody else answers it or adopts its strategy meanwhile."""
    strategy = lock_strategy(challenge.strategy)
    found = Challenge.objects.select_for_update(of=("self",)).get(pk=challenge.pk)
    found.strategy = strategy
    return found


def _own(challenge: Challenge, by: User) -> Challenge:
    challenge = _locked(challenge)
    if challenge.raised_by_id != by.pk:
        raise NotAllowed
    return challenge


def _move(challenge: Challenge, new: ChallengeState, **fields: object) -> None:
    old = ChallengeState(challenge.state)
    if new not in CHALLENGE_MOVES[old]:
        raise CannotReply(
            _("Another view cannot go from “%(old)s” to “%(new)s”.")
            % {"old": old.label.lower(), "new": new.label.lower()}
        )
    challenge.state, challenge.version = new, challenge.version + 1
    for name, value in fields.items():
        setattr(challenge, name, value)
    challenge.save(update_fields=["state", "version", *fields])


def _tell(kind: str, challenge: Challenge, by: User, at: datetime, **data: object) -> None:
    strategy = challenge.strategy
    record(kind, challenge, by=Actor.person(by.pk), at=at, unit_id=strategy.unit_id, strategy=strategy.pk, **data)
