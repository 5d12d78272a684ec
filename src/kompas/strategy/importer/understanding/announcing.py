"""Sentences that say which areas or stakeholders are to come: "Vi har tre temaer: Børn, Kultur og Natur"."""

from collections.abc import Sequence
from dataclasses import dataclass

from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.wording import bare, sentences
from kompas.strategy.importer.vocabulary import Section, Vocabulary

LONGEST = 800  # characters of a text that announces
MOST_HEADINGS = 300
FEWEST = 2  # names in one sentence


@dataclass(frozen=True)
class Announced:
    """The plain names of headings that a sentence names together, as stakeholders or as areas."""

    areas: frozenset[str]
    stakeholders: frozenset[str]


def announced_in(blocks: Sequence[Block], words: Vocabulary) -> Announced:
    names = {plain(block.name) for block in blocks if block.kind is Kind.HEADING and block.section is None}
    names = {name for name in names if len(name) > 3}
    areas: set[str] = set()
    stakeholders: set[str] = set()
    if len(names) > MOST_HEADINGS:
        return Announced(frozenset(), frozenset())
    stakeholders_in = dict(words.section_patterns)[Section.STAKEHOLDERS]
    for sentence in _sentences(blocks):
        padded = f" {plain(sentence)} "
        named = {name for name in names if f" {name} " in padded}
        if len(named) >= FEWEST:
            is_theirs = stakeholders_in.search(bare(sentence))
            (stakeholders if is_theirs else areas).update(named)
    return Announced(frozenset(areas - stakeholders), frozenset(stakeholders))


def _sentences(blocks: Sequence[Block]) -> list[str]:
    """The sentences that may name several things: those with a colon, a comma or another divider in them."""
    texts = [block.text for block in blocks if block.kind in {Kind.TEXT, Kind.LEAD} and len(block.text) <= LONGEST]
    parts = [text[start:end] for text in texts for start, end in sentences(text)]
    return [part for part in parts if any(sign in part for sign in ":,·|;/")]
