"""Adopting, closing and reopening a strategy, and showing it to citizens."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, NotAllowed, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.reach import reach_of
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.permissions import ADOPT, PUBLISH
from kompas.strategy.queries import Obstacle, draft_of, obstacles
from kompas.strategy.services.carrying import carry_out
from kompas.strategy.services.writing import lock_draft, lock_strategy
from kompas.strategy.workflow import RevisionState, State, may_move


class NotReady(DomainError):
    """Something stands in the way of adopting the draft; `obstacles` tells each."""

    def __init__(self, found: Sequence[Obstacle]) -> None:
        self.obstacles = found
        super().__init__(" ".join(str(each.words) for each in found))


class IllegalMove(DomainError):
    def __init__(self, old: str, new: str) -> None:
        super().__init__(
            _("A strategy cannot go from “%(old)s” to “%(new)s”.")
            % {"old": State(old).label.lower(), "new": State(new).label.lower()}
        )


class DraftInTheWay(DomainError):
    def __init__(self) -> None:
        super().__init__(_("A new revision is being written. Adopt or delete that draft first."))


class NothingToPublish(DomainError):
    """A draft is never shown to citizens, and what is shown already cannot be shown again."""


@transaction.atomic
def adopt(*, revision: Revision, opened_on: int, despite: str = "", by: User, at: datetime) -> Strategy:
    """Adopt the draft as the strategy's wording in force; from then on its text never changes.

    `despite` tells why open requests for comment are not waited for.

    Raises:
        NotAllowed: `by` may not adopt for this unit.
        LostUpdate: the draft has changed since version `opened_on` was shown.
        NotReady: something stands in the way.
    """
    draft = lock_draft(revision)
    strategy, despite = draft.strategy, despite.strip()
    _require(ADOPT, strategy, by, at)
    check_version(draft, opened_on)
    if strategy.state == State.CLOSED:
        raise IllegalMove(State.CLOSED, State.ADOPTED)
    in_the_way = [each for each in obstacles(draft) if not (each.may_be_passed and despite)]
    if in_the_way:
        raise NotReady(in_the_way)
    draft.state, draft.adopted_at, draft.adopted_by = RevisionState.ADOPTED, at, by
    draft.adopted_despite = despite[:400]
    draft.save(update_fields=["state", "adopted_at", "adopted_by", "adopted_despite"])
    strategy.state = State.ADOPTED
    _save(strategy, "state")
    carry_out(strategy, by=by, at=at)
    _tell("strategy.adopted", strategy, by, at, revision=draft.number)
    return strategy


@transaction.atomic
def close(*, strategy: Strategy, opened_on: int, by: User, at: datetime) -> Strategy:
    """End a strategy's time. It stays readable, and published if it was.

    Raises:
        NotAllowed: `by` may not adopt and close for this unit.
        LostUpdate: it has changed since version `opened_on` was shown.
        IllegalMove: it is not in force.
        DraftInTheWay: a new revision of it is being written.
    """
    strategy = _moving(strategy, State.ADOPTED, State.CLOSED, opened_on, by, at)
    if draft_of(strategy):
        raise DraftInTheWay
    strategy.state, strategy.closed_at, strategy.closed_by = State.CLOSED, at, by
    _save(strategy, "state", "closed_at", "closed_by")
    _tell("strategy.closed", strategy, by, at)
    return strategy


@transaction.atomic
def reopen(*, strategy: Strategy, opened_on: int, by: User, at: datetime) -> Strategy:
    """Let a strategy that was closed too early be in force again. Raises as `close` does."""
    strategy = _moving(strategy, State.CLOSED, State.ADOPTED, opened_on, by, at)
    strategy.state, strategy.closed_at, strategy.closed_by = State.ADOPTED, None, None
    _save(strategy, "state", "closed_at", "closed_by")
    _tell("strategy.reopened", strategy, by, at)
    return strategy


@transaction.atomic
def publish(*, strategy: Strategy, opened_on: int, by: User, at: datetime) -> Strategy:
    """Show the adopted wording to citizens at its public address.

    Raises:
        NotAllowed: `by` may not publish for this unit.
        LostUpdate: it has changed since version `opened_on` was shown.
        NothingToPublish: it was never adopted, or is published already.
    """
    strategy = lock_strategy(strategy)
    _require(PUBLISH, strategy, by, at)
    check_version(strategy, opened_on)
    if strategy.is_draft:
        raise NothingToPublish(_("A draft is not shown to citizens. Adopt the strategy first."))
    if strategy.is_published:
        raise NothingToPublish(_("The strategy is published already."))
    strategy.published_at, strategy.published_by = at, by
    _save(strategy, "published_at", "published_by")
    _tell("strategy.published", strategy, by, at)
    return strategy


@transaction.atomic
def unpublish(*, strategy: Strategy, opened_on: int, by: User, at: datetime) -> Strategy:
    """Take the strategy from its public address; inside it stays as it is. Raises as `publish` does."""
    strategy = lock_strategy(strategy)
    _require(PUBLISH, strategy, by, at)
    check_version(strategy, opened_on)
    if not strategy.is_published:
        raise NothingToPublish(_("The strategy is not published."))
    strategy.published_at, strategy.published_by = None, None
    _save(strategy, "published_at", "published_by")
    _tell("strategy.unpublished", strategy, by, at)
    return strategy


def _moving(strategy: Strategy, old: State, new: State, opened_on: int, by: User, at: datetime) -> Strategy:
    """The locked strategy, about to go from `old` to `new`: a draft is adopted by `adopt` alone, never reopened."""
    strategy = lock_strategy(strategy)
    _require(ADOPT, strategy, by, at)
    check_version(strategy, opened_on)
    if strategy.state != old or not may_move(old, new):
        raise IllegalMove(strategy.state, new)
    return strategy


def _require(code: str, strategy: Strategy, by: User, at: datetime) -> None:
    if not reach_of(by, on=timezone.localdate(at)).may(code, strategy.unit_id):
        raise NotAllowed


def _save(strategy: Strategy, *fields: str) -> None:
    strategy.version += 1
    strategy.save(update_fields=[*fields, "version"])


def _tell(kind: str, strategy: Strategy, by: User, at: datetime, **data: object) -> None:
    record(kind, strategy, by=Actor.person(by.pk), at=at, unit_id=strategy.unit_id, **data)
