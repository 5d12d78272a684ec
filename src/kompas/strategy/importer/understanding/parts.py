"""What each heading begins: a focus area, a stakeholder, a text such as the vision, or nothing of the strategy."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.understanding.announcing import Announced, announced_in
from kompas.strategy.importer.understanding.areas import Heading, find_areas, headings_of, summaries
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.wording import bare
from kompas.strategy.importer.vocabulary import Section, Vocabulary

TEXTS = frozenset({Section.CORE_TASK, Section.VISION, Section.PURPOSE, Section.STEERING, Section.HISTORY})


class Kinds(StrEnum):
    AREA = "area"
    WITHIN_AREA = "within_area"
    STAKEHOLDER = "stakeholder"
    VALUE = "value"
    SECTION = "section"
    SUMMARY = "summary"
    LOOSE = "loose"  # blocks without a heading
    UNKNOWN = "unknown"


INSIDE = frozenset({Kinds.AREA, Kinds.WITHIN_AREA})


@dataclass(frozen=True)
class Part:
    """The heading at `place` and all up to `end`. `section` is what it announces itself or stands under."""

    place: int
    end: int
    kind: Kinds
    section: Section | None = None


def parts_of(blocks: Sequence[Block], start: int, words: Vocabulary) -> list[Part]:
    """The parts from `start` on, in order."""
    announced = announced_in(blocks, words)
    headings = headings_of(blocks, start, announced, words)
    areas = find_areas(headings)
    return _Outline(headings, areas, summaries(headings, areas), announced, words).parts()


class _Outline:
    def __init__(
        self, headings: Sequence[Heading], areas: set[int], summed: set[int], announced: Announced, words: Vocabulary
    ) -> None:
        self.headings, self.areas, self.summed = headings, areas, summed
        self.announced, self.words = announced, words
        self.open: list[tuple[float, Part]] = []  # the headings that govern here, the highest first
        self.found: list[Part] = []

    def parts(self) -> list[Part]:
        for heading in self.headings:
            rank = heading.block.rank
            while self.open and self.open[-1][0] <= rank:
                self.open.pop()
            part = self._part(heading)
            self.found.append(part)
            if part.kind is Kinds.SECTION and heading.place > max(self.areas, default=heading.place):
                self.open = [(rank, above) for rank, above in self.open if above.kind not in INSIDE]
            if heading.block.inner == "run-in" and part.kind is Kinds.SECTION and heading.end > heading.place + 2:
                self.found[-1] = replace(part, end=heading.place + 2)
                self.found.append(Part(heading.place + 2, heading.end, Kinds.LOOSE))
            elif heading.block.inner != "run-in":
                self.open.append((rank, part))
        return self.found

    def _part(self, heading: Heading) -> Part:
        above = self.open[-1][1] if self.open else None
        kind, section = self._kind(heading, above)
        return Part(heading.place, heading.end, kind, section)

    def _kind(self, heading: Heading, above: Part | None) -> tuple[Kinds, Section | None]:
        section = heading.block.section
        if heading.place in self.summed or (above and above.kind is Kinds.SUMMARY):
            return Kinds.SUMMARY, None
        if heading.place in self.areas:
            return Kinds.AREA, None
        if above and above.section is Section.ASIDE and above.kind is Kinds.SECTION and section is None:
            return Kinds.SECTION, Section.ASIDE
        if above and above.kind in INSIDE and not self._leaves_area(heading):
            return Kinds.WITHIN_AREA, None
        if section is not None:
            return Kinds.SECTION, section
        return self._unannounced(heading, above)

    def _leaves_area(self, heading: Heading) -> bool:
        """After the last area a text's own heading counts, however small it is set."""
        if heading.block.section is None or heading.place < max(self.areas):
            return False
        return heading.block.section in TEXTS or heading.block.first.level is None

    def _unannounced(self, heading: Heading, above: Part | None) -> tuple[Kinds, Section | None]:
        if above and above.section is Section.STAKEHOLDERS:
            return Kinds.STAKEHOLDER, Section.STAKEHOLDERS
        if above and above.section is Section.VALUES:
            return Kinds.VALUE, Section.VALUES
        if heading.block.inner == "goals":
            return Kinds.SECTION, Section.GOALS
        if heading.block.inner == "actions" and heading.place < min(self.areas, default=0):
            return Kinds.SECTION, Section.VISION  # "Hvad vil vi?", and one sentence that answers
        return self._unnamed(heading, above)

    def _unnamed(self, heading: Heading, above: Part | None) -> tuple[Kinds, Section | None]:
        if self._is_listed_value(heading):
            return Kinds.VALUE, Section.VALUES
        if self._is_stakeholder(heading):
            return Kinds.STAKEHOLDER, Section.STAKEHOLDERS
        if above and above.section in TEXTS:
            return Kinds.SECTION, above.section
        return Kinds.UNKNOWN, None

    def _is_listed_value(self, heading: Heading) -> bool:
        """Whether "Værdier" with nothing under it stands above, and after it but values set as this one."""
        before = self.found[-1] if self.found else None
        if before is None or before.section is not Section.VALUES or heading.evidence:
            return False
        return before.kind is Kinds.VALUE or before.end == before.place + 1

    def _is_stakeholder(self, heading: Heading) -> bool:
        if plain(heading.block.name) in self.announced.stakeholders:
            return heading.end > heading.place + 1
        if self.words.stakeholder.match(bare(heading.block.name)):
            return heading.end > heading.place + 1
        before = self.found[-1] if self.found else None
        follows = before is not None and before.section is Section.STAKEHOLDERS
        first_area = min(self.areas, default=0)
        return follows and heading.place < first_area and heading.end > heading.place + 1


def copies(blocks: Sequence[Block]) -> set[int]:
    """Headings that stand a second time, whole or broken over two: on the next page, or "(fortsat)"."""
    first: set[str] = set()
    found: set[int] = set()
    governing: dict[int, str] = {}
    for place, block in enumerate(blocks):
        if block.kind is not Kind.HEADING or block.inner or place in found:
            continue
        level = round(block.rank / 10)
        size = _size_of_copy(blocks, place, first, governing.get(level, ""))
        found |= set(range(place, place + size))
        if not size:
            governing[level] = _without_continued(block.name)[0]
            first.add(governing[level])
    return found


def _size_of_copy(blocks: Sequence[Block], place: int, first: Container[str], governing: str) -> int:
    """How many blocks from `place` on repeat one heading; none if they do not."""
    for size in (2, 1):
        group = blocks[place : place + size]
        if len(group) == size and all(one.kind is Kind.HEADING for one in group):
            name, goes_on = _without_continued(" ".join(one.name for one in group))
            if name in first and (goes_on or governing == name):
                return size
    return 0


def _without_continued(text: str) -> tuple[str, bool]:
    name = plain(text)
    for ending in ("fortsat", "fortsatt", "fortsættelse", "fortsättning", "forts", "continued", "cont"):
        if name.endswith(f" {ending}"):
            return name.removesuffix(f" {ending}"), True
    return name, False
