"""A vision, a purpose and the like: paragraphs, and lists without what leads them in."""

import re
from collections.abc import Iterator, Sequence

from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.giving import give, give_up
from kompas.strategy.importer.understanding.naming import (
    are_values,
    is_criterion,
    leads_to_values,
    place_criterion,
    place_value_sentence,
)
from kompas.strategy.importer.understanding.wording import is_finished, sentences, words_in
from kompas.strategy.importer.vocabulary import Vocabulary

LONGEST_HALF_SENTENCE = 14  # words


COUNTS_AREAS = re.compile(  # "Strategien har fire spor: ..." belongs to no text
    r"\b(?:to|tre|fire|fem|seks|syv|otte|två|fyra|two|three|four|five|six)(?: \w+)? (?:\w*områder|spor|temaer|"
    r"pejlemærker|fokuspunkter|retninger|satsingsområder|områden|priorities|themes|focus areas|strands)\b",
    re.IGNORECASE,
)


def _is_name(block: Block) -> bool:
    """A line under a signature or an address: who signed, and as what."""
    return block.kind is Kind.TEXT and words_in(block.text) <= 5 and not is_finished(block.text)


def place_text(body: Sequence[Block], role: Role, words: Vocabulary) -> Iterator[Piece]:
    """A vision, a purpose and the like: paragraphs, and lists without what leads them in."""
    values = are_values(body, words)
    signed = False
    for index, block in enumerate(body):
        after = body[index + 1] if index + 1 < len(body) else None
        signed = block.kind is Kind.ASIDE or (signed and _is_name(block))
        if signed or (index and COUNTS_AREAS.search(block.text) and role is not Role.STEERING):
            yield from give_up(block)
        elif is_criterion(block, words):
            yield from place_criterion(block, words)
        elif values and words.value_pattern.match(block.text):
            yield from place_value_sentence(block, words)
        elif leads_to_values(after, words, values=values):
            yield from give_up(block)
        else:
            yield from _text_block(block, after, role, words)


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
    if after is None or after.kind not in {Kind.ITEM, Kind.ROW}:
        return False
    text = block.text.rstrip()
    return text.endswith((":", "…")) or (
        block.kind is Kind.TEXT and not is_finished(text) and words_in(text) <= LONGEST_HALF_SENTENCE
    )


def with_lead(block: Block, role: Role) -> Iterator[Piece]:
    """The last sentence leads a list in; what stands before it has its own role."""
    start, _end = sentences(block.text)[-1]
    if start:
        yield from give(block, role, end=start)
    yield from give(block, Role.LEAD_IN, start=start)
