"""Groups of a seminar: named, voted on, concluded; and other views on their cards, answered."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.accounts.names import one_line
from kompas.analyses.models import Card, Conclusion, Field, OtherView, Seminar, Vote
from kompas.analyses.rules import MOST_GROUPS
from kompas.analyses.services.seminars import lock_seminar
from kompas.analyses.services.writing import WrongPhase, named, touch
from kompas.analyses.workflow import WITH_VIEWS, Outcome, Phase
from kompas.errors import DomainError, NotAllowed, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record

NAME_LENGTH = 100
WORDS_LENGTH = 4_000
MOST_VIEWS = 20  # on one card


class NotAGroup(DomainError):
    """The name will not do, or there are too many."""


class TooManyVotes(DomainError):
    """She has no more votes, or may not give so many to one group."""


class CannotConclude(DomainError):
    """The outcome or the words are missing."""


class CannotObject(DomainError):
    """The other view or its answer will not do."""


@transaction.atomic
def add_group(*, seminar: Seminar, name: str, by: User, at: datetime) -> Field:
    """Add an empty group, while cards are grouped.

    Raises:
        WrongPhase: cards are not grouped now.
        NotAGroup: the name is empty, too long or taken, or there are too many groups.
    """
    seminar = _locked(seminar, by, {Phase.GROUPING})
    name = _checked_name(seminar, name)
    fields = seminar.board.fields
    if fields.filter(code="").count() >= MOST_GROUPS:
        raise NotAGroup(
            _("There are %(most)d groups, and no room for more. Put some together.") % {"most": MOST_GROUPS}
        )
    number = (fields.aggregate(last=Max("number"))["last"] or 0) + 1
    group = Field.objects.create(board=seminar.board, number=number, name=name, changed_on=touch(seminar.board))
    _tell("group_added", group, seminar, by, at, group=number)
    return group


@transaction.atomic
def rename_group(*, seminar: Seminar, group: Field, name: str, by: User, at: datetime) -> Field:
    """Give a group another name, while cards are grouped.

    Raises:
        WrongPhase, NotAGroup: as for `add_group`.
    """
    seminar = _locked(seminar, by, {Phase.GROUPING})
    group.name, group.changed_on = _checked_name(seminar, name, but=group), touch(seminar.board)
    group.save(update_fields=["name", "changed_on"])
    _tell("group_renamed", group, seminar, by, at, group=group.number)
    return group


@transaction.atomic
def vote(*, seminar: Seminar, group: Field, count: int, by: User, at: datetime) -> None:
    """Let so many of her votes lie on `group`; those taken away are hers to give again.

    Raises:
        WrongPhase: there is no voting now.
        NotAllowed: she does not take part.
        NotAGroup: it has no cards to vote for.
        TooManyVotes: more than she has, or than one group may get from her.
    """
    seminar = _locked(seminar, by, {Phase.VOTING})
    participant = seminar.participants.select_for_update().get(person=by)
    if group.code or not group.cards.on_the_table().exists():
        raise NotAGroup(_("Choose one of the groups."))
    _check_count(seminar, count, elsewhere=participant.votes.exclude(group=group).count())
    participant.votes.filter(group=group).delete()
    taken = set(participant.votes.values_list("slot", flat=True))
    free = [slot for slot in range(1, seminar.votes_each + 1) if slot not in taken]
    Vote.objects.bulk_create(
        Vote(
            participant=participant,
            group=group,
            slot=slot,
            place=place,
            votes_each=seminar.votes_each,
            most_per_group=seminar.most_per_group,
        )
        for place, slot in enumerate(free[:count], 1)
    )
    _tell("voted", seminar, seminar, by, at)


@transaction.atomic
def conclude_group(
    *, conclusion: Conclusion, outcome: str, text: str, opened_on: int, by: User, at: datetime
) -> Conclusion:
    """Write what the seminar says to a group: taken into the strategy and how, or left and why.

    Raises:
        WrongPhase: conclusions are not written now.
        LostUpdate: somebody wrote it since the form was opened.
        CannotConclude: the outcome or the words are missing.
    """
    seminar = _locked(conclusion.board.seminar, None, {Phase.CONCLUDING})
    conclusion = Conclusion.objects.select_for_update(of=("self",)).select_related("group__board").get(pk=conclusion.pk)
    check_version(conclusion, opened_on)
    if outcome not in Outcome.values:
        raise CannotConclude(_("Choose whether you take it into the strategy or leave it."))
    conclusion.outcome, conclusion.text = outcome, _checked_words(text, CannotConclude)
    conclusion.written_at, conclusion.written_by = at, by
    conclusion.version += 1
    conclusion.save(update_fields=["outcome", "text", "written_at", "written_by", "version"])
    _tell("conclusion_written", conclusion, seminar, by, at, group=conclusion.group.number)
    return conclusion


@transaction.atomic
def raise_other_view(*, card: Card, text: str, by: User, at: datetime) -> OtherView:
    """Put another view beside a card; the seminar answers it before it concludes.

    Raises:
        WrongPhase: cards are still gathered, or the seminar is over.
        NotAllowed: she does not take part.
        CannotObject: nothing is written, too much, or the card has twenty other views.
    """
    seminar = _locked(card.board.seminar, by, WITH_VIEWS)
    if card.other_views.count() >= MOST_VIEWS:
        raise CannotObject(_("The card has %(most)d other views already. Answer those first.") % {"most": MOST_VIEWS})
    who = named(seminar.board, by)
    view = OtherView.objects.create(card=card, text=_checked_words(text, CannotObject), raised_at=at, raised_by=who)
    actor = Actor.person(by.pk) if who else Actor.anonymous()
    told = {"board": seminar.board_id, "card": card.number}
    record("analyses.other_view_raised", view, by=actor, at=at, unit_id=seminar.board.unit_id, **told)
    return view


@transaction.atomic
def answer_other_view(*, view: OtherView, answer: str, by: User, at: datetime) -> OtherView:
    """Answer another view, once.

    Raises:
        WrongPhase: cards are still gathered, or the seminar is over.
        CannotObject: it is answered already, or the answer is empty or too long.
    """
    seminar = _locked(view.card.board.seminar, None, WITH_VIEWS)
    view = OtherView.objects.select_for_update(of=("self",)).select_related("card").get(pk=view.pk)
    if view.answered_at:
        raise CannotObject(_("Somebody has answered it already."))
    view.answer, view.answered_at, view.answered_by = _checked_words(answer, CannotObject), at, by
    view.save(update_fields=["answer", "answered_at", "answered_by"])
    _tell("other_view_answered", view, seminar, by, at, card=view.card.number)
    return view


def _locked(seminar: Seminar, by: User | None, phases: set[Phase] | frozenset[Phase]) -> Seminar:
    """The seminar, locked, in one of `phases`; `by`, where given, takes part."""
    seminar = lock_seminar(seminar)
    if seminar.phase not in phases:
        raise WrongPhase(
            _("The seminar stands at “%(phase)s”, so this cannot be done now.") % {"phase": seminar.get_phase_display()}
        )
    if by and not seminar.participants.filter(person=by).exists():
        raise NotAllowed
    return seminar


def _checked_name(seminar: Seminar, name: str, *, but: Field | None = None) -> str:
    name = one_line(name)
    if not name:
        raise NotAGroup(_("Give the group a name."))
    if len(name) > NAME_LENGTH:
        raise NotAGroup(_("The name is too long. It may have %(most)d letters.") % {"most": NAME_LENGTH})
    others = [field for field in seminar.board.fields.all() if field != but]
    if any(other.name.casefold() == name.casefold() for other in others):
        raise NotAGroup(_("There is a group of that name already."))
    return name


def _checked_words(text: str, refusal: type[DomainError]) -> str:
    text = text.replace("\0", "").strip()
    if not text:
        raise refusal(_("Write it in words."))
    if len(text) > WORDS_LENGTH:
        raise refusal(_("That is too long. It may have %(most)d letters.") % {"most": WORDS_LENGTH})
    return text


def _check_count(seminar: Seminar, count: int, *, elsewhere: int) -> None:
    if not 0 <= count <= seminar.most_per_group:
        raise TooManyVotes(_("You may give one group at most %(most)d votes.") % {"most": seminar.most_per_group})
    if count + elsewhere > seminar.votes_each:
        raise TooManyVotes(
            _("You have %(each)d votes, and %(elsewhere)d of them lie on other groups. Take one back first.")
            % {"each": seminar.votes_each, "elsewhere": elsewhere}
        )


def _tell(kind: str, subject: object, seminar: Seminar, by: User, at: datetime, **data: object) -> None:
    board = seminar.board
    told = {"board": board.pk, **data}
    record(f"analyses.{kind}", subject, by=Actor.person(by.pk), at=at, unit_id=board.unit_id, **told)  # type: ignore[arg-type]
