"""What analyses knows of why a commitment is there, and of what the next period does to it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.accounts.models import User
from kompas.analyses.models import Board, ConclusionLink, Link
from kompas.analyses.models.link import LinkQuerySet
from kompas.organisation.reach import Reach
from kompas.strategy import hanging, reasons
from kompas.strategy.fates import STAYING
from kompas.strategy.hanging import Thing
from kompas.strategy.models import PartKind
from kompas.strategy.reasons import Reason

CODE = "analyses"
CONCLUSIONS = "analyses.conclusion"


def declare() -> None:
    """Let strategy ask here: called once, when the house is put together."""
    reasons.declare(CODE, heading=gettext_lazy("From boards and seminars"), find=reasons_of)
    hanging.declare(CODE, gettext_lazy("Cards that led to it"), found=cards_on, courses=STAYING)
    hanging.declare(CONCLUSIONS, gettext_lazy("Conclusions that led to it"), found=conclusions_on, courses=STAYING)


def reasons_of(commitments: Collection[int], person: User, reach: Reach) -> Mapping[int, Iterable[Reason]]:
    """For each commitment the cards and conclusions that led to it, on boards that `person` may see; two queries."""
    boards = Board.objects.visible_to(person, reach)
    found: defaultdict[int, list[Reason]] = defaultdict(list)
    concluded = _written().filter(commitment__in=commitments, conclusion__group__board__in=boards)
    for link in concluded.select_related("conclusion__group__board", "linked_by").order_by("linked_at", "pk"):
        found[link.commitment_id].append(_of_conclusion(link))
    cards = Link.objects.standing().filter(commitment__in=commitments, card__board__in=boards, card__put_aside_at=None)
    for link in cards.select_related("card__field", "card__board", "linked_by").order_by("linked_at", "pk"):
        found[link.commitment_id].append(_of_card(link))
    return found


def cards_on(kind: PartKind, parts: Collection[int]) -> Mapping[int, Sequence[Thing]]:
    """The cards that led to these commitments. They tell of the time they were put, so they stay with it."""
    if kind.code != "commitment":
        return {}
    found: defaultdict[int, list[Thing]] = defaultdict(list)
    cards = Link.objects.standing().filter(commitment__in=parts, card__put_aside_at=None)
    for commitment, key, text in cards.order_by("pk").values_list("commitment_id", "card_id", "card__text"):
        found[commitment].append(Thing(key, text))
    return found


def conclusions_on(kind: PartKind, parts: Collection[int]) -> Mapping[int, Sequence[Thing]]:
    """The same for what seminars concluded."""
    if kind.code != "commitment":
        return {}
    found: defaultdict[int, list[Thing]] = defaultdict(list)
    links = _written().filter(commitment__in=parts).order_by("pk")
    for commitment, key, text in links.values_list("commitment_id", "conclusion_id", "conclusion__text"):
        found[commitment].append(Thing(key, text))
    return found


def _written() -> LinkQuerySet:
    """Links from conclusions that say something; one may be linked before its words are written."""
    links: LinkQuerySet = ConclusionLink.objects.standing()
    return links.exclude(conclusion__outcome="")


def _of_card(link: Any) -> Reason:
    board, field = link.card.board, link.card.field
    known = board.shape.field(field.code)
    words = known.words if known else field.name
    return Reason(
        kind=_("%(field)s, on “%(board)s”") % {"field": words, "board": board.title},
        words=link.card.text,
        page="analyses:card",
        address=(board.slug, link.card.number),
        on=board.held_on,
        linked_by=link.linked_by.name,
        linked_on=timezone.localdate(link.linked_at),
    )


def _of_conclusion(link: Any) -> Reason:
    group = link.conclusion.group
    return Reason(
        kind=_("Concluded at “%(seminar)s”: %(group)s") % {"seminar": group.board.title, "group": group.name},
        words=link.conclusion.text,
        page="analyses:seminar",
        address=(group.board.slug,),
        on=group.board.held_on,
        linked_by=link.linked_by.name,
        linked_on=timezone.localdate(link.linked_at),
    )
