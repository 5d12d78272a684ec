"""What stands under each heading gets its role."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.area_body import place_area
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.giving import give, give_up
from kompas.strategy.importer.understanding.guessing import section_by_words
from kompas.strategy.importer.understanding.pairs import Pair, pair_in
from kompas.strategy.importer.understanding.parts import Kinds, Part
from kompas.strategy.importer.understanding.tables import cells
from kompas.strategy.importer.understanding.wording import bare, is_finished, sentences, words_in
from kompas.strategy.importer.vocabulary import Section, Vocabulary

NUMBERS = re.compile(r"\d|procent|prosent|per ?cent|halver|fordobl", re.IGNORECASE)
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
    if part.kind is Kinds.SUMMARY or part.section in {Section.ASIDE, Section.CONTENTS}:
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
        yield from _section(heading, body, part.section, words, has_areas=last is not None)


def _within_area(heading: Block, body: Sequence[Block], words: Vocabulary) -> Iterator[Piece]:
    yield from give(heading, Role.LEAD_IN, start=0) if heading.inner else give_up(heading)
    yield from place_area(body, words)


def _section(
    heading: Block, body: Sequence[Block], section: Section | None, words: Vocabulary, *, has_areas: bool
) -> Iterator[Piece]:
    if section is None:
        section = section_by_words(heading, body, words)
    if section is None:
        for block in (heading, *body):
            yield from give_up(block)
        return
    yield from give(heading, Role.HEADING, start=0)
    if section is Section.STEERING and are_goals(heading, body, words):
        section = Section.GOALS
    if section in ROLES:
        yield from place_text(body, ROLES[section], words)
    elif section is Section.COMMITMENTS or (section is Section.AREAS and not has_areas):
        yield from place_area(body, words, tells=Role.UNPLACED)
    else:
        yield from LISTS.get(section, _kept)(body, words)


def are_goals(heading: Block, body: Sequence[Block], words: Vocabulary) -> bool:
    """Whether what stands under a heading on follow-up is a list of goals that can be measured."""
    items = [block for block in body if block.kind is Kind.ITEM]
    if not items or len(items) < len(body) / 2 or _are_values(body, words):
        return False
    counted = sum(bool(NUMBERS.search(item.text)) for item in items)
    return bool(words.measure.search(bare(heading.name))) or 2 * counted > len(items)


def place_text(body: Sequence[Block], role: Role, words: Vocabulary) -> Iterator[Piece]:
    """A vision, a purpose and the like: paragraphs, and lists without what leads them in."""
    values = _are_values(body, words)
    for index, block in enumerate(body):
        after = body[index + 1] if index + 1 < len(body) else None
        if is_criterion(block, words):
            yield from _criterion(block, words)
        elif values and words.value_pattern.match(block.text):
            yield from _value_sentence(block, words)
        elif _leads_to_values(after, words, values=values):
            yield from give_up(block)
        else:
            yield from _text_block(block, after, role, words)


def _are_values(body: Sequence[Block], words: Vocabulary) -> bool:
    return sum(bool(words.value_pattern.match(block.text)) for block in body) >= 2


def _leads_to_values(after: Block | None, words: Vocabulary, *, values: bool) -> bool:
    return values and after is not None and bool(words.value_pattern.match(after.text))


def _text_block(block: Block, after: Block | None, role: Role, words: Vocabulary) -> Iterator[Piece]:
    if block.kind is Kind.ASIDE:
        yield from give_up(block)
    elif block.kind is Kind.LEAD or block.kind is Kind.HEADING:
        yield from give(block, Role.LEAD_IN, start=0)
    elif leads(block, after) or (after is not None and is_criterion(after, words) and block.text.endswith(":")):
        yield from with_lead(block, role)
    else:
        yield from give(block, role)


def leads(block: Block, after: Block | None) -> bool:
    """Whether `block` ends by leading in the list that follows."""
    return block.text.rstrip().endswith((":", "…")) and after is not None and after.kind in {Kind.ITEM, Kind.ROW}


def with_lead(block: Block, role: Role) -> Iterator[Piece]:
    """The last sentence leads a list in; what stands before it has its own role."""
    start, _end = sentences(block.text)[-1]
    if start:
        yield from give(block, role, end=start)
    yield from give(block, Role.LEAD_IN, start=start)


def is_criterion(block: Block, words: Vocabulary) -> bool:
    if block.kind is Kind.HEADING or not words.criterion.match(block.text):
        return False
    if block.text.rstrip().endswith("?"):
        return True
    pair = pair_in(block.text)
    return pair is not None and words_in(block.text[: pair.name_end]) <= 4


def _criterion(block: Block, words: Vocabulary) -> Iterator[Piece]:
    found = words.criterion.match(block.text)
    pair = pair_in(block.text)
    if pair is None and found and found.end() < len(block.text):
        pair = Pair(found.end(), found.end() + 1)
    yield from _pair(block, Role.CRITERION, Role.QUESTION, pair)


def _pair(block: Block, name: Role, text: Role, pair: Pair | None) -> Iterator[Piece]:
    if pair is None:
        yield from give(block, name, start=0)
        return
    yield from give(block, name, start=0, end=pair.name_end)
    yield from give(block, text, start=pair.start, end=_second_cell(block, pair.start))


def _second_cell(block: Block, start: int) -> int | None:
    tab = block.text.find("\t", start)
    return None if tab < 0 else tab


def _value_sentence(block: Block, words: Vocabulary) -> Iterator[Piece]:
    yield from give(block, Role.VALUE_TEXT)
    found = words.value_pattern.match(block.text)
    if found:
        for span in block.spans(found.start(1), found.end(1)):
            yield Piece(span.line, span.start, span.end, Role.VALUE_WORD)


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


def _goals(body: Sequence[Block], words: Vocabulary) -> Iterator[Piece]:
    """Listed goals; without a list the text tells how goals are made, which is steering."""
    if not any(block.kind in {Kind.ITEM, Kind.ROW} for block in body):
        yield from place_text(body, Role.STEERING, words)
        return
    rows = [block for block in body if block.kind is Kind.ROW]
    for index, block in enumerate(body):
        if block.kind is Kind.ROW:
            yield from _goal_row(block, is_head=block is rows[0] and len(rows) > 1)
        elif block.kind is Kind.ITEM:
            yield from give(block, Role.GOAL)
        elif block.kind in {Kind.LEAD, Kind.HEADING} or leads(
            block, body[index + 1] if index + 1 < len(body) else None
        ):
            yield from give(block, Role.LEAD_IN, start=0)
        else:
            yield from give_up(block)


def _goal_row(block: Block, *, is_head: bool) -> Iterator[Piece]:
    start, end = cells(block)[0]
    if is_head or start == end:
        yield from give(block, Role.LEAD_IN, start=0)
    else:
        yield from give(block, Role.GOAL, start=start, end=end)


def _named(name: Role, text: Role) -> Callable[[Sequence[Block], Vocabulary], Iterator[Piece]]:
    """A list of names, each with what is said of it."""

    def placed(body: Sequence[Block], words: Vocabulary) -> Iterator[Piece]:
        listed = any(block.kind in {Kind.ITEM, Kind.ROW} for block in body)
        head = _head_row(body, words)
        for index, block in enumerate(body):
            after = body[index + 1] if index + 1 < len(body) else None
            if block is head or block.kind is Kind.LEAD or leads(block, after) or block.text.endswith(":"):
                yield from give(block, Role.LEAD_IN, start=0)
            elif name is Role.CRITERION and is_criterion(block, words):
                yield from _criterion(block, words)
            elif words.value_pattern.match(block.text) and name is Role.VALUE:
                yield from _value_sentence(block, words)
            elif block.kind in {Kind.ITEM, Kind.ROW} or (not listed and pair_in(block.text)):
                yield from _pair(block, name, text, pair_in(block.text))
            elif name is Role.CRITERION:
                yield from give(block, Role.STEERING)
            else:
                yield from give_up(block)

    return placed


def _head_row(body: Sequence[Block], words: Vocabulary) -> Block | None:
    """The first row of a table, if it names the columns: nothing in it ends as a sentence, but below it does."""
    for _is_row, rows in groupby(body, key=lambda block: block.kind is Kind.ROW):
        table = list(rows)
        if _is_row and len(table) > 1:
            if words.criterion.match(table[0].text):
                return None
            below = any(is_finished(row.text) for row in table[1:])
            unlike = table[0].first.bold and not table[1].first.bold
            asks = all(words_in(cell) <= 6 for cell in table[0].text.split("\t"))
            return (
                table[0] if asks and (unlike or (below and not is_finished(table[0].text.replace("?", "")))) else None
            )
    return None


LISTS: dict[Section, Callable[[Sequence[Block], Vocabulary], Iterator[Piece]]] = {
    Section.GOALS: _goals,
    Section.VALUES: _named(Role.VALUE, Role.VALUE_TEXT),
    Section.STAKEHOLDERS: _named(Role.STAKEHOLDER, Role.STAKEHOLDER_TEXT),
    Section.CRITERIA: _named(Role.CRITERION, Role.QUESTION),
}
