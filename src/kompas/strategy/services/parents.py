"""Hanging a strategy under a parent, moving it under another, and letting it go. Nothing of the history is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.accounts.models import User
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.strategy import hanging
from kompas.strategy.hanging import Move
from kompas.strategy.models import Commitment, OutsidePolicy, ParentLink, PartKind, Strategy, Succession
from kompas.strategy.models.parents import REASON_LENGTH
from kompas.strategy.parents import standing_under
from kompas.strategy.queries import in_force
from kompas.strategy.services.planning import require_write


class CannotHang(DomainError):
    """It cannot hang there: under itself, under a draft, in a ring, twice, or without a reason."""


@dataclass(frozen=True)
class Policy:
    """An outside policy as a person writes it down."""

    title: str
    body: str
    adopted_on: date | None = None
    link: str = ""


@dataclass(frozen=True)
class Under:
    """What something is to hang under: a strategy, a commitment of it, or a policy outside the house."""

    parent: Strategy | None = None
    commitment: Commitment | None = None
    policy: Policy | None = None


@transaction.atomic
def hang(
    *,
    strategy: Strategy,
    under: Under,
    commitment: Commitment | None = None,
    from_on: date,
    reason: str,
    by: User,
    at: datetime,
) -> ParentLink:
    """Let `strategy`, or only its `commitment`, hang under another from the day `from_on`.

    Raises:
        NotAllowed: `by` may not write for the strategy's unit.
        CannotHang: it may not hang there, hangs there already, or the reason is missing.
    """
    strategy = _lock(strategy)
    require_write(strategy, by, at)
    link = _begin(strategy, commitment, under, from_on, reason, by, at)
    _tell("strategy.hung", link, by, at)
    return link


@transaction.atomic
def rehang(
    *, link: ParentLink, under: Under, on: date, reason: str, opened_on: int, by: User, at: datetime
) -> ParentLink:
    """End `link` with the day before `on`, and let the same hang under another from that day.

    Raises:
        NotAllowed, CannotHang: as `hang`; or the link has ended already, or began after that day.
        LostUpdate: the link has changed since version `opened_on` was shown.
    """
    link = _standing(link, opened_on, by, at)
    if on <= link.from_on:
        raise CannotHang(_("Choose a day after the one on which it came to hang there."))
    _end(link, on - timedelta(days=1), reason, by, at)
    new = _begin(link.strategy, link.commitment, under, on, reason, by, at)
    _tell("strategy.rehung", new, by, at)
    return new


@transaction.atomic
def let_go(*, link: ParentLink, until_on: date, reason: str, opened_on: int, by: User, at: datetime) -> ParentLink:
    """End `link` with the day `until_on`; it stays in the history. Raises as `rehang` does."""
    link = _standing(link, opened_on, by, at)
    if until_on < link.from_on:
        raise CannotHang(_("Its last day cannot lie before its first."))
    _end(link, until_on, reason, by, at)
    _tell("strategy.let_go", link, by, at)
    return link


def lead_on(link: ParentLink, under: Under, *, by: User, at: datetime, on: date) -> None:
    """Let a link follow what it hangs under into the next period, which is adopted this very day."""
    reason = _("Followed to the next period.")
    _end(link, max(link.from_on, on - timedelta(days=1)), reason, by, at)
    if not _hangs_already(link.strategy, link.commitment, under):
        _write(link.strategy, link.commitment, under, on, reason, by, at)


def take_along(
    link: ParentLink, strategy: Strategy, commitment: Commitment | None, *, by: User, at: datetime, on: date
) -> None:
    """Let `strategy`, which follows after the one of the link, hang where that one hangs."""
    under = Under(link.parent, link.parent_commitment)
    if link.parent and hangs_under(link.parent, strategy):
        return
    if not _hangs_already(strategy, commitment, under, link.policy):
        _write(strategy, commitment, under, on, _("Followed from the period before."), by, at, link.policy)


def _lock(strategy: Strategy) -> Strategy:
    """Every strategy is locked, so that no two hands tie a ring between them at one moment."""
    locked = {each.pk: each for each in Strategy.objects.select_for_update(of=("self",)).order_by("pk")}
    return locked[strategy.pk]


def _standing(link: ParentLink, opened_on: int, by: User, at: datetime) -> ParentLink:
    strategy = _lock(link.strategy)
    require_write(strategy, by, at)
    found = ParentLink.objects.select_related("commitment", "parent", "policy").get(pk=link.pk)
    check_version(found, opened_on)
    if not found.is_standing:
        raise CannotHang(_("It has ended already. Nothing was saved."))
    found.strategy = strategy
    return found


def _begin(
    strategy: Strategy,
    commitment: Commitment | None,
    under: Under,
    from_on: date,
    reason: str,
    by: User,
    at: datetime,
) -> ParentLink:
    _check_reason(reason)
    if commitment and commitment.strategy_id != strategy.pk:
        raise CannotHang(_("This commitment stands in another strategy."))
    policy = _policy(under.policy) if under.policy else None
    if under.parent:
        _check_parent(strategy, under.parent, under.commitment)
    elif policy is None:
        raise CannotHang(_("Choose a strategy, or write the title of the policy and who adopted it."))
    if _hangs_already(strategy, commitment, under, policy):
        raise CannotHang(_("It hangs there already."))
    return _write(strategy, commitment, under, from_on, reason.strip(), by, at, policy)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise CannotHang(_("Write the reason. Those who come after you will ask."))
    if len(reason.strip()) > REASON_LENGTH:
        raise CannotHang(_("The reason is longer than %(count)d letters.") % {"count": REASON_LENGTH})


def _check_parent(strategy: Strategy, parent: Strategy, commitment: Commitment | None) -> None:
    parent = Strategy.objects.get(pk=parent.pk)
    if parent.pk == strategy.pk:
        raise CannotHang(_("A strategy cannot hang under itself."))
    if parent.is_draft:
        raise CannotHang(_("A strategy hangs under one that was adopted, not under a draft."))
    if commitment and not _is_in_force(commitment, parent):
        raise CannotHang(_("There is no commitment of that number in the strategy."))
    if hangs_under(parent, strategy):
        raise CannotHang(_("That would tie a ring: what you chose hangs under this strategy itself."))


def _is_in_force(commitment: Commitment, strategy: Strategy) -> bool:
    """What only a draft holds is not told of, and goes with it: nothing may hang there."""
    wording = in_force(strategy)
    return wording is not None and wording.commitment_texts.filter(commitment=commitment).exists()


def hangs_under(lower: Strategy, upper: Strategy) -> bool:
    """Whether `lower` hangs under `upper`, by however many steps, the links of commitments counted too.

    A strategy and the planning version of its next period count as one: what hangs under it will follow.
    """
    goal, seen = _with_twins({upper.pk}), _with_twins({lower.pk})
    at_hand = seen
    while at_hand and not seen & goal:
        links = ParentLink.objects.standing().filter(strategy__in=at_hand, parent__isnull=False)
        at_hand = _with_twins(set(links.values_list("parent_id", flat=True))) - seen
        seen = seen | at_hand
    return bool(seen & goal)


def _with_twins(keys: set[int]) -> set[int]:
    pairs = Succession.objects.open().filter(Q(old__in=keys) | Q(new__in=keys)).values_list("old", "new")
    return keys.union(*pairs)


def _hangs_already(
    strategy: Strategy, commitment: Commitment | None, under: Under, policy: OutsidePolicy | None = None
) -> bool:
    there = Q(parent=under.parent, parent_commitment=under.commitment, policy=policy, commitment=commitment)
    return ParentLink.objects.standing().filter(there, strategy=strategy).exists()


def _policy(written: Policy) -> OutsidePolicy:
    title, body = " ".join(written.title.split()), " ".join(written.body.split())
    if not title or not body:
        raise CannotHang(_("Write the title of the policy, and who adopted it."))
    found, _made = OutsidePolicy.objects.get_or_create(
        title=title, body=body, adopted_on=written.adopted_on, defaults={"link": written.link}
    )
    if written.link and found.link != written.link:
        found.link = written.link
        found.save(update_fields=["link"])
    return found


def _write(
    strategy: Strategy,
    commitment: Commitment | None,
    under: Under,
    from_on: date,
    reason: str,
    by: User,
    at: datetime,
    policy: OutsidePolicy | None = None,
) -> ParentLink:
    last = ParentLink.objects.filter(strategy=strategy).aggregate(last=Max("number"))["last"] or 0
    return ParentLink.objects.create(
        strategy=strategy,
        number=last + 1,
        commitment=commitment,
        parent=under.parent,
        parent_commitment=under.commitment,
        policy=policy,
        from_on=from_on,
        reason=reason,
        begun_at=at,
        begun_by=by,
    )


def _end(link: ParentLink, until_on: date, reason: str, by: User, at: datetime) -> None:
    _check_reason(reason)
    link.until_on, link.end_reason, link.ended_by, link.ended_at = until_on, reason.strip(), by, at
    link.version += 1
    link.save(update_fields=["until_on", "end_reason", "ended_by", "ended_at", "version"])


def _tell(kind: str, link: ParentLink, by: User, at: datetime) -> None:
    under = {"parent": link.parent_id, "policy": link.policy_id}
    of = {"unit_id": link.strategy.unit_id, "commitment": link.commitment_id}
    record(kind, link.strategy, by=Actor.person(by.pk), at=at, **of, **under)


def _rehang(_kind: PartKind, moves: Sequence[Move], by: User, at: datetime) -> None:
    """Lead links on that stood under commitments of the period before."""
    on = timezone.localdate(at)
    links = ParentLink.objects.select_related("strategy", "commitment").in_bulk([thing for thing, _old, _new in moves])
    new = Commitment.objects.select_related("strategy").in_bulk([key for _thing, _old, key in moves])
    for thing, _old, key in moves:
        lead_on(links[thing], Under(new[key].strategy, new[key]), by=by, at=at, on=on)


hanging.declare(
    "strategy.parent_link", gettext_lazy("what hangs here from other strategies"), found=standing_under, rehang=_rehang
)
