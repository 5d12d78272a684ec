"""What every deed on a planning version has in common: it is locked, open, and counted on."""

from datetime import datetime

from django.utils import timezone

from kompas.accounts.models import User
from kompas.errors import NotAllowed
from kompas.organisation.reach import reach_of
from kompas.strategy.models import Revision, Strategy, Succession
from kompas.strategy.permissions import WRITE
from kompas.strategy.services.identities import settle_numbers
from kompas.strategy.services.writing import AlreadyAdopted, lock_draft


def lock_planning(succession: Succession, by: User, at: datetime) -> Revision:
    """The draft of the next period, locked, for those who write it.

    Raises:
        NotAllowed: `by` may not write for its unit.
        AlreadyAdopted: the next period has been adopted.
    """
    draft = lock_draft(Revision.objects.select_related("strategy").get(strategy=succession.new_id, number=1))
    require_write(draft.strategy, by, at)
    if not Succession.objects.open().filter(pk=succession.pk).exists():
        raise AlreadyAdopted
    return draft


def count_change(draft: Revision) -> None:
    """Let nobody adopt what she has not seen."""
    settle_numbers(draft)
    draft.version += 1
    draft.save(update_fields=["version"])


def require_write(strategy: Strategy, by: User, at: datetime) -> None:
    if not reach_of(by, on=timezone.localdate(at)).may(WRITE, strategy.unit_id):
        raise NotAllowed
