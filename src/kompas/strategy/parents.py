"""What a strategy and its commitments hang under, and what hangs under them, as a reader may see it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kompas.strategy.hanging import Thing
from kompas.strategy.models import KINDS, ParentLink, PartKind, Strategy
from kompas.strategy.models.parents import ParentLinkQuerySet
from kompas.strategy.models.strategy import StrategyQuerySet
from kompas.strategy.succession import said_last

COMMITMENT = KINDS["commitment"]


@dataclass(frozen=True, slots=True)
class Tie:
    """One link with the words of both its ends. `words` are those of the commitments; empty for whole strategies."""

    link: ParentLink
    child: Strategy
    child_words: str
    parent: Strategy | None
    parent_words: str


def above(strategy: Strategy, among: StrategyQuerySet) -> list[Tie]:
    """Everything that the strategy and its commitments hang or hung under, as far as it is `among`; three queries."""
    return _ties(ParentLink.objects.filter(strategy=strategy).for_page(), among)


def below(strategy: Strategy, among: StrategyQuerySet) -> list[Tie]:
    """What hangs or hung under the strategy and its commitments."""
    return _ties(ParentLink.objects.filter(parent=strategy).for_page(), among)


def _ties(links: ParentLinkQuerySet, among: StrategyQuerySet) -> list[Tie]:
    found = list(links)
    keys = {each.strategy_id for each in found} | {each.parent_id for each in found if each.parent_id}
    titled = {each.pk: each for each in among.filter(pk__in=keys).select_related("unit").with_title()} if keys else {}
    held = {key for each in found for key in (each.commitment_id, each.parent_commitment_id) if key}
    said = {key: words.head for key, (words, _language) in said_last(COMMITMENT, held).items()} if held else {}
    return [
        Tie(
            link,
            titled[link.strategy_id],
            said.get(link.commitment_id or 0, ""),
            titled.get(link.parent_id or 0),
            said.get(link.parent_commitment_id or 0, ""),
        )
        for link in found
        if link.strategy_id in titled and (link.parent_id is None or link.parent_id in titled)
    ]


def standing_under(kind: PartKind, keys: Collection[int]) -> dict[int, list[Thing]]:
    """The links that stand under these commitments, each called by what hangs there."""
    found: dict[int, list[Thing]] = {}
    if kind != COMMITMENT:
        return found
    links = ParentLink.objects.standing().filter(parent_commitment__in=keys).for_page()
    for tie in _ties(links, Strategy.objects.all()):
        words = tie.child.title or tie.child.slug
        if tie.link.commitment:
            words = _("Commitment %(number)s in %(title)s") % {"number": tie.link.commitment.number, "title": words}
            words = f"{words}: {Truncator(tie.child_words).chars(120)}"
        found.setdefault(tie.link.parent_commitment_id or 0, []).append(Thing(tie.link.pk, words))
    return found
