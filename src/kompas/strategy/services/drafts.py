"""A draft begins: empty, or as a new wording of an adopted strategy. And it may end before it was adopted."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Unit
from kompas.strategy.models import KINDS, TEXTS, CommitmentLink, Part, PartKind, Revision, Strategy
from kompas.strategy.queries import draft_of, in_force
from kompas.strategy.services.grounds import discard_files
from kompas.strategy.services.identities import strategy_slug
from kompas.strategy.services.texts import checked_period, checked_predecessor, checked_title
from kompas.strategy.services.writing import lock_draft, lock_strategy
from kompas.strategy.workflow import State

SENT_TWICE_WITHIN = timedelta(minutes=1)


class CannotRevise(DomainError):
    """The strategy is not in force, or somebody writes its next wording already."""


@transaction.atomic
def create_draft(
    *,
    unit: Unit,
    title: str,
    language: str,
    period_from: int | None,
    period_to: int | None,
    predecessor: Strategy | None = None,
    by: User,
    at: datetime,
) -> Strategy:
    """Begin an empty draft of a strategy for `unit`. Its address is made of unit and period, and lasts.

    `predecessor` is the adopted or closed strategy that it follows after.
    """
    strategy = begun(
        unit=unit,
        title=title,
        language=language,
        period_from=period_from,
        period_to=period_to,
        predecessor=predecessor,
        by=by,
        at=at,
    )
    _tell_begun(strategy, 1, by=by, at=at)
    return strategy


def begun(
    *,
    unit: Unit,
    title: str,
    language: str,
    period_from: int | None,
    period_to: int | None,
    predecessor: Strategy | None,
    by: User,
    at: datetime,
) -> Strategy:
    """A new strategy with an empty draft, of which nobody has been told yet."""
    period_from, period_to = checked_period(period_from, period_to)
    years = [str(year) for year in dict.fromkeys((period_from, period_to)) if year]
    strategy = Strategy.objects.create(
        slug=strategy_slug(" ".join([unit.name, *years])),
        unit=unit,
        period_from=period_from,
        period_to=period_to,
        predecessor=checked_predecessor(predecessor),
    )
    Revision.objects.create(
        strategy=strategy, number=1, created_at=at, created_by=by, title=checked_title(title), language=language
    )
    return strategy


def just_begun(
    *,
    unit: Unit,
    title: str,
    period_from: int | None,
    period_to: int | None,
    by: User,
    at: datetime,
    **_others: object,
) -> Strategy | None:
    """The strategy that she began with these words within the last minute: a form sent twice means one."""
    begun = Revision.objects.drafts().filter(
        number=1,
        title=checked_title(title),
        created_by=by,
        created_at__gt=at - SENT_TWICE_WITHIN,
        strategy__unit=unit,
        strategy__period_from=period_from,
        strategy__period_to=period_to,
    )
    found = begun.select_related("strategy").order_by("pk").first()
    return found.strategy if found else None


@transaction.atomic
def create_draft_once(*, unit: Unit, by: User, at: datetime, **given: Any) -> Strategy:
    """As `create_draft`; a form sent twice, also at one instant, answers with the draft that the first one made."""
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    return just_begun(unit=unit, by=by, at=at, **given) or create_draft(unit=unit, by=by, at=at, **given)


@transaction.atomic
def begin_revision(*, strategy: Strategy, reason: str, by: User, at: datetime) -> Revision:
    """Copy the adopted wording to a new draft, in which every part keeps what lasts of it.

    Raises:
        CannotRevise: no reason is given, the strategy is not in force, or its next wording is being written already.
    """
    strategy = lock_strategy(strategy)
    adopted = in_force(strategy)
    if adopted is None or strategy.state != State.ADOPTED:
        raise CannotRevise(_("Only an adopted strategy that is in force can get a new revision."))
    if draft_of(strategy):
        raise CannotRevise(_("Somebody is writing a new revision already. Write on in that draft."))
    if not reason.strip():
        raise CannotRevise(_("Write why the strategy is to be changed."))
    number = (strategy.revisions.aggregate(last=Max("number"))["last"] or 0) + 1
    draft = Revision.objects.create(
        strategy=strategy,
        number=number,
        reason=reason.strip(),
        created_at=at,
        created_by=by,
        language=adopted.language,
        lead_in=adopted.lead_in,
        **{text: getattr(adopted, text) for text in TEXTS},
    )
    for kind in KINDS.values():
        copy_parts(kind, adopted, draft)
    _tell_begun(strategy, number, by=by, at=at)
    return draft


@transaction.atomic
def delete_draft(*, revision: Revision, opened_on: int, by: User, at: datetime) -> None:
    """Delete a draft with its comments; a strategy that was never adopted goes with it, and its addresses too.

    What was adopted before stays as it is. The event log keeps that there was a draft.

    Raises:
        LostUpdate: the draft has changed since version `opened_on` was shown.
        AlreadyAdopted: it is a draft no more.
    """
    draft = lock_draft(revision)
    check_version(draft, opened_on)
    strategy, number, key = draft.strategy, draft.number, draft.strategy.pk
    CommitmentLink.objects.filter(revision=draft).delete()
    draft.delete()
    for lasting in (strategy.commitments, strategy.focus_areas, strategy.stakeholders):
        lasting.filter(texts=None).delete()
    if strategy.state == State.DRAFT:
        discard_files(strategy)
        strategy.delete()
        strategy.pk = key  # the event tells of what is no more
    record(
        "strategy.draft_deleted",
        strategy,
        by=Actor.person(by.pk),
        at=at,
        unit_id=strategy.unit_id,
        revision=number,
    )


def copy_parts(kind: PartKind, adopted: Revision, draft: Revision) -> None:
    """Every part of this kind, as it stands in `adopted`, in `draft` too."""
    copies: list[Part] = []
    for part in kind.rows.filter(revision=adopted).order_by("order", "pk"):
        part.pk, part.revision, part.version = None, draft, 1
        part._state.adding = True
        copies.append(part)
    kind.rows.bulk_create(copies, batch_size=200)


def _tell_begun(strategy: Strategy, number: int, *, by: User, at: datetime) -> None:
    record(
        "strategy.draft_created",
        strategy,
        by=Actor.person(by.pk),
        at=at,
        unit_id=strategy.unit_id,
        revision=number,
    )
