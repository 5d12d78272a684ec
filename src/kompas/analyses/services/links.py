"""Links from a card to the commitments that it led to."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.models import Card, Link
from kompas.analyses.services.writing import lock_board, touch
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.strategy.models import Commitment

MOST_LINKS = 20


class CannotLink(DomainError):
    """The card leads to enough commitments already."""


@transaction.atomic
def link(*, card: Card, commitment: Commitment, by: User, at: datetime) -> Link:
    """Note that `card` led to `commitment`; a link that stands already stays as it is. Also on a closed board.

    Whether she may see the commitment is asked where it is found.

    Raises:
        CannotLink: the card leads to twenty commitments already.
    """
    board = lock_board(card.board)
    standing = card.links.standing()
    found = standing.filter(commitment=commitment).first()
    if found:
        return found
    if standing.count() >= MOST_LINKS:
        raise CannotLink(
            _("The card leads to %(most)d commitments, and takes no more. A card that led to all says nothing.")
            % {"most": MOST_LINKS}
        )
    made = Link.objects.create(card=card, commitment=commitment, linked_at=at, linked_by=by)
    Card.objects.filter(pk=card.pk).update(changed_on=touch(board))
    _tell("card_linked", card, commitment.pk, by, at)
    return made


@transaction.atomic
def unlink(*, card: Card, commitment: Commitment, by: User, at: datetime) -> None:
    """Remove the link; that it stood, and who removed it, is kept. Nothing happens where there is none."""
    board = lock_board(card.board)
    removed = card.links.standing().filter(commitment=commitment).update(removed_at=at, removed_by=by)
    if removed:
        Card.objects.filter(pk=card.pk).update(changed_on=touch(board))
        _tell("card_unlinked", card, commitment.pk, by, at)


def _tell(kind: str, card: Card, commitment: int, by: User, at: datetime) -> None:
    told = {"board": card.board_id, "commitment": commitment}
    record(f"analyses.{kind}", card, by=Actor.person(by.pk), at=at, unit_id=card.board.unit_id, **told)
