"""All stages, one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import Piece, Reason, Role
from kompas.strategy.importer.understanding import marks
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.cleaning import leave_out
from kompas.strategy.importer.understanding.flattened import rebuild_tables
from kompas.strategy.importer.understanding.front import Front, front_of
from kompas.strategy.importer.understanding.gathering import gather
from kompas.strategy.importer.understanding.genre import doubt
from kompas.strategy.importer.understanding.giving import drop, give, give_up
from kompas.strategy.importer.understanding.headings import find_headings
from kompas.strategy.importer.understanding.parts import copies, parts_of
from kompas.strategy.importer.understanding.placing import place, place_loose
from kompas.strategy.importer.understanding.sayings import place_sayings, without_overview
from kompas.strategy.importer.understanding.typography import typography_of
from kompas.strategy.importer.understanding.unfinished import mark_unfinished
from kompas.strategy.importer.vocabulary import VOCABULARIES, Vocabulary, language_of


def understand(document: Document) -> tuple[Document, list[Piece]]:
    """The document with its language and whether it is a strategy, and the role of each piece of its lines.

    Never raises, whatever the lines say; the same lines give the same pieces.
    """
    language = language_of(line.text for line in document.lines)
    document, words = replace(document, language=language), VOCABULARIES[language]
    if not document.lines:
        return replace(document, is_strategy=False, doubt=doubt((), (), words)), []
    pieces = sorted(_pieces(document, words), key=lambda piece: (piece.line, piece.start))
    reason = doubt(document.lines, pieces, words)
    return replace(document, is_strategy=not reason, doubt=reason), pieces


def _pieces(document: Document, words: Vocabulary) -> Iterator[Piece]:
    look = typography_of(document)
    dropped = leave_out(document, words)
    blocks = find_headings(rebuild_tables(gather(document.lines, dropped, look, words), look, words), look, words)
    again = copies(blocks)
    for number, reason in dropped.items():
        yield Piece(number, 0, len(document.lines[number].text), Role.DROPPED, detail=reason)
    for number in again:
        yield from drop(blocks[number], Reason.SECOND_COPY)
    blocks = [block for number, block in enumerate(blocks) if number not in again]
    front = front_of(blocks, look, words)
    placed = [*_front(blocks[: front.end], front), *_body(blocks, front, words)]
    placed = mark_unfinished(list(place_sayings(without_overview(placed, document), blocks, words)), document)
    yield from placed
    yield from marks.period(blocks[: front.end], blocks)
    yield from marks.unit(front.unit, document.lines)
    yield from marks.sources(_told(blocks, placed), words)


def _front(blocks: Sequence[Block], front: Front) -> Iterator[Piece]:
    for number, block in enumerate(blocks):
        if number == front.title:
            yield from give(block, Role.TITLE, start=0)
        else:
            yield from give_up(block)


def _body(blocks: Sequence[Block], front: Front, words: Vocabulary) -> Iterator[Piece]:
    parts = parts_of(blocks, front.end, words)
    start = parts[0].place if parts else len(blocks)
    yield from place_loose(blocks[front.end : start], words)
    yield from place(blocks, parts, words)


def _told(blocks: Iterable[Block], pieces: Iterable[Piece]) -> list[tuple[Block, bool]]:
    """The blocks in which a strategy says what it rests on, and whether that is all that they tell."""
    roles = {piece.line: piece.role for piece in pieces if piece.role in {Role.HISTORY, Role.PURPOSE, Role.STEERING}}
    told = [(block, roles.get(block.first.number)) for block in blocks if block.kind is not Kind.HEADING]
    return [(block, role is Role.HISTORY) for block, role in told if role]
