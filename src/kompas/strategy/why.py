"""Why a commitment is there: what led to it, what it continues, how it was worded, what was said of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, Window
from django.db.models.functions import Lag

from kompas.accounts.models import User
from kompas.organisation.reach import Reach
from kompas.strategy.models import (
    Challenge,
    CommentRequest,
    Commitment,
    CommitmentLink,
    CommitmentText,
    Revision,
    Strategy,
    SuccessionLink,
)
from kompas.strategy.models.comment import CommentRequestQuerySet
from kompas.strategy.permissions import WRITE
from kompas.strategy.reasons import Group, reasons
from kompas.strategy.workflow import Outcome, RevisionState

FURTHEST_BACK = 12  # steps from a commitment to what it came from; a chain is longer only by mistake


@dataclass(frozen=True, slots=True)
class Wording:
    """What the commitment said from an adopted wording on, and what it said before."""

    revision: Revision
    text: str
    before: str | None


@dataclass(frozen=True, slots=True)
class Forerunner:
    """A commitment of the same strategy that this one continues, and what it said last."""

    commitment: Commitment
    text: str


@dataclass(frozen=True, slots=True)
class Why:
    groups: list[Group]
    forerunners: list[Forerunner]
    wordings: list[Wording]
    challenges: list[Challenge]
    comments: list[CommentRequest]
    is_from_before: bool  # it goes on from a commitment of the period before, which `lineage` tells

    @property
    def is_told(self) -> bool:
        """Whether there is more to tell than that it was written once."""
        return bool(self.groups or self.forerunners or self.challenges or self.comments or len(self.wordings) > 1)


def why(commitment: int, strategy: Strategy, person: User, reach: Reach) -> Why:
    """All that `person` may see of why this commitment is there; a fixed number of queries for each step back."""
    came = forerunners(commitment)
    told = _told(came, strategy)
    about = {"about": "commitment", "about_key": commitment}
    return Why(
        groups=reasons([commitment, *came], person, reach),
        forerunners=told,
        wordings=_wordings(commitment),
        challenges=list(Challenge.objects.visible_to(person, reach).filter(**about).for_list()),
        comments=list(_heard(strategy, person, reach).filter(**about).for_list()),
        is_from_before=len(came) > len(told),
    )


def forerunners(commitment: int) -> list[int]:
    """The commitments that this one continues, by their keys: divided or put together, or from the period before."""
    found: dict[int, None] = {}
    level: Collection[int] = [commitment]
    for _step in range(FURTHEST_BACK):
        level = [key for key in _one_step_back(level) if key not in found and key != commitment]
        if not level:
            break
        found |= dict.fromkeys(level)
    return list(found)


def _one_step_back(commitments: Collection[int]) -> Iterable[int]:
    adopted = CommitmentLink.objects.filter(new__in=commitments, revision__state=RevisionState.ADOPTED)
    carried = SuccessionLink.objects.filter(
        commitment__in=commitments, decision__succession__carried_out_at__isnull=False
    )
    yield from adopted.order_by("pk").values_list("old", flat=True)
    yield from carried.exclude(decision__commitment=None).values_list("decision__commitment", flat=True)


def _told(keys: list[int], strategy: Strategy) -> list[Forerunner]:
    """Those of this strategy with their last adopted words; periods before are told by `lineage`."""
    said = CommitmentText.objects.filter(
        commitment__in=keys, commitment__strategy=strategy, revision__state=RevisionState.ADOPTED
    )
    rows = said.select_related("commitment__strategy").order_by("commitment", "revision__number")
    last = {row.commitment_id: row for row in rows}
    return [Forerunner(last[key].commitment, last[key].text) for key in keys if key in last]


def _wordings(commitment: int) -> list[Wording]:
    """The adopted wordings in which it came or said something else than before, the newest first."""
    rows = CommitmentText.objects.filter(commitment=commitment, revision__state=RevisionState.ADOPTED)
    rows = rows.annotate(was=Window(Lag("text"), order_by="revision__number")).filter(Q(was=None) | ~Q(text=F("was")))
    return [
        Wording(row.revision, row.text, row.was)
        for row in rows.select_related("revision").order_by("-revision__number")
    ]


def _heard(strategy: Strategy, person: User, reach: Reach) -> CommentRequestQuerySet:
    """Comments that changed something, for those who could read them: writers, and who was asked on the same draft."""
    said = CommentRequest.objects.filter(
        revision__strategy=strategy,
        revision__state=RevisionState.ADOPTED,
        reply__outcome__in=(Outcome.TAKEN_IN, Outcome.PARTLY),
    )
    if reach.may(WRITE, strategy.unit_id):
        return said
    asked = CommentRequest.objects.standing().filter(revision=OuterRef("revision"), person=person)
    return said.filter(Exists(asked))
