"""What stands under a focus area: why, what we will, and by what it is measured."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.areas import OURSELVES
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.giving import give, give_up
from kompas.strategy.importer.understanding.tables import Columns, cells_in_line, columns_of
from kompas.strategy.importer.understanding.wording import begins_small, is_finished, sentences
from kompas.strategy.importer.vocabulary import Vocabulary


class Mode(StrEnum):
    TELLS = "tells"
    PROMISES = "promises"
    MEASURES = "measures"
    ASIDE = "aside"  # a box of facts


def place_area(
    body: Sequence[Block], words: Vocabulary, *, tells: Role = Role.AREA_INTRO, is_last: bool = False
) -> Iterator[Piece]:
    """The pieces under an area's heading, or under no area where promises stand alone and nothing `tells` why.

    `is_last`: a text after the promises of the last area is no part of it, for all that can be seen.
    """
    yield from _AreaBody(body, words, tells=tells, is_last=is_last).pieces()


def _of_ourselves(sentence: str) -> bool:
    return sentence.split(maxsplit=1)[0] in OURSELVES


def _parallel_paragraphs(body: Sequence[Block]) -> set[int]:
    """The first lines of paragraphs that begin alike, at least two on end: "Vi giver ...", "Vi lader ..."."""
    texts = [block for block in body if block.kind is Kind.TEXT and is_finished(block.text)]
    first = [block.text.split(maxsplit=1)[0] for block in texts]
    return {
        block.first.number
        for place, block in enumerate(texts)
        if first[place] in OURSELVES and first[place] in (first[place - 1 : place] + first[place + 1 : place + 2])
    }


class _AreaBody:
    def __init__(self, body: Sequence[Block], words: Vocabulary, *, tells: Role, is_last: bool) -> None:
        self.body, self.words, self.tells, self.is_last = body, words, tells, is_last
        self.has_promised = False
        self.mode = Mode.TELLS
        self.bare_list = False  # items without marks: each block after the lead-in is one
        self.base: float | None = None  # the indent of the list's first item
        self.has_led_list = any(self._leads(index) for index in range(len(body)))
        self.has_items = any(block.kind in {Kind.ITEM, Kind.ROW} for block in body)
        self.has_list = self.has_led_list or self.has_items
        self.has_will = any(block.kind is Kind.TEXT and words.will.match(block.text) for block in body)
        self.parallel = set() if self.has_will else _parallel_paragraphs(body)
        self.has_will = self.has_will or bool(self.parallel)
        self.heads = self._table_heads()

    def pieces(self) -> Iterator[Piece]:
        for piece in self._pieces():
            self.has_promised = self.has_promised or piece.role is Role.COMMITMENT
            yield piece

    def _pieces(self) -> Iterator[Piece]:
        for index, block in enumerate(self.body):
            if block.kind is Kind.ASIDE or (self.mode is Mode.ASIDE and not self._leads(index) and not block.inner):
                yield from give_up(block)
            elif block.kind is Kind.ROW:
                yield from self._row(block)
            elif self._leads(index):
                yield from self._lead(index, block)
            elif block.inner == "aside":
                self.mode = Mode.ASIDE
                yield from give_up(block)
            elif block.kind in {Kind.LEAD, Kind.HEADING}:
                self.mode = Mode.TELLS
                yield from give(block, Role.LEAD_IN, start=0)
            elif block.kind is Kind.ITEM:
                yield from self._item(block)
            else:
                yield from self._text(block)

    def _leads(self, index: int) -> bool:
        """Whether the block at `index` leads in what follows it."""
        block = self.body[index]
        if index + 1 >= len(self.body):
            return False
        after = self.body[index + 1]
        if block.kind is Kind.LEAD or block.inner in {"actions", "goals"}:
            return after.kind is not Kind.HEADING
        return block.kind is Kind.TEXT and block.text.rstrip().endswith(":") and after.kind is Kind.ITEM

    def _lead(self, index: int, block: Block) -> Iterator[Piece]:
        self.mode = Mode.MEASURES if block.inner == "goals" else Mode.PROMISES
        after = self.body[index + 1]
        self.bare_list = after.skip > 0 or (
            after.kind is Kind.TEXT
            and (
                self.mode is Mode.MEASURES
                or not self.has_items
                or begins_small(after.text)
                or not is_finished(after.text)
            )
        )
        self.base = None
        start = sentences(block.text)[-1][0] if block.kind is Kind.TEXT else 0
        if start:
            yield from give(block, self.tells, start=0, end=start)
        yield from give(block, Role.LEAD_IN, start=start)

    def _item(self, block: Block) -> Iterator[Piece]:
        role = self._role_of_item()
        nested = self.base is not None and block.first.indent > self.base + 0.5
        if self.base is None:
            self.base = block.first.indent
        yield from give(block, role, joins=nested and role is not self.tells)

    def _role_of_item(self) -> Role:
        if self.mode is Mode.MEASURES:
            return Role.GOAL
        if self.mode is Mode.PROMISES or not self.has_led_list:
            return Role.COMMITMENT
        return self.tells

    def _text(self, block: Block) -> Iterator[Piece]:
        if self.mode is not Mode.TELLS and self.bare_list and self._is_like_an_item(block):
            yield from self._bare_items(block, Role.GOAL if self.mode is Mode.MEASURES else Role.COMMITMENT)
            return
        self.mode = Mode.TELLS
        if block.first.number in self.parallel and not self.has_list:
            yield from give(block, Role.COMMITMENT)
        elif self.has_list or (self.has_promised and not self.words.will.match(block.text)):
            yield from give(block, Role.UNPLACED if self.is_last and self.has_promised else self.tells, start=0)
        elif self.words.will.match(block.text):
            yield from give(block, Role.COMMITMENT)
        elif self.has_will:
            yield from give(block, self.tells)
        else:
            yield from self._sentences(block)

    def _is_like_an_item(self, block: Block) -> bool:
        return begins_small(block.text) or len(sentences(block.text)) == 1 or block.skip > 0

    def _bare_items(self, block: Block, role: Role) -> Iterator[Piece]:
        """One item; several where each sentence after a run-in heading says what "we" do."""
        cuts = sentences(block.text)
        if role is Role.COMMITMENT and all(_of_ourselves(block.text[start:end]) for start, end in cuts):
            for start, end in cuts:
                yield from give(block, role, start=start, end=end)
        else:
            yield from give(block, role)
        if block.skip:
            self.mode = Mode.TELLS

    def _sentences(self, block: Block) -> Iterator[Piece]:
        """Prose without any list: each sentence that begins "Vi vil" is a commitment, the rest tells why."""
        cuts = sentences(block.text)
        texts = [block.text[start:end] for start, end in cuts]
        wills = [bool(self.words.will.match(text)) for text in texts]
        if not any(wills):
            wills = [_of_ourselves(text) for text in texts]
        grouped = groupby(zip(wills, cuts, strict=True), key=lambda pair: pair[0])
        for is_will, group in grouped:
            ends = [cut for _will, cut in group]
            if is_will:
                for start, end in ends:
                    yield from give(block, Role.COMMITMENT, start=start, end=end)
            else:
                yield from give(block, self.tells, start=ends[0][0], end=ends[-1][1])

    def _table_heads(self) -> dict[int, Columns]:
        """For the first line of each row, the columns of its table."""
        columns: dict[int, Columns] = {}
        for is_row, group in groupby(self.body, key=lambda block: block.kind is Kind.ROW):
            rows = list(group)
            if is_row:
                found = columns_of(rows, self.words)
                columns |= {row.first.number: found for row in rows}
                if found.has_head:
                    columns[rows[0].first.number] = Columns()
                    columns[-1 - rows[0].first.number] = found
        return columns

    def _row(self, block: Block) -> Iterator[Piece]:
        if -1 - block.first.number in self.heads:
            yield from give(block, Role.LEAD_IN, start=0)
            return
        columns = self.heads[block.first.number]
        spans = cells_in_line(block, columns.width)
        wanted = [(columns.action, Role.COMMITMENT), (columns.goal, Role.GOAL)]
        if columns.action is None and columns.goal is None:
            wanted = [(0, Role.COMMITMENT)]
        given = False
        place_of_area = columns.area if self.tells is Role.UNPLACED else None
        if (
            place_of_area is not None
            and place_of_area < len(spans)
            and spans[place_of_area][0] < spans[place_of_area][1]
        ):
            yield from give(block, Role.AREA, start=spans[place_of_area][0], end=spans[place_of_area][1])
        for place, role in wanted:
            if place is not None and place < len(spans) and spans[place][0] < spans[place][1]:
                given = True
                yield from give(block, role, start=spans[place][0], end=spans[place][1])
        if not given:
            yield from give_up(block)
