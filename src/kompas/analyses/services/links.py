"""Links from cards and conclusions to the commitments that they led to."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.models import Board, Card, Conclusion, ConclusionLink, Link
from kompas.analyses.services.writing import WrongPhase, lock_board, seminar_of, touch
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.strategy.models import Commitment

MOST_LINKS = 20


class CannotLink(DomainError):
    """It leads to enough commitments already."""


@transaction.atomic
def link(*, source: Card | Conclusion, commitment: Commitment, by: User, at: datetime) -> Link | ConclusionLink:
    """Note that a card or a conclusion led to `commitment`; a link that stands stays as it is. Also on a closed board.

    Whether she may see the commitment is asked where it is found.

    Raises:
        CannotLink: it leads to twenty commitments already.
        WrongPhase: cards are still gathered unseen; the link would show the card, and who wrote it.
    """
    board = lock_board(source.board)
    seminar = seminar_of(board)
    if seminar and seminar.hides_cards:
        raise WrongPhase(
            _("Cards are linked to commitments when gathering has ended, so that nobody's is seen before.")
        )
    found: Link | ConclusionLink | None = source.links.standing().filter(commitment=commitment).first()
    if found:
        return found
    if source.links.standing().count() >= MOST_LINKS:
        raise CannotLink(
            _("It leads to %(most)d commitments, and takes no more. What led to everything says nothing.")
            % {"most": MOST_LINKS}
        )
    made: Link | ConclusionLink = source.links.create(commitment=commitment, linked_at=at, linked_by=by)
    _tell("linked", source, board, commitment.pk, by, at)
    return made


@transaction.atomic
def unlink(*, source: Card | Conclusion, commitment: Commitment, by: User, at: datetime) -> None:
    """Remove the link; that it stood, and who removed it, is kept. Nothing happens where there is none."""
    board = lock_board(source.board)
    if source.links.standing().filter(commitment=commitment).update(removed_at=at, removed_by=by):
        _tell("unlinked", source, board, commitment.pk, by, at)


def _tell(what: str, source: Card | Conclusion, board: Board, commitment: int, by: User, at: datetime) -> None:
    if isinstance(source, Card):
        Card.objects.filter(pk=source.pk).update(changed_on=touch(board))
    told = {"board": board.pk, "commitment": commitment}
    kind = f"analyses.{type(source).__name__.lower()}_{what}"
    record(kind, source, by=Actor.person(by.pk), at=at, unit_id=board.unit_id, **told)
