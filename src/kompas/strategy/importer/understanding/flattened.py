"""Tables that became bare lines: the cells of the head on lines of their own, then the cells of every row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.tables import is_action_head, is_area_head
from kompas.strategy.importer.understanding.typography import Typography
from kompas.strategy.importer.understanding.wording import bare, is_finished, words_in
from kompas.strategy.importer.vocabulary import Vocabulary

MOST_COLUMNS = 5
LONGEST_CELL = 25  # words


def rebuild_tables(blocks: Sequence[Block], look: Typography, words: Vocabulary) -> list[Block]:
    """`blocks`, where flattened tables are areas, items and asides (the columns that do not count) again."""
    rebuilt: list[Block] = []
    place = 0
    while place < len(blocks):
        columns = _head(blocks, place, words)
        end = _end(blocks, place + columns, words) if columns else place
        if columns and end - place - columns >= 2 * columns:
            rebuilt += [replace(block, kind=Kind.LEAD) for block in blocks[place : place + columns]]
            rebuilt += _rows(blocks[place + columns : end], columns, look)
            place = end
        else:
            rebuilt.append(blocks[place])
            place += 1
    return rebuilt


def _head(blocks: Sequence[Block], place: int, words: Vocabulary) -> int:
    """How many columns the head has that begins at `place`; none if no table's head begins there."""
    if not _is_cell(blocks[place]) or not is_area_head(bare(blocks[place].text), words):
        return 0
    columns = 1
    for block in blocks[place + 1 : place + MOST_COLUMNS]:
        if not _is_cell(block) or words_in(block.text) > 5 or block.first.gap:
            break
        columns += 1
    names = [bare(block.text) for block in blocks[place + 1 : place + columns]]
    return columns if any(is_action_head(name, words) for name in names[:1]) else 0


def _is_cell(block: Block) -> bool:
    return (
        block.kind in {Kind.TEXT, Kind.LEAD}
        and not block.first.bullet
        and words_in(block.text) <= LONGEST_CELL
        and not block.text.rstrip().endswith((".", ":"))
    )


def _end(blocks: Sequence[Block], start: int, words: Vocabulary) -> int:
    """Where the table ends: at a line that announces a part, or that is a sentence."""
    for place in range(start, len(blocks)):
        block = blocks[place]
        if not _is_cell(block) or words.section_of(bare(block.text)) or is_finished(block.text):
            return place
    return len(blocks)


def _rows(cells: Sequence[Block], columns: int, look: Typography) -> Iterator[Block]:
    """The cells with what they are. A gap begins an area that rows share; without gaps each names its own."""
    starts = [place for place, block in enumerate(cells) if place == 0 or look.has_gap(block.first)]
    shared = len(starts) > 1
    place_in_row = 0
    for place, block in enumerate(cells):
        if shared and place in starts:
            place_in_row = 0
        elif shared and place_in_row == columns:
            place_in_row = 1
        elif not shared:
            place_in_row = place % columns
        kind = {0: Kind.HEADING, 1: Kind.ITEM}.get(place_in_row, Kind.ASIDE)
        yield replace(block, kind=kind, label="table" if kind is Kind.HEADING else "")
        place_in_row += 1
