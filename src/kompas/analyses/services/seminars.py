"""The run of a strategy seminar: begun with people invited, moved on phase by phase, concluded or cancelled."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kompas.accounts.models import User
from kompas.analyses.kinds import SEMINAR
from kompas.analyses.models import Board, Conclusion, Field, OtherView, Participant, Seminar, Vote
from kompas.analyses.rules import MOST_PEOPLE, MOST_VOTES, Terms
from kompas.analyses.services.boards import new_board
from kompas.analyses.services.order import shuffled
from kompas.analyses.services.writing import lock_board, touch
from kompas.analyses.workflow import OVER, PHASE_MOVES, WITH_CARDS, BoardState, Phase
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Unit
from kompas.strategy.models import Strategy


class CannotInvite(DomainError):
    """The people, the day or the votes will not do."""


class CannotMoveOn(DomainError):
    """Something is still to be done before the next phase."""


@transaction.atomic
def begin_seminar(
    *,
    title: str,
    held_on: date,
    unit: Unit,
    strategy: Strategy | None = None,
    people: Iterable[User],
    terms: Terms,
    by: User,
    at: datetime,
) -> Seminar:
    """Begin a seminar that `by` leads, with an empty board, and invite `people`; she takes part herself.

    Raises:
        CannotBegin: there is no title, or the strategy is another unit's.
        CannotInvite: nobody is chosen, the day has passed or lies after the seminar, or the votes do not add up.
    """
    _check_terms(terms, held_on, at)
    board = new_board(kind=SEMINAR.code, title=title, held_on=held_on, unit=unit, strategy=strategy, by=by, at=at)
    seminar = Seminar.objects.create(board=board, leader=by, **asdict(terms))
    Participant.objects.create(seminar=seminar, person=by, invited_at=at, invited_by=by)
    _tell("seminar_begun", seminar, by, at, gather_until=terms.gather_until)
    _invite(seminar, [person for person in people if person != by], by, at)
    return seminar


@transaction.atomic
def invite_more(*, seminar: Seminar, people: Iterable[User], by: User, at: datetime) -> list[Participant]:
    """Invite more people, while cards are still put. Each invitation is an event of its own.

    Raises:
        CannotInvite: nobody new is chosen, somebody has left, there are too many, or it is too late.
    """
    seminar = lock_seminar(seminar)
    if seminar.phase not in WITH_CARDS:
        raise CannotInvite(_("The cards lie fast now, so it is too late to invite more people."))
    there = set(seminar.participants.values_list("person_id", flat=True))
    return _invite(seminar, [person for person in people if person.pk not in there], by, at)


@transaction.atomic
def move_on(*, seminar: Seminar, to: Phase, opened_on: int, by: User, at: datetime) -> Seminar:
    """Take the seminar to its next phase, or cancel it.

    When an anonymous gathering ends, nothing tells any more who wrote a card. When voting ends, the votes are counted
    and then forgotten. Concluded or cancelled, its board is only read.

    Raises:
        LostUpdate: somebody moved it on since version `opened_on` was shown.
        CannotMoveOn: it does not go there from here, or something is still to be done, which is told.
    """
    seminar = lock_seminar(seminar)
    check_version(seminar, opened_on)
    old = Phase(seminar.phase)
    if to not in PHASE_MOVES[old]:
        told = {"old": old.label, "new": to.label}
        raise CannotMoveOn(_("The seminar cannot go from “%(old)s” to “%(new)s”.") % told)
    missing = list(missing_before(seminar, to))
    if missing:
        raise CannotMoveOn(" ".join(missing))
    _enter(seminar, to)
    seminar.phase = to
    if to in OVER:
        seminar.over_at, seminar.over_by = at, by
        closed = {"state": BoardState.CLOSED, "closed_at": at, "closed_by": by}
        Board.objects.filter(pk=seminar.board_id).update(**closed)
    seminar.version += 1
    seminar.save(update_fields=["phase", "over_at", "over_by", "version"])
    touch(seminar.board)
    if to in OVER:
        _tell(f"seminar_{to.value}", seminar, by, at)
    else:
        _tell("seminar_moved_on", seminar, by, at, phase=to.value)
    return seminar


def missing_before(seminar: Seminar, to: Phase) -> Iterable[str]:
    """What is still to be done before the seminar may go to the phase `to`, in words; nothing before cancelling it."""
    cards = seminar.board.cards.on_the_table()
    if to == Phase.GROUPING and not cards.exists():
        yield str(_("Nobody has put a card yet. Without cards there is nothing to group."))
    if to == Phase.VOTING:
        loose = cards.exclude(field__code="").count()
        if loose:
            words = ngettext(
                "%(count)d card lies in no group. Put it in one, or aside.",
                "%(count)d cards lie in no group. Put them in one, or aside.",
                loose,
            )
            yield words % {"count": loose}
        if cards.filter(field__code="").values("field").distinct().count() < 2:
            yield str(_("There must be at least two groups with cards to vote between."))
    if to == Phase.CONCLUDED:
        yield from _unanswered(seminar)


def lock_seminar(seminar: Seminar) -> Seminar:
    """The seminar as it stands now, locked after its board, as all deeds on cards lock."""
    board = lock_board(seminar.board)
    found = Seminar.objects.select_for_update(of=("self",)).get(pk=seminar.pk)
    found.board = board
    return found


def _unanswered(seminar: Seminar) -> Iterable[str]:
    unwritten = Conclusion.objects.filter(group__board=seminar.board, outcome="").count()
    if unwritten:
        words = ngettext(
            "%(count)d group has no conclusion yet.", "%(count)d groups have no conclusion yet.", unwritten
        )
        yield words % {"count": unwritten}
    views = OtherView.objects.filter(card__board=seminar.board, answered_at=None).count()
    if views:
        words = ngettext("%(count)d other view is not answered.", "%(count)d other views are not answered.", views)
        yield words % {"count": views}


def _enter(seminar: Seminar, to: Phase) -> None:
    """What the beginning of a phase does."""
    if seminar.phase == Phase.GATHERING and seminar.is_anonymous:
        seminar.board.cards.update(author=None, edited_by=None, moved_by=None, put_aside_by=None)
        shuffled(seminar.board)
    if to == Phase.CONCLUDING:
        groups = Field.objects.filter(board=seminar.board, code="", cards__put_aside_at=None, cards__isnull=False)
        counted = groups.annotate(given=Count("votes", distinct=True))
        Conclusion.objects.bulk_create(Conclusion(group=group, votes=group.given) for group in counted)
    if to in {Phase.CONCLUDING, Phase.CANCELLED}:
        Vote.objects.filter(participant__seminar=seminar).delete()


def _invite(seminar: Seminar, people: list[User], by: User, at: datetime) -> list[Participant]:
    if not people:
        raise CannotInvite(_("Choose at least one person who is not invited yet."))
    if seminar.participants.count() + len(people) > MOST_PEOPLE:
        raise CannotInvite(_("A seminar takes at most %(most)d people.") % {"most": MOST_PEOPLE})
    for person in people:
        if not person.is_active:
            raise CannotInvite(_("%(name)s no longer works here. Choose somebody else.") % {"name": person.name})
    made = [
        Participant.objects.create(seminar=seminar, person=person, invited_at=at, invited_by=by) for person in people
    ]
    for participant in made:
        told = {"person": participant.person_id, "board": seminar.board_id}
        actor = Actor.person(by.pk)
        record("analyses.seminar_invited", participant, by=actor, at=at, unit_id=seminar.board.unit_id, **told)
    return made


def _check_terms(terms: Terms, held_on: date, at: datetime) -> None:
    if terms.gather_until < timezone.localdate(at):
        raise CannotInvite(_("The last day to put cards has passed. Choose today or a later day."))
    if terms.gather_until > held_on:
        raise CannotInvite(_("The last day to put cards lies after the seminar. Choose the day before it, or earlier."))
    if not 1 <= terms.votes_each <= MOST_VOTES:
        raise CannotInvite(_("Give each between 1 and %(most)d votes.") % {"most": MOST_VOTES})
    if not 1 <= terms.most_per_group <= terms.votes_each:
        raise CannotInvite(_("On one group each may give at least 1 vote, and no more than she has."))


def _tell(kind: str, seminar: Seminar, by: User, at: datetime, **data: object) -> None:
    board = seminar.board
    record(f"analyses.{kind}", seminar, by=Actor.person(by.pk), at=at, unit_id=board.unit_id, board=board.pk, **data)
