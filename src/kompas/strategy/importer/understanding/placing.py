"""What stands under each heading gets its role."""

from collections.abc import Iterator, Sequence

from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.area_body import place_area
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.giving import give, give_up
from kompas.strategy.importer.understanding.guessing import section_by_voice, section_by_words
from kompas.strategy.importer.understanding.listing import (
    LISTS,
    are_areas,
    are_goals,
    are_pairs,
    are_promises,
    has_list,
    place_named_areas,
)
from kompas.strategy.importer.understanding.parts import Kinds, Part
from kompas.strategy.importer.understanding.tables import promising_table
from kompas.strategy.importer.understanding.texts import leads, place_text, with_lead
from kompas.strategy.importer.vocabulary import Section, Vocabulary

ROLES: dict[Section, Role] = {
    Section.CORE_TASK: Role.CORE_TASK,
    Section.VISION: Role.VISION,
    Section.PURPOSE: Role.PURPOSE,
    Section.STEERING: Role.STEERING,
    Section.HISTORY: Role.HISTORY,
}


def place(blocks: Sequence[Block], parts: Sequence[Part], words: Vocabulary) -> Iterator[Piece]:
    """The pieces of all parts, in order."""
    last = next((part for part in reversed(parts) if part.kind is Kinds.AREA), None)
    for part in parts:
        yield from _place(blocks[part.place], blocks[part.place + 1 : part.end], part, words, last=last)


def _place(
    heading: Block, body: Sequence[Block], part: Part, words: Vocabulary, *, last: Part | None
) -> Iterator[Piece]:
    if part.kind is Kinds.LOOSE:
        yield from place_loose([heading, *body], words)
    elif part.kind is Kinds.SUMMARY or part.section in {Section.ASIDE, Section.CONTENTS}:
        for block in (heading, *body):
            yield from give_up(block)
    elif part.kind is Kinds.AREA:
        yield from give(heading, Role.AREA)
        yield from place_area(body, words, is_last=part is last)
    elif part.kind is Kinds.WITHIN_AREA:
        yield from _within_area(heading, body, words)
    elif part.kind is Kinds.STAKEHOLDER:
        yield from give(heading, Role.STAKEHOLDER)
        yield from _texts(body, Role.STAKEHOLDER_TEXT, words)
    elif part.kind is Kinds.VALUE:
        yield from give(heading, Role.VALUE)
        yield from _texts(body, Role.VALUE_TEXT, words)
    else:
        yield from _section(heading, body, part, words, last=last)


def place_loose(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Piece]:
    """What stands under no heading: promises without an area, or a text that nothing announces."""
    kinds = [block.kind in {Kind.LEAD, Kind.ITEM} for block in blocks]
    first = kinds.index(True) if True in kinds else len(blocks)
    if 0 < first < len(blocks) and blocks[first].kind is Kind.ITEM and leads(blocks[first - 1], blocks[first]):
        first -= 1
    for block in blocks[:first]:
        yield from give_up(block)
    yield from place_area(blocks[first:], words, tells=Role.UNPLACED)


def _within_area(heading: Block, body: Sequence[Block], words: Vocabulary) -> Iterator[Piece]:
    yield from give(heading, Role.LEAD_IN, start=0) if heading.inner else give_up(heading)
    yield from place_area(body, words)


def _section(
    heading: Block, body: Sequence[Block], part: Part, words: Vocabulary, *, last: Part | None
) -> Iterator[Piece]:
    section = _announced(heading, body, part, words, last=last)
    if section is None and not last and promising_table(body, words) is not None:
        section = Section.AREAS
    if section is None:
        for block in (heading, *body):
            yield from give_up(block)
        return
    yield from give(heading, Role.HEADING, start=0)
    table = None if last else promising_table(body, words)
    if table is not None:
        yield from place_text(body[:table], ROLES.get(section, Role.UNPLACED), words)
        yield from place_area(body[table:], words, tells=Role.UNPLACED)
    elif section in ROLES:
        yield from place_text(body, ROLES[section], words)
    elif section is Section.AREAS and last is None and are_areas(body):
        yield from place_named_areas(body, words)
    elif section is Section.COMMITMENTS or (section is Section.AREAS and last is None):
        yield from place_area(body, words, tells=Role.UNPLACED)
    else:
        yield from LISTS.get(section, _kept)(body, words)


def _announced(
    heading: Block, body: Sequence[Block], part: Part, words: Vocabulary, *, last: Part | None
) -> Section | None:
    """What the heading announces; where what stands under it says otherwise, that counts."""
    section = part.section
    if section is None:
        comes_after = last is not None and part.place > last.place
        section = section_by_words(heading, body, words, least=1 if comes_after else 2)
    if section is Section.GOALS and last is not None and part.place < last.place and not has_list(body):
        section = section_by_voice(body, words)
    if section in {None, Section.STEERING, Section.HISTORY} and are_pairs(body, words):
        return Section.VALUES
    if section is Section.STEERING and are_goals(heading, body, words):
        return Section.GOALS
    if section is None and last is None and are_promises(body):
        return Section.COMMITMENTS
    return section


def _texts(body: Sequence[Block], role: Role, words: Vocabulary) -> Iterator[Piece]:
    """The texts that belong to a name: the first begins, the rest go on as paragraphs."""
    for index, block in enumerate(body):
        after = body[index + 1] if index + 1 < len(body) else None
        if block.kind is Kind.ASIDE:
            yield from give_up(block)
        elif block.kind in {Kind.LEAD, Kind.HEADING}:
            yield from give(block, Role.LEAD_IN, start=0)
        elif leads(block, after):
            yield from with_lead(block, role)
        else:
            yield from give(block, role)


def _kept(body: Sequence[Block], _words: Vocabulary) -> Iterator[Piece]:
    for block in body:
        yield from give_up(block)
