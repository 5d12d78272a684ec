"""Addresses: they follow name and order until their part has once been adopted, and never change after."""

from collections.abc import Collection
from typing import Any

from django.db.models import F, Max, Model

from kompas.accounts.names import free_slug, slug
from kompas.strategy.models import Commitment, CommitmentText, Part, PartKind, Revision, Strategy, kind_of
from kompas.strategy.workflow import RevisionState

OUT_OF_THE_WAY = 1_000_000  # numbers are unique row by row, so they step aside before they change places
TAKEN_BY_PAGES = frozenset({"ny", "indlaes"})  # /strategier/ny/ is a page of its own


def strategy_slug(name: str) -> str:
    """A strategy's address lasts from its first day, since letters and links name the draft."""
    alike = Strategy.objects.filter(slug__startswith=slug(name)).values_list("slug", flat=True)
    return free_slug(name, TAKEN_BY_PAGES.union(alike))


def was_adopted(part: Part) -> bool:
    """Whether what lasts of `part` has stood in an adopted wording."""
    kind = kind_of(part)
    same = {f"{kind.identity}_id": getattr(part, f"{kind.identity}_id")}
    return bool(kind.rows.filter(revision__state=RevisionState.ADOPTED, **same).exists())


def new_identity(kind: PartKind, strategy: Strategy, head: str) -> Model | None:
    """What shall last of a new part; None for the kinds that have only a number in their wording."""
    if kind.lasting is None:
        return None
    if kind.lasting is Commitment:
        return Commitment.objects.create(strategy=strategy, number=_last_number(strategy) + 1)
    lasting: Any = kind.lasting
    return lasting._default_manager.create(strategy=strategy, slug=_slug_in(strategy, lasting, head))  # type: ignore[no-any-return]


def follow_name(part: Part) -> None:
    """Let the address of a part that was never adopted follow its new name."""
    kind = kind_of(part)
    if not kind.identity or kind.lasting is Commitment or was_adopted(part):
        return
    identity = getattr(part, kind.identity)
    identity.slug = _slug_in(identity.strategy, type(identity), getattr(part, kind.head), but=identity.pk)
    identity.save(update_fields=["slug"])


def forget(part: Part) -> None:
    """Delete what was to last of a removed part, unless some wording still holds it."""
    kind = kind_of(part)
    if not kind.identity:
        return
    identity = getattr(part, kind.identity)
    if not identity.texts.exists():
        if isinstance(identity, Commitment):
            identity.continues.all().delete()  # links drawn in this very draft
        identity.delete()


def next_number(draft: Revision, kind: PartKind) -> int:
    """The next free number among the parts of a kind without a lasting identity."""
    last: int | None = kind.rows.filter(revision=draft).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def settle_numbers(draft: Revision) -> None:
    """Number the commitments that were never adopted in the order they are read, after all that once were."""
    strategy = draft.strategy
    adopted = dict(
        CommitmentText.objects.filter(commitment__strategy=strategy, revision__state=RevisionState.ADOPTED)
        .order_by()
        .values_list("commitment_id", "commitment__number")
    )
    first = max(adopted.values(), default=0) + 1
    wanted = dict(zip(_new_in_order(draft, adopted), range(first, 2**31), strict=False))
    moved = [each for each in Commitment.objects.filter(pk__in=wanted) if each.number != wanted[each.pk]]
    if not moved:
        return
    Commitment.objects.filter(pk__in=[each.pk for each in moved]).update(number=F("number") + OUT_OF_THE_WAY)
    for each in moved:
        each.number = wanted[each.pk]
    Commitment.objects.bulk_update(moved, ["number"], batch_size=200)


def _new_in_order(draft: Revision, adopted: Collection[int]) -> list[int]:
    areas = draft.focus_area_texts.order_by("order", "pk").values_list("focus_area_id", flat=True)
    place = {area: index for index, area in enumerate(areas)}
    texts = draft.commitment_texts.order_by("order", "pk").values_list("commitment_id", "focus_area_id")
    ordered = sorted(texts, key=lambda text: place.get(text[1] or 0, len(place)))
    return [commitment for commitment, _area in ordered if commitment not in adopted]


def _slug_in(strategy: Strategy, lasting: type[Model], name: str, but: int | None = None) -> str:
    others = lasting._default_manager.filter(strategy=strategy).exclude(pk=but)
    return free_slug(name, set(others.values_list("slug", flat=True)))


def _last_number(strategy: Strategy) -> int:
    return strategy.commitments.aggregate(last=Max("number"))["last"] or 0
