"""The repeated frame: where the same lead-in stands again and again, each time a short line before it names an area.

Between the end of one list and the next lead-in stand the area's name and perhaps why it matters. The name is found
there whatever its type, which a copied text has often lost.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.wording import bare, begins_small, is_finished, sentences, words_in

LONGEST_NAME = 12  # words
FARTHEST = 8  # blocks between an area's name and its lead-in
FEWEST = 2  # lead-ins that make a frame


def framed_names(blocks: Sequence[Block]) -> set[int]:
    """The places of plain blocks that name an area, since a lead-in that returns follows them."""
    leads = Counter(bare(block.text) for block in blocks if _leads(block))
    anchors = [place for place, block in enumerate(blocks) if _leads(block) and leads[bare(block.text)] >= FEWEST]
    return {name for anchor in anchors for name in _name_before(blocks, anchor)}


def _leads(block: Block) -> bool:
    return block.kind is Kind.LEAD or (block.kind is Kind.HEADING and block.inner in {"actions", "goals"})


def _name_before(blocks: Sequence[Block], anchor: int) -> Iterator[int]:
    """The nearest short line before the lead-in with only whole sentences between, unless a heading is nearer."""
    for place in range(anchor - 1, max(anchor - FARTHEST, 0) - 1, -1):
        block = blocks[place]
        if block.kind is not Kind.TEXT:
            return
        if _may_name(block):
            yield place
            return
        if not is_finished(block.text):
            return


def _may_name(block: Block) -> bool:
    text = block.text
    if sum(letter.isalpha() for letter in text) < 3:
        return False
    short = words_in(text) <= LONGEST_NAME and len(block.lines) <= 2
    return short and not begins_small(text) and not is_finished(text) and len(sentences(text)) == 1
