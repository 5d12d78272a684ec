"""A name and what is said of it, on one line or as one sentence: values, criteria, stakeholders in a list."""

from collections.abc import Iterator, Sequence

from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.giving import give
from kompas.strategy.importer.understanding.pairs import Pair, pair_in
from kompas.strategy.importer.understanding.wording import words_in
from kompas.strategy.importer.vocabulary import Vocabulary


def are_values(body: Sequence[Block], words: Vocabulary) -> bool:
    return sum(bool(words.value_pattern.match(block.text)) for block in body) >= 2


def leads_to_values(after: Block | None, words: Vocabulary, *, values: bool) -> bool:
    return values and after is not None and bool(words.value_pattern.match(after.text))


def is_criterion(block: Block, words: Vocabulary) -> bool:
    if block.kind is Kind.HEADING or not words.criterion.match(block.text):
        return False
    if block.text.rstrip().endswith("?"):
        return True
    pair = pair_in(block.text)
    return pair is not None and words_in(block.text[: pair.name_end]) <= 4


def place_criterion(block: Block, words: Vocabulary) -> Iterator[Piece]:
    found = words.criterion.match(block.text)
    pair = pair_in(block.text)
    if pair is None and found and found.end() < len(block.text):
        pair = Pair(found.end(), found.end() + 1)
    yield from place_pair(block, Role.CRITERION, Role.QUESTION, pair)


def place_pair(block: Block, name: Role, text: Role, pair: Pair | None) -> Iterator[Piece]:
    if pair is None:
        yield from give(block, name, start=0)
        return
    yield from give(block, name, start=0, end=pair.name_end)
    yield from give(block, text, start=pair.start, end=_second_cell(block, pair.start))


def _second_cell(block: Block, start: int) -> int | None:
    tab = block.text.find("\t", start)
    return None if tab < 0 else tab


def place_value_sentence(block: Block, words: Vocabulary) -> Iterator[Piece]:
    yield from give(block, Role.VALUE_TEXT)
    found = words.value_pattern.match(block.text)
    if found:
        for span in block.spans(found.start(1), found.end(1)):
            yield Piece(span.line, span.start, span.end, Role.VALUE_WORD)
