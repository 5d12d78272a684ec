"""What a strategy rests on, read: which commitments it led to, and the text's own sources that have no ground yet."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.organisation.reach import Reach
from kompas.strategy.models import Ground, GroundLink, Revision, Source, Strategy
from kompas.strategy.reasons import Reason, declare


def unkept_sources(revision: Revision) -> list[Source]:
    """The sources that this wording names and that nobody has added as a ground."""
    kept = Ground.objects.filter(strategy=revision.strategy_id, source_number__isnull=False)
    return list(revision.sources.exclude(number__in=kept.values("source_number")))


def links_of(strategy: Strategy) -> defaultdict[int, list[GroundLink]]:
    """For each ground the commitments that it led to, by number; one query."""
    found: defaultdict[int, list[GroundLink]] = defaultdict(list)
    links = GroundLink.objects.standing().filter(ground__strategy=strategy)
    for link in links.select_related("commitment", "added_by").order_by("commitment__number"):
        found[link.ground_id].append(link)
    return found


def _of_commitments(commitments: Collection[int], person: User, reach: Reach) -> Mapping[int, list[Reason]]:
    visible = Strategy.objects.visible_to(person, reach)
    links = GroundLink.objects.standing().filter(commitment__in=commitments, ground__strategy__in=visible)
    found: defaultdict[int, list[Reason]] = defaultdict(list)
    for link in links.select_related("ground__strategy", "added_by").order_by("ground__held_on", "pk"):
        found[link.commitment_id].append(_reason(link))
    return found


def _reason(link: GroundLink) -> Reason:
    ground: Any = link.ground
    return Reason(
        kind=str(ground.get_kind_display()),
        words=ground.name,
        page="strategy:ground",
        address=(ground.strategy.slug, ground.slug),
        on=ground.held_on,
        linked_by=link.added_by.name,
        linked_on=timezone.localdate(link.added_at),
    )


declare("grounds", heading=_("What it rests on"), find=_of_commitments)
