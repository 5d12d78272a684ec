"""The red thread through a wording: from core task over focus area to commitment, and what hangs under each."""

from collections.abc import Mapping
from dataclasses import dataclass

from kompas.strategy.queries import Outline, OutlineCommitment, OutlineFocusArea
from kompas.strategy.serving import Served, serving


@dataclass(frozen=True, slots=True)
class Knot:
    """A commitment on the thread, and what serves it."""

    commitment: OutlineCommitment
    served: tuple[Served, ...]

    @property
    def is_naked(self) -> bool:
        return not self.served


@dataclass(frozen=True, slots=True)
class Strand:
    """A focus area with its commitments; without an area: the commitments that stand beside them all."""

    area: OutlineFocusArea | None
    knots: tuple[Knot, ...]

    @property
    def naked(self) -> int:
        return sum(knot.is_naked for knot in self.knots)


@dataclass(frozen=True, slots=True)
class RedThread:
    outline: Outline
    strands: tuple[Strand, ...]

    @property
    def knots(self) -> tuple[Knot, ...]:
        return tuple(knot for strand in self.strands for knot in strand.knots)

    @property
    def naked(self) -> int:
        return sum(strand.naked for strand in self.strands)


def thread(outline: Outline) -> RedThread:
    """The thread through the whole wording; one query per kind of work that serves commitments."""
    served = serving([each.pk for each in outline.all_commitments])
    strands = [Strand(area, _knots(area.commitments, served)) for area in outline.focus_areas]
    if outline.commitments:
        strands.append(Strand(None, _knots(outline.commitments, served)))
    return RedThread(outline, tuple(strands))


def _knots(commitments: tuple[OutlineCommitment, ...], served: Mapping[int, tuple[Served, ...]]) -> tuple[Knot, ...]:
    return tuple(Knot(each, served[each.pk]) for each in commitments)
