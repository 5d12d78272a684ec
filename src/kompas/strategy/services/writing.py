"""What every change to a draft has in common: the draft is locked, counted on, and the change is told."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.strategy.models import Part, Revision, Strategy, kind_of


class DraftGone(DomainError):
    def __init__(self) -> None:
        super().__init__(_("The draft has been deleted meanwhile. Nothing was saved."))


class AlreadyAdopted(DomainError):
    def __init__(self) -> None:
        super().__init__(
            _("This wording has been adopted, so its text no longer changes. Begin a new revision to change it.")
        )


class PartGone(DomainError):
    def __init__(self) -> None:
        super().__init__(_("This part has been removed from the draft meanwhile. Nothing was saved."))


def lock_strategy(strategy: Strategy) -> Strategy:
    """`strategy` as it stands now, with its unit; nobody else changes it or its wordings meanwhile."""
    found = Strategy.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=strategy.pk).first()
    if found is None:
        raise DraftGone
    return found


def lock_draft(revision: Revision) -> Revision:
    """The draft as it stands now, with its strategy and unit; nobody else writes in it meanwhile.

    Raises:
        DraftGone: it has been deleted.
        AlreadyAdopted: it is a draft no more.
    """
    strategy = lock_strategy(revision.strategy)
    found = Revision.objects.select_for_update(of=("self",)).filter(pk=revision.pk).first()
    if found is None:
        raise DraftGone
    if not found.is_draft:
        raise AlreadyAdopted
    found.strategy = strategy
    return found


def lock_part[P: Part](part: P, opened_on: int | None = None) -> P:
    """The part as it stands now in its locked draft, which is loaded as its `revision`.

    Raises:
        PartGone: it has been removed.
        LostUpdate: it has changed since version `opened_on` was shown.
    """
    draft = lock_draft(part.revision)
    kind = kind_of(part)
    rows = kind.rows.filter(pk=part.pk, revision=draft)
    found: P | None = (rows.select_related(kind.identity) if kind.identity else rows).first()
    if found is None:
        raise PartGone
    if opened_on is not None:
        check_version(found, opened_on)
    found.revision = draft
    return found


def tell_change(draft: Revision, part: str, *, by: User, at: datetime) -> None:
    """Count the change on the draft, and record it under the part's code."""
    draft.version += 1
    draft.save(update_fields=["version"])
    record(
        "strategy.draft_changed",
        draft.strategy,
        by=Actor.person(by.pk),
        at=at,
        unit_id=draft.strategy.unit_id,
        revision=draft.number,
        part=part,
    )


def code_of(part: Part) -> str:
    """How the event log names the part: its kind, and the key of what lasts of it, or its number."""
    kind = kind_of(part)
    return f"{kind.code}.{getattr(part, f'{kind.identity}_id' if kind.identity else 'number')}"
