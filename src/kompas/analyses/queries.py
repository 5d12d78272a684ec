"""Reads that no single queryset can answer: a whole board, what is new on it, and who may write there."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from kompas.accounts.models import User
from kompas.analyses.models import Board, Card, Field, Link
from kompas.analyses.permissions import LEAD
from kompas.organisation.models import Unit
from kompas.organisation.reach import Reach, subtree
from kompas.strategy.models import CommitmentText
from kompas.strategy.permissions import WRITE
from kompas.strategy.workflow import OPEN_TO_ALL, RevisionState


@dataclass(frozen=True, slots=True)
class Lead:
    """A commitment that a card led to, as one person may read it. `is_draft`: these words are not adopted."""

    commitment_id: int
    number: int
    text: str
    slug: str
    strategy: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class Lying:
    """A card as it lies: `after` is the number of the card above it, 0 for the first of its field."""

    card: Card
    after: int
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A field with its cards from the top."""

    field: Field
    cards: tuple[Lying, ...]


def may_write(board: Board, reach: Reach) -> bool:
    """Everybody in the board's unit and below it takes part, and who leads boards there."""
    return reach.may(LEAD, board.unit_id) or bool(reach.units & subtree(board.unit))


def laid_out(board: Board, person: User, reach: Reach, *, shown: Iterable[Card] | None = None) -> list[Laid]:
    """The whole board in four queries, however many cards lie on it."""
    fields = list(board.fields.all())
    cards = list(board.cards.on_the_table().for_board() if shown is None else shown)
    leads = leads_of([card.pk for card in cards], person, reach)
    lying: defaultdict[int, list[Lying]] = defaultdict(list)
    for card in cards:
        above = lying[card.field_id]
        lying[card.field_id].append(Lying(card, above[-1].card.number if above else 0, leads.get(card.pk, ())))
    return [Laid(field, tuple(lying[field.pk])) for field in fields]


def leads_of(cards: Collection[int], person: User, reach: Reach) -> dict[int, tuple[Lead, ...]]:
    """For each of these cards the commitments it led to, those that `person` may see; in two queries."""
    if not cards:
        return {}
    links = list(Link.objects.standing().filter(card__in=cards).order_by("linked_at", "pk"))
    seen = readable({link.commitment_id for link in links}, person, reach)
    found: defaultdict[int, list[Lead]] = defaultdict(list)
    for link in links:
        if link.commitment_id in seen:
            found[link.card_id].append(seen[link.commitment_id])
    return {card: tuple(several) for card, several in found.items()}


def readable(
    commitments: Collection[int] | None, person: User, reach: Reach, *, of: Q | None = None
) -> dict[int, Lead]:
    """These commitments (None: all, narrowed by `of`) as `person` may read them.

    In the wording in force, or else in a draft that she may see.

    A commitment that stands only in a draft she may not see is left out, as if it were not there. One query.
    """
    if commitments is not None and not commitments:
        return {}
    mine = Q(revision__strategy__unit__in=reach.where(WRITE)) | Q(
        revision__comment_requests__person=person, revision__comment_requests__withdrawn_at=None
    )
    adopted = Q(revision__state=RevisionState.ADOPTED, revision__strategy__state__in=OPEN_TO_ALL)
    texts = CommitmentText.objects.filter(adopted | (Q(revision__state=RevisionState.DRAFT) & mine))
    if commitments is not None:
        texts = texts.filter(commitment__in=commitments)
    if of is not None:
        texts = texts.filter(of)
    texts = texts.select_related("commitment", "revision__strategy").distinct()
    found: dict[int, Lead] = {}
    for text in texts.order_by(
        "revision__state", "-revision__number", "commitment__number"
    ):  # adopted comes before draft
        is_draft = text.revision.is_draft
        if text.commitment_id not in found:
            found[text.commitment_id] = Lead(
                text.commitment_id,
                text.commitment.number,
                text.text,
                text.revision.strategy.slug,
                text.revision.title,
                is_draft,
            )
    return found


def offered_to(board: Board, person: User, reach: Reach) -> list[Lead]:
    """The commitments that the board's cards may be linked to: of its strategy, or else of all of its unit's."""
    strategies = Q(commitment__strategy=board.strategy_id)
    of_unit = Q(commitment__strategy__unit=board.unit_id)
    seen = readable(None, person, reach, of=strategies if board.strategy_id else of_unit)
    return sorted(seen.values(), key=lambda lead: (lead.slug, lead.number))


def news(board: Board, *, since: int) -> list[Card]:
    """The cards that changed after the board's version `since`, put aside or not, in their order."""
    return list(board.cards.filter(changed_on__gt=since).for_board())


def lying_among(board: Board, changed: Iterable[Card], person: User, reach: Reach) -> list[Lying]:
    """Those of `changed` that lie on the table, each with the card above it now; three queries, none for none."""
    lying = {card.pk: card for card in changed if not card.is_put_aside}
    if not lying:
        return []
    leads = leads_of(list(lying), person, reach)
    above: dict[int, int] = {}
    found = []
    rows = board.cards.on_the_table().in_order().values_list("pk", "number", "field")
    for key, number, field in rows:
        if key in lying:
            found.append(Lying(lying[key], above.get(field, 0), leads.get(key, ())))
        above[field] = number
    return found


def units_to_lead_in(reach: Reach) -> list[Unit]:
    return list(Unit.objects.filter(pk__in=reach.where(LEAD)).in_order())
