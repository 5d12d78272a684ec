"""Tags that tell what a strategy and its parts are related to: periods before and after, and what they hang under."""

from typing import Any

from django import template

from kompas.strategy.lineage import became, came_from
from kompas.strategy.models import KINDS, Strategy, Succession
from kompas.strategy.models.strategy import StrategyQuerySet
from kompas.strategy.parents import Tie, above, below
from kompas.web.shared.reading import Addresses

register = template.Library()


@register.inclusion_tag("strategy/_lineage.html", takes_context=True)
def lineage(context: dict[str, Any], kind: str, key: int, addresses: Addresses) -> dict[str, Any]:
    """What became of the part in the next period, and what it came from, as far as the reader may see both."""
    visible, shape = _visible(context, addresses), KINDS[kind]
    return {
        "became": became(shape, key, visible),
        "came_from": came_from(shape, key, visible),
        "page": getattr(addresses, kind),
        "whole": addresses.whole,
        "inside": addresses.inside,
    }


@register.inclusion_tag("strategy/_ties.html", takes_context=True)
def ties(context: dict[str, Any], strategy: Strategy, addresses: Addresses, commitment: int = 0) -> dict[str, Any]:
    """What the strategy hangs under and what hangs under it; or only one commitment, by the key of what lasts."""
    visible = _visible(context, addresses)
    up, down = above(strategy, visible), below(strategy, visible)
    if commitment:
        up = [tie for tie in up if tie.link.commitment_id == commitment]
        down = [tie for tie in down if tie.link.parent_commitment_id == commitment]
    return {"above": up, "below": _standing(down), "addresses": addresses, "is_part": bool(commitment)}


@register.inclusion_tag("strategy/_ties.html", takes_context=True)
def whole_ties(context: dict[str, Any], strategy: Strategy, addresses: Addresses) -> dict[str, Any]:
    """Only what the strategy as a whole hangs under and what hangs under it; those of commitments are counted."""
    visible = _visible(context, addresses)
    up, down = above(strategy, visible), _standing(below(strategy, visible))
    own = [tie for tie in up if tie.link.commitment is None]
    under = [tie for tie in down if tie.link.parent_commitment is None and tie.link.commitment is None]
    more = len(_standing(up)) + len(down) - len(_standing(own)) - len(under) if addresses.inside else 0
    return {"above": own, "below": under, "addresses": addresses, "strategy": strategy, "more": more}


def _standing(ties: list[Tie]) -> list[Tie]:
    return [tie for tie in ties if tie.link.is_standing]


@register.inclusion_tag("public/_passage_link.html")
def passage_link(strategy: Strategy) -> dict[str, Any]:
    """The way to what became of each part, where the next period is published too."""
    carried_out = Succession.objects.filter(carried_out_at__isnull=False, new__in=Strategy.objects.published())
    return {"strategy": strategy, "is_open": carried_out.filter(old=strategy).exists()}


def _visible(context: dict[str, Any], addresses: Addresses) -> StrategyQuerySet:
    if not addresses.inside:
        return Strategy.objects.published()
    request = context["request"]
    return Strategy.objects.visible_to(request.user, request.reach)
