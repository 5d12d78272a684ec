"""Which headings are focus areas: told by labels, by a heading over them, above all by parallel structure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.understanding.announcing import Announced
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.wording import bare, is_finished, sentences
from kompas.strategy.importer.vocabulary import Section, Vocabulary

# What a heading may announce and yet be an area, if it is built like its neighbours: an area may be called "Overblik".
WEAK = frozenset(
    {Section.ASIDE, Section.VALUES, Section.STAKEHOLDERS, Section.GOALS, Section.COMMITMENTS, Section.AREAS}
)
# A list that is led in; paragraphs "Vi vil ..." or a name announced before; any list, or a "vi vil" in prose.
OURSELVES = frozenset({"Vi", "We", "Me"})
LED, WILLED, LISTED = 3, 2, 1


@dataclass(frozen=True)
class Heading:
    """A heading that begins a part, and what stands under it up to the next one. `end` is that one's place."""

    place: int
    end: int
    block: Block
    evidence: int
    lead: str


def headings_of(blocks: Sequence[Block], start: int, announced: Announced, words: Vocabulary) -> list[Heading]:
    """All headings from `start` on but those inside areas ("Mål", "Indsatser"), each with the signs under it."""
    often = Counter(bare(block.name) for block in blocks if block.kind is Kind.HEADING)
    places = [place for place in range(start, len(blocks)) if _begins_part(blocks, place, often)]
    found = []
    for place, end in pairwise([*places, len(blocks)]):
        evidence, lead = _evidence(blocks, place + 1, end, words)
        if plain(blocks[place].name) in announced.areas and end > place + 1:
            evidence = max(evidence, WILLED)
        found.append(Heading(place, end, blocks[place], evidence, lead))
    return found


def _begins_part(blocks: Sequence[Block], place: int, often: Counter[str]) -> bool:
    """Whether the block there is a heading that is not inside another's part."""
    block = blocks[place]
    if block.kind is not Kind.HEADING or block.inner == "label":
        return False
    if block.inner in {"", "run-in", "aside"}:
        return block.inner != "aside"
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if block.inner == "actions" and block.section is None and often[bare(block.name)] == 1 and place < len(blocks) - 1:
        asked = block.text.rstrip().endswith("?") and after is not None and is_finished(after.text)
        return asked and after.kind is Kind.TEXT  # type: ignore[union-attr]
    over_all = after is not None and after.kind is Kind.HEADING and block.inner != "mark"
    return over_all or not (often[bare(block.name)] > 1 or block.inner == "actions")


def _evidence(blocks: Sequence[Block], start: int, end: int, words: Vocabulary) -> tuple[int, str]:
    """How much speaks for an area, and the words that lead its list in."""
    best, lead = 0, ""
    items = 0
    for place in range(start, end):
        block = blocks[place]
        leads = block.kind is Kind.LEAD or block.inner in {"actions", "goals"}
        if leads and place + 1 < end and blocks[place + 1].kind is not Kind.HEADING and best < LED:
            best, lead = LED, bare(block.text)
        elif block.kind is Kind.TEXT and words.will.match(block.text):
            best = max(best, WILLED)
        elif ends_with_lead(block, words) and place + 1 < end and blocks[place + 1].kind is Kind.ITEM:
            best, lead = LED, "…"
        began = _beginning(block)
        if began and place > start and began == _beginning(blocks[place - 1]):
            best = max(best, WILLED)
        items += block.kind in {Kind.ITEM, Kind.ROW} or _says_will(block, words)
    return max(best, LISTED if items else 0), lead


def _beginning(block: Block) -> str:
    """The first word of a paragraph that says what "we" do: "Vi giver ..."."""
    if block.kind is not Kind.TEXT or not is_finished(block.text):
        return ""
    first = block.text.split(maxsplit=1)[0]
    return first if first in OURSELVES else ""


def _says_will(block: Block, words: Vocabulary) -> bool:
    """Whether a sentence inside a paragraph begins "Vi vil", or two of them with "Vi"."""
    if block.kind is not Kind.TEXT:
        return False
    told = [block.text[start:end] for start, end in sentences(block.text)]
    ours = sum(sentence.split(maxsplit=1)[0] in OURSELVES for sentence in told)
    return ours >= 2 or any(words.will.match(sentence) for sentence in told)


def ends_with_lead(block: Block, words: Vocabulary) -> bool:
    """Whether a paragraph's last sentence leads a list in: "... Det kræver mod. Derfor vil vi:"."""
    return block.kind is Kind.TEXT and block.text.rstrip().endswith(":")


def find_areas(headings: Sequence[Heading]) -> set[int]:
    """The places of the headings that are areas."""
    return _labelled(headings) or _under_a_roof(headings) or _parallel(headings)


def _of_lists(headings: Sequence[Heading]) -> set[int]:
    """The headings after "Interessenter" or "Værdier" up to the next that announces something: they belong there."""
    found: set[int] = set()
    belongs = False
    for heading in headings:
        if heading.block.section is not None or heading.block.label:
            belongs = heading.block.section in {Section.STAKEHOLDERS, Section.VALUES}
        elif belongs and heading.evidence < LED:
            found.add(heading.place)
    return found


def _may_be(heading: Heading) -> bool:
    if heading.block.inner == "actions":
        return False
    section = heading.block.section
    return section is None or (section in WEAK and heading.evidence >= LED)


