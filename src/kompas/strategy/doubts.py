"""What somebody should think of before a draft is begun or adopted. A doubt is told, and keeps nobody from it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kompas.organisation.models import Unit
from kompas.strategy.models import KINDS, TEXTS, PartKind, Revision, Strategy
from kompas.strategy.models.strategy import StrategyQuerySet
from kompas.strategy.queries import Obstacle, in_force
from kompas.strategy.workflow import State


def doubts(draft: Revision) -> list[Obstacle]:
    """What speaks against adopting `draft` as it stands, in the order it is read."""
    found = []
    if not draft.core_task:
        found.append(Obstacle(_("The core task is missing: the red thread has no beginning."), ("texts", "core_task")))
    if is_unchanged(draft):
        found.append(Obstacle(_("It says the same as the revision in force. Nothing has been changed yet.")))
    return found


def is_unchanged(draft: Revision) -> bool:
    """Whether a draft of a new revision says, part for part, what the wording in force says."""
    adopted = in_force(draft.strategy) if draft.number > 1 else None
    if adopted is None:
        return False
    if any(getattr(draft, name) != getattr(adopted, name) for name in (*TEXTS, "language")):
        return False
    return all(_said(kind, draft) == _said(kind, adopted) for kind in KINDS.values())


def _said(kind: PartKind, revision: Revision) -> list[tuple[object, ...]]:
    lasting = f"{kind.identity}_id" if kind.identity else "number"
    place = ["focus_area_id"] if kind.code == "commitment" else []
    return list(kind.rows.filter(revision=revision).order_by("order", "pk").values_list(lasting, *place, *kind.fields))


def like(
    strategies: StrategyQuerySet, unit: Unit, period_from: int | None, period_to: int | None
) -> QuerySet[Strategy]:
    """Those of `strategies` that are written or in force for the same unit and the same years, by title."""
    same = strategies.filter(unit=unit, period_from=period_from, period_to=period_to)
    return same.exclude(state=State.CLOSED).with_title().in_order()
