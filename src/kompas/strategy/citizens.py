"""Reads of what citizens are told: the places that can be told of, and what stands there in which language."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kompas.strategy.models import CitizenText, Revision, Strategy
from kompas.strategy.queries import Outline, OutlineCommitment, OutlineFocusArea, outline

FALLBACK = "da"


@dataclass(frozen=True, slots=True)
class Told:
    """What stands at one place: `language` is that of the words, which may be the fallback's."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class ToldArea:
    """A focus area as citizens are told of it; None stands for the commitments beside them all."""

    area: OutlineFocusArea | None
    told: Told | None
    commitments: tuple[tuple[OutlineCommitment, Told], ...]


@dataclass(frozen=True, slots=True)
class ToldStrategy:
    shown: Outline
    told: Told | None
    areas: tuple[ToldArea, ...]

    @property
    def is_empty(self) -> bool:
        return self.told is None and not self.areas


def told_by(revision: Revision, language: str) -> ToldStrategy:
    """What citizens read of this wording's parts, in `language` or else in Danish; places without a text are left out.

    Nine queries, however long it is.
    """
    shown = outline(revision)
    words = _shown_words(revision.strategy, language)
    areas = [
        ToldArea(area, words.areas.get(area.pk), _told_commitments(area.commitments, words))
        for area in shown.focus_areas
    ]
    areas.append(ToldArea(None, None, _told_commitments(shown.commitments, words)))
    return ToldStrategy(shown, words.whole, tuple(each for each in areas if each.told or each.commitments))


def is_anything_told(strategy: Strategy) -> bool:
    """Whether citizens read anything of what the strategy means for them, in any language."""
    return CitizenText.objects.shown().filter(strategy=strategy).exists()


@dataclass(slots=True)
class Words:
    whole: Told | None = None
    areas: dict[int, Told] = field(default_factory=dict)
    commitments: dict[int, Told] = field(default_factory=dict)


def _shown_words(strategy: Strategy, language: str) -> Words:
    found = Words()
    rows = CitizenText.objects.shown().filter(strategy=strategy, language__in={FALLBACK, language})
    for row in sorted(rows, key=lambda row: row.language == language):  # the fallback first, so that it is overwritten
        told = Told(row.shown.words if row.shown else "", row.language)
        if row.commitment_id:
            found.commitments[row.commitment_id] = told
        elif row.focus_area_id:
            found.areas[row.focus_area_id] = told
        else:
            found.whole = told
    return found


def _told_commitments(
    commitments: Sequence[OutlineCommitment], words: Words
) -> tuple[tuple[OutlineCommitment, Told], ...]:
    return tuple((each, words.commitments[each.pk]) for each in commitments if each.pk in words.commitments)