def _labelled(headings: Sequence[Heading]) -> set[int]:
    """Headings with one label and a number: "Pejlemærke 1", "Pejlemærke 2". The label that comes first governs."""
    labels = Counter(heading.block.label for heading in headings if heading.block.label)
    for heading in headings:
        label = heading.block.label
        if label and labels[label] >= 2:
            alike = [other for other in headings if other.block.label == label]
            return {other.place for other in [*alike, *_without_label(headings, alike)]}
    return set()


def _without_label(headings: Sequence[Heading], labelled: Sequence[Heading]) -> Iterator[Heading]:
    """Headings set and built as the labelled ones are, whose label the document forgot."""
    usual = Counter(heading.lead for heading in labelled if heading.evidence >= LED).most_common(1)
    ranks = {heading.block.rank for heading in labelled}
    for heading in headings:
        built = usual and heading.evidence >= LED and heading.lead == usual[0][0]
        if built and heading.block.rank in ranks and heading.block.section is None and not heading.block.label:
            yield heading


def _under_a_roof(headings: Sequence[Heading]) -> set[int]:
    """The headings right under "Fokusområder", as far as it governs."""
    for index, heading in enumerate(headings):
        if (
            heading.block.section not in {Section.AREAS, Section.COMMITMENTS, Section.STAKEHOLDERS}
            or heading.evidence >= LED
        ):
            continue
        below = list(_below(headings, index))
        top = max((other.block.rank for other in below), default=0)
        found = {other.place for other in below if other.block.rank == top and _may_be(other)}
        with_signs = {other.place for other in below if other.place in found and other.evidence}
        if heading.block.section is Section.STAKEHOLDERS:
            found = with_signs
        if len(with_signs) >= 2 or (len(found) >= 2 and heading.block.section is Section.AREAS):
            return found
    return set()


def _below(headings: Sequence[Heading], index: int) -> Iterator[Heading]:
    for other in headings[index + 1 :]:
        if other.block.rank >= headings[index].block.rank:
            return
        yield other


def _parallel(headings: Sequence[Heading]) -> set[int]:
    """Headings that are set alike and built alike; failing that, those that each have a list under them."""
    roof = _flat_roof(headings)
    free = [heading for heading in headings if _may_be(heading) and heading.place > roof]
    strong = [heading for heading in free if heading.evidence >= WILLED]
    if not strong:
        listed = _of_lists(headings)
        strong = [heading for heading in free if heading.evidence and heading.place not in listed]
        strong = strong if len(strong) >= 2 else []
    if not strong:
        return set()
    strong = _same_lead(strong)
    governing = _governing(headings, strong)
    if governing:
        return governing
    rank = Counter(heading.block.rank for heading in strong).most_common(1)[0][0]
    alike = [heading for heading in strong if heading.block.rank == rank]
    chosen = _with_same_lead(alike, strong) if len(alike) >= 2 else strong
    return {heading.place for heading in chosen} | set(_siblings_between(headings, chosen))


def _flat_roof(headings: Sequence[Heading]) -> int:
    """The place of "Tre fokusområder", if areas with lead-ins come after it: what comes before is another group."""
    led = [heading.place for heading in headings if heading.block.section is None and heading.evidence >= LED]
    roofs = [heading.place for heading in headings if heading.block.section is Section.AREAS]
    return max((roof for roof in roofs if sum(place > roof for place in led) >= 2), default=-1)


def _with_same_lead(alike: Sequence[Heading], strong: Sequence[Heading]) -> list[Heading]:
    """`alike`, and those set otherwise whose list is led in by the very words that lead in most lists there."""
    leads = Counter(heading.lead for heading in alike if heading.lead)
    usual = leads.most_common(1)[0][0] if leads else None
    return [heading for heading in strong if heading in alike or heading.lead == usual]


def _same_lead(strong: list[Heading]) -> list[Heading]:
    """Weak announcements are areas only if their list is led in by the words that the others use."""
    leads = Counter(heading.lead for heading in strong if heading.block.section is None and heading.lead)
    return [heading for heading in strong if heading.block.section is None or leads[heading.lead]] or strong


def _governing(headings: Sequence[Heading], strong: Sequence[Heading]) -> set[int]:
    """The headings above `strong`, where these only divide areas: at least two that announce nothing."""
    wanted = {heading.place for heading in strong}
    above: list[Heading] = []
    parents: set[int] = set()
    for heading in headings:
        while above and above[-1].block.rank <= heading.block.rank:
            above.pop()
        if heading.place in wanted:
            if not above or above[-1].block.section is not None:
                return set()
            parents.add(above[-1].place)
        above.append(heading)
    return parents if len(parents) >= 2 else set()


def _siblings_between(headings: Sequence[Heading], chosen: Sequence[Heading]) -> Iterator[int]:
    """Headings set like the areas on both sides of them, with words under them, though without a list."""
    first, last = chosen[0].place, chosen[-1].place
    ranks = {heading.block.rank for heading in chosen}
    for heading in headings:
        between = first < heading.place < last
        if (
            between
            and heading.block.rank in ranks
            and (heading.block.section is None or heading.evidence >= WILLED)
            and heading.end > heading.place + 1
        ):
            yield heading.place


def summaries(headings: Sequence[Heading], areas: set[int]) -> set[int]:
    """Areas that only sum up what comes in full later under the same name, with another area in between."""
    last = {plain(heading.block.name): heading.place for heading in headings if heading.place in areas}
    order = sorted(areas)
    after = dict(pairwise(order))
    return {
        heading.place
        for heading in headings
        if heading.place in areas and heading.place < after.get(heading.place, -1) < last[plain(heading.block.name)]
    }
