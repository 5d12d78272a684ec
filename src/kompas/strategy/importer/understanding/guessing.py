"""What a part without a telling heading is about, seen from its own words."""

import re
from collections.abc import Sequence

from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.vocabulary import Section, Vocabulary

SHORT_SECTION = 4  # blocks


def section_by_voice(body: Sequence[Block], words: Vocabulary) -> Section | None:
    """What a short section says itself: "Strategien skal ...", "Vi drømmer om ...", "Strategien bygger på ..."."""
    told = [block for block in body if block.kind is Kind.TEXT]
    if not told or len(body) > SHORT_SECTION or len(told) < len(body):
        return None
    return next((section for section, pattern in words.voice if pattern.match(told[0].text)), None)


def section_by_words(heading: Block, body: Sequence[Block], words: Vocabulary, *, least: int) -> Section | None:
    """Steering or history, if at least `least` of its words say so and more than say anything else; else None."""
    if not body or any(block.kind is Kind.LEAD for block in body):
        return None
    if own := section_by_voice(body, words):
        return own
    text = " ".join(block.text for block in (heading, *body)).casefold()
    scores = {section: len(re.findall(pattern, text)) for section, pattern in words.telling}
    best = max(scores, key=lambda section: scores[section])
    others = max((score for section, score in scores.items() if section is not best), default=0)
    if scores[best] >= least and scores[best] > others:
        return best
    values = sum(bool(words.value_pattern.match(block.text)) for block in body)
    return Section.VALUES if values >= 2 else None
