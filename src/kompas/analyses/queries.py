"""Reads that no single queryset can answer: a whole board, what is new on it, and who may write there."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from kompas.accounts.models import User
from kompas.analyses.models import Board, Card, ConclusionLink, Field, Link, Seminar
from kompas.analyses.models.card import CardQuerySet
from kompas.analyses.permissions import LEAD
from kompas.analyses.workflow import WITH_CARDS, Mark
from kompas.organisation.models import Unit
from kompas.organisation.reach import Reach, subtree
from kompas.strategy.models import Commitment, CommitmentText
from kompas.strategy.permissions import WRITE
from kompas.strategy.workflow import OPEN_TO_ALL, RevisionState

SHOWN = ("pk", "number", "field__number", "text", "mark", "author__name")  # of a card on its board


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
    """A card as it lies: `after` is the number of the card above it, 0 for the first of its field.

    Numbers stand as text already, since a board shows hundreds of them. `who` is empty for an anonymous card.
    """

    pk: int
    number: str
    field: str
    after: str
    text: str
    mark: str
    mark_words: str
    who: str
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A field with its cards from the top."""

    field: Field
    cards: tuple[Lying, ...]


def seminar_of(board: Board) -> Seminar | None:
    """The seminar that the board is of; no query where it was loaded along."""
    return getattr(board, "seminar", None)


def seen_by(board: Board, person: User) -> CardQuerySet:
    """The board's cards, put aside or not, that `person` may see: in a seminar that gathers unseen, her own."""
    seminar = seminar_of(board)
    cards: CardQuerySet = board.cards.all()
    return cards.filter(author=person) if seminar and seminar.hides_cards else cards


def may_write(board: Board, person: User, reach: Reach) -> bool:
    """Everybody in the board's unit and below it takes part, and who leads boards there; in a seminar those invited."""
    seminar = seminar_of(board)
    if seminar:
        return seminar.phase in WITH_CARDS and takes_part(seminar, person)
    return reach.may(LEAD, board.unit_id) or bool(reach.units & subtree(board.unit))


def laid_out(board: Board, person: User, reach: Reach) -> list[Laid]:
    """The whole board in four queries, however many cards lie on it."""
    fields = list(board.fields.all())
    lying: defaultdict[int, list[Lying]] = defaultdict(list)
    for card in _lying(board, None, person, reach):
        lying[int(card.field)].append(card)
    return [Laid(field, tuple(lying[field.number])) for field in fields]


def _lying(board: Board, wanted: Collection[int] | None, person: User, reach: Reach) -> list[Lying]:
    """The cards of a board that lie on the table, of which `wanted` are returned (None: all); in three queries."""
    seminar = seminar_of(board)
    is_anonymous = seminar is not None and seminar.is_anonymous
    rows: list[Any] = list(seen_by(board, person).on_the_table().in_order().values_list(*SHOWN, named=True))
    keys = [row.pk for row in rows] if wanted is None else wanted
    leads = leads_of(keys, person, reach)
    words = {mark.value: str(mark.label) for mark in Mark}
    above: defaultdict[int, int] = defaultdict(int)
    found = []
    for row in rows:
        if wanted is None or row.pk in wanted:
            found.append(
                Lying(
                    row.pk,
                    str(row.number),
                    str(row.field__number),
                    str(above[row.field__number]),
                    row.text,
                    row.mark,
                    words[row.mark],
                    "" if is_anonymous else row.author__name or "",
                    leads.get(row.pk, ()),
                )
            )
        above[row.field__number] = row.number
    return found


def leads_of(cards: Collection[int], person: User, reach: Reach) -> dict[int, tuple[Lead, ...]]:
    """For each of these cards the commitments it led to, those that `person` may see; in two queries."""
    standing = Link.objects.standing().filter(card__in=cards).order_by("linked_at", "pk")
    return _led(list(standing.values_list("card_id", "commitment_id")) if cards else [], person, reach)


def leads_of_conclusions(conclusions: Collection[int], person: User, reach: Reach) -> dict[int, tuple[Lead, ...]]:
    """As `leads_of`, for what a seminar concluded."""
    standing = ConclusionLink.objects.standing().filter(conclusion__in=conclusions).order_by("linked_at", "pk")
    return _led(list(standing.values_list("conclusion_id", "commitment_id")) if conclusions else [], person, reach)


def _led(links: list[tuple[int, int]], person: User, reach: Reach) -> dict[int, tuple[Lead, ...]]:
    seen = readable({commitment for _source, commitment in links}, person, reach)
    found: defaultdict[int, list[Lead]] = defaultdict(list)
    for source, commitment in links:
        if commitment in seen:
            found[source].append(seen[commitment])
    return {source: tuple(several) for source, several in found.items()}


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
    open_to_her = CommitmentText.objects.filter(adopted | (Q(revision__state=RevisionState.DRAFT) & mine))
    latest = open_to_her.filter(commitment=OuterRef("pk")).order_by("revision__state", "-revision__number")
    meant = Commitment.objects.filter(of or Q())
    if commitments is not None:
        meant = meant.filter(pk__in=commitments)
    shown = meant.annotate(shown=Subquery(latest.values("pk")[:1])).values("shown")  # adopted comes before draft
    texts = CommitmentText.objects.filter(pk__in=shown)
    return {
        text.commitment_id: Lead(
            text.commitment_id,
            text.commitment.number,
            text.text,
            text.revision.strategy.slug,
            text.revision.title,
            text.revision.is_draft,
        )
        for text in texts.select_related("commitment", "revision__strategy")
    }


def offered_to(board: Board, person: User, reach: Reach) -> list[Lead]:
    """The commitments that the board's cards may be linked to: of its strategy, or else of all of its unit's."""
    of = Q(strategy=board.strategy_id) if board.strategy_id else Q(strategy__unit=board.unit_id)
    seen = readable(None, person, reach, of=of)
    return sorted(seen.values(), key=lambda lead: (lead.slug, lead.number))


@dataclass(frozen=True, slots=True)
class News:
    """What is new: cards that came, moved or were reworded, and the numbers of those that left the table.

    `is_laid_out_anew`: fields came or were renamed, so the whole page is out of date.
    """

    lying: list[Lying]
    gone: list[int]
    is_laid_out_anew: bool


def news(board: Board, person: User, reach: Reach, *, since: int) -> News:
    """What changed on the board after its version `since`; in five queries."""
    changed = list(seen_by(board, person).filter(changed_on__gt=since).values_list("pk", "number", "put_aside_at"))
    lying = {pk for pk, _number, aside in changed if aside is None}
    found = _lying(board, lying, person, reach) if lying else []
    is_laid_out_anew = since > 0 and board.fields.filter(changed_on__gt=since).exists()
    return News(found, [number for _pk, number, aside in changed if aside is not None], is_laid_out_anew)


def as_it_lies(card: Card, person: User, reach: Reach) -> list[Lying]:
    """This one card, where it lies on the table."""
    return _lying(card.board, {card.pk}, person, reach)


def units_to_lead_in(reach: Reach) -> list[Unit]:
    return list(Unit.objects.filter(pk__in=reach.where(LEAD)).in_order())


def takes_part(seminar: Seminar, person: User) -> bool:
    return seminar.participants.filter(person=person).exists()


def may_run(seminar: Seminar, person: User, reach: Reach) -> bool:
    """Who leads the seminar, and who leads boards in its unit."""
    return seminar.leader_id == person.pk or reach.may(LEAD, seminar.board.unit_id)
