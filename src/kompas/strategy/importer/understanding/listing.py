"""Lists of goals, values, stakeholders and criteria."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.areas import OURSELVES
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.giving import give, give_up
from kompas.strategy.importer.understanding.naming import (
    are_values,
    is_criterion,
    place_criterion,
    place_pair,
    place_value_sentence,
)
from kompas.strategy.importer.understanding.pairs import pair_in
from kompas.strategy.importer.understanding.tables import cells
from kompas.strategy.importer.understanding.texts import leads, place_text
from kompas.strategy.importer.understanding.wording import bare, begins_small, is_finished, words_in
from kompas.strategy.importer.vocabulary import Section, Vocabulary

HEADS = re.compile(
    r"(?:hvem|interessent\w*|målgruppe\w*|navn|værdi|kriterium|who|name|stakeholder\w*|value)\t", re.IGNORECASE
)
FEWEST_PAIRS = 3
FEWEST_PROMISES = 4
ENUMERATED = re.compile(r"(?:\b(?:er|are|är|på|:) |^)((?:[\w-]+, ){1,6}[\w-]+,? (?:og|and|och|samt) [\w-]+)\.?$")
NUMBERS = re.compile(r"\d|procent|prosent|per ?cent|halver|fordobl|\bud af\b|\bav ti\b|\bout of\b", re.IGNORECASE)


def are_pairs(body: Sequence[Block], words: Vocabulary) -> bool:
    """Whether three short names or more are told of one after the other: "Fair: vi ...", "Nysgerrig – vi ..."."""
    pairs = [pair_in(block.text) for block in body if block.kind in {Kind.TEXT, Kind.ITEM}]
    short = [
        pair for block, pair in zip(body, pairs, strict=False) if pair and words_in(block.text[: pair.name_end]) <= 3
    ]
    return (
        len(short) >= FEWEST_PAIRS and len(short) >= len(body) - 2 and not any(is_criterion(one, words) for one in body)
    )


def has_list(body: Sequence[Block]) -> bool:
    return any(block.kind in {Kind.ITEM, Kind.ROW} for block in body) or not any(
        is_finished(block.text) for block in body
    )


def are_areas(body: Sequence[Block]) -> bool:
    """Whether a list names the areas, each with what is said of it: "Klima: Vi nedbringer ..."."""
    items = [block for block in body if block.kind is Kind.ITEM]
    return len(items) >= 2 and all(pair_in(item.text) for item in items)


def are_promises(body: Sequence[Block]) -> bool:
    """Whether a list says, item for item, what "we" do: the promises of a strategy without areas."""
    items = [block for block in body if block.kind is Kind.ITEM]
    ours = sum(item.text.split(maxsplit=1)[0] in OURSELVES for item in items)
    return len(items) >= FEWEST_PROMISES and ours >= 0.8 * len(items)


def place_named_areas(body: Sequence[Block], words: Vocabulary) -> Iterator[Piece]:
    for block in body:
        pair = pair_in(block.text) if block.kind is Kind.ITEM else None
        if pair is None:
            yield from give_up(block)
            continue
        told = block.text[pair.start :]
        promises = words.will.match(told) or told.split(maxsplit=1)[0] in OURSELVES or begins_small(told)
        yield from give(block, Role.AREA, start=0, end=pair.name_end)
        yield from give(block, Role.COMMITMENT if promises else Role.AREA_INTRO, start=pair.start)


def are_goals(heading: Block, body: Sequence[Block], words: Vocabulary) -> bool:
    """Whether what stands under a heading on follow-up is a list of goals that can be measured."""
    items = [block for block in body if block.kind is Kind.ITEM or not is_finished(block.text)]
    if not items or len(items) < len(body) / 2 or are_values(body, words):
        return False
    counted = sum(bool(NUMBERS.search(item.text)) for item in items)
    return bool(words.measure.search(bare(heading.name))) or 2 * counted > len(items)


def _goals(body: Sequence[Block], words: Vocabulary) -> Iterator[Piece]:
    """Listed goals; without a list the text tells how goals are made, which is steering."""
    if not any(block.kind in {Kind.ITEM, Kind.ROW} for block in body):
        counted = sum(bool(NUMBERS.search(block.text)) for block in body)
        unfinished = not any(is_finished(block.text) for block in body)
        listed = len(body) > 1 and (unfinished or counted == len(body))
        for block in body if listed else ():
            yield from give(block, Role.GOAL)
        yield from () if listed else place_text(body, Role.STEERING, words)
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
        if name is Role.VALUE and len(body) == 1 and (found := ENUMERATED.search(body[0].text)):
            yield from _enumerated(body[0], found)
            return
        listed = any(block.kind in {Kind.ITEM, Kind.ROW} for block in body)
        head = _head_row(body, words)
        if names := _bare_names(body):
            for block in body:
                yield from give(block, name if block in names else text)
            return
        for index, block in enumerate(body):
            after = body[index + 1] if index + 1 < len(body) else None
            if block is head or block.kind is Kind.LEAD or leads(block, after) or block.text.endswith(":"):
                yield from give(block, Role.LEAD_IN, start=0)
            else:
                yield from _one(block, name, text, words, listed=listed)

    return placed


def _enumerated(block: Block, found: re.Match[str]) -> Iterator[Piece]:
    """The values that one sentence names: "Vi er åbne, modige og ordentlige"."""
    yield from give(block, Role.LEAD_IN, start=0, end=found.start(1))
    for word in re.finditer(r"[\w-]+", found[1]):
        if word[0] not in {"og", "and", "och", "samt"}:
            begins = found.start(1)
            yield from give(block, Role.VALUE, start=begins + word.start(), end=begins + word.end())


def _one(block: Block, name: Role, text: Role, words: Vocabulary, *, listed: bool) -> Iterator[Piece]:
    if name is Role.CRITERION and words.criterion.fullmatch(block.text):
        yield from give(block, Role.CRITERION)
    elif name is Role.CRITERION and block.text.rstrip().endswith("?") and not is_criterion(block, words):
        yield from give(block, Role.QUESTION)
    elif name is Role.CRITERION and is_criterion(block, words):
        yield from place_criterion(block, words)
    elif name is Role.VALUE and words.value_pattern.match(block.text):
        yield from place_value_sentence(block, words)
    elif block.kind in {Kind.ITEM, Kind.ROW} or (not listed and pair_in(block.text)):
        yield from place_pair(block, name, text, pair_in(block.text))
    elif name is Role.CRITERION:
        yield from give(block, Role.STEERING)
    else:
        yield from give_up(block)


def _is_bare_name(block: Block) -> bool:
    return (
        block.kind is Kind.TEXT
        and words_in(block.text) <= 4
        and not is_finished(block.text)
        and not pair_in(block.text)
    )


def _bare_names(body: Sequence[Block]) -> Sequence[Block]:
    """The blocks that are names without marks: all of them, or each second, what is said of them on lines between."""
    if len(body) > 1 and all(_is_bare_name(block) for block in body):
        return body
    takes_turns = len(body) > 2 and len(body) % 2 == 0 and all(is_finished(block.text) for block in body[1::2])
    return body[::2] if takes_turns and all(_is_bare_name(block) for block in body[::2]) else ()


def _head_row(body: Sequence[Block], words: Vocabulary) -> Block | None:
    """The first row of a table, if it names the columns: nothing in it ends as a sentence, but below it does."""
    for _is_row, rows in groupby(body, key=lambda block: block.kind is Kind.ROW):
        table = list(rows)
        if _is_row and len(table) > 1:
            if words.criterion.match(table[0].text):
                return None
            if HEADS.match(table[0].text):
                return table[0]
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
