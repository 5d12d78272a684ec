"""Asking named people for their view on a draft."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, NotAllowed
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.reach import reach_of
from kompas.strategy.abouts import WHOLE
from kompas.strategy.models import CommentReply, CommentRequest, Revision
from kompas.strategy.permissions import WRITE
from kompas.strategy.services.quoting import quoted
from kompas.strategy.services.writing import AlreadyAdopted, lock_draft
from kompas.strategy.workflow import Outcome


class CannotAsk(DomainError):
    """The people or the day will not do."""


class CannotAnswer(DomainError):
    """The request was answered or taken back already, or nothing is written."""


@transaction.atomic
def ask_for_comment(
    *, revision: Revision, people: Iterable[User], due_on: date, by: User, at: datetime
) -> list[CommentRequest]:
    """Ask each of `people` for her comment by `due_on`, the last day. Each request is an event of its own.

    Raises:
        CannotAsk: nobody is chosen, the day has passed, somebody has left, or is asked already.
    """
    draft, asked = lock_draft(revision), list(people)
    _check_day(due_on, at)
    if not asked:
        raise CannotAsk(_("Choose at least one person to ask."))
    waiting = set(draft.comment_requests.open().values_list("person_id", flat=True))
    for person in asked:
        _check_person(person, waiting)
    return [_ask(draft, person, due_on, by, at) for person in asked]


@transaction.atomic
def answer_comment(
    *, request: CommentRequest, comment: str, about: tuple[str, int] = (WHOLE, 0), by: User, at: datetime
) -> CommentRequest:
    """Keep the answer of the person who was asked; nobody answers for her. `about` is a part, by its code and key.

    Raises:
        NotAllowed: somebody else was asked.
        CannotAnswer: it is empty, or the request is no longer open.
    """
    request = _locked(request)
    if request.person_id != by.pk:
        raise NotAllowed
    if not comment.strip():
        raise CannotAnswer(_("Write your comment. If you have none, write that."))
    request.comment, request.answered_at = comment.strip(), at
    request.about, request.about_key, request.quoted = quoted(request.revision, about)
    request.save(update_fields=["comment", "answered_at", "about", "about_key", "quoted"])
    _tell("strategy.commented", request, by, at)
    return request


@transaction.atomic
def reply_to_comment(*, request: CommentRequest, outcome: Outcome, words: str, by: User, at: datetime) -> CommentReply:
    """Tell who commented what became of it; once, also after the draft was adopted.

    Raises:
        NotAllowed: `by` does not write for the unit.
        CannotAnswer: there is no comment, it was answered already, or nothing is written.
    """
    request = CommentRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    strategy = request.revision.strategy
    if not reach_of(by, on=timezone.localdate(at)).may(WRITE, strategy.unit_id):
        raise NotAllowed
    if request.answered_at is None:
        raise CannotAnswer(_("There is no comment to answer yet."))
    if CommentReply.objects.filter(request=request).exists():
        raise CannotAnswer(_("Somebody has answered this comment already."))
    if not words.strip():
        raise CannotAnswer(_("Write what became of it, so that the person knows that she was heard."))
    reply = CommentReply.objects.create(request=request, outcome=outcome, words=words.strip(), by=by, at=at)
    actor = Actor.person(by.pk)
    told = {"strategy": strategy.pk, "outcome": outcome.value}
    record("strategy.comment_replied", request, by=actor, at=at, unit_id=strategy.unit_id, **told)
    return reply


@transaction.atomic
def withdraw_comment(*, request: CommentRequest, by: User, at: datetime) -> CommentRequest:
    """Take a request back; its person owes nothing more, and no longer sees the draft by it.

    Raises:
        CannotAnswer: it was answered, or taken back already.
    """
    request = _locked(request)
    request.withdrawn_at = at
    request.save(update_fields=["withdrawn_at"])
    _tell("strategy.comment_withdrawn", request, by, at)
    return request


@transaction.atomic
def note_reminder(*, request: CommentRequest, at: datetime) -> bool:
    """Note that the person is being reminded; whether this is the first time. Told by the letter, not by the log."""
    return bool(CommentRequest.objects.filter(pk=request.pk, reminded_at=None).update(reminded_at=at))


def _ask(draft: Revision, person: User, due_on: date, by: User, at: datetime) -> CommentRequest:
    request = CommentRequest.objects.create(revision=draft, person=person, asked_by=by, asked_at=at, due_on=due_on)
    record(
        "strategy.comment_asked",
        request,
        by=Actor.person(by.pk),
        at=at,
        unit_id=draft.strategy.unit_id,
        person=person.pk,
        due=due_on,
        strategy=draft.strategy_id,
    )
    return request


def _locked(request: CommentRequest) -> CommentRequest:
    try:
        draft = lock_draft(request.revision)
    except AlreadyAdopted as refusal:
        raise CannotAnswer(_("The draft has been adopted meanwhile, so it takes no more comments.")) from refusal
    found = draft.comment_requests.select_for_update(of=("self",)).get(pk=request.pk)
    if not found.is_open:
        raise CannotAnswer(_("This request has been answered or taken back already."))
    found.revision = draft
    return found


def _check_day(due_on: date, at: datetime) -> None:
    if due_on < timezone.localdate(at):
        raise CannotAsk(_("The day has passed. Choose today or a later day."))


def _check_person(person: User, waiting: set[int]) -> None:
    if not person.is_active:
        raise CannotAsk(_("%(name)s no longer works here. Choose somebody else.") % {"name": person.name})
    if person.pk in waiting:
        raise CannotAsk(_("%(name)s has been asked already and has not answered yet.") % {"name": person.name})
    waiting.add(person.pk)


def _tell(kind: str, request: CommentRequest, by: User, at: datetime) -> None:
    strategy = request.revision.strategy
    record(kind, request, by=Actor.person(by.pk), at=at, unit_id=strategy.unit_id, strategy=strategy.pk)
