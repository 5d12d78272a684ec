"""A core task, a vision or a purpose without a heading, that says itself what it is: "Vores vision er ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.vocabulary import Section, Vocabulary

LISTED = frozenset({Role.GOAL, Role.COMMITMENT, Role.VALUE, Role.STAKEHOLDER})
ROLES = {Section.CORE_TASK: Role.CORE_TASK, Section.VISION: Role.VISION, Section.PURPOSE: Role.PURPOSE}


def place_sayings(pieces: Sequence[Piece], blocks: Sequence[Block], words: Vocabulary) -> Iterator[Piece]:
    """`pieces`, where unplaced paragraphs that say what they are stand in the part that is still empty."""
    known = {piece.role for piece in pieces}
    waiting = {piece.line for piece in pieces if piece.role is Role.UNPLACED}
    found: dict[int, Role] = {}
    for block in blocks:
        if block.kind is not Kind.TEXT or block.first.number not in waiting:
            continue
        role = next((ROLES[section] for section, pattern in words.saying if pattern.match(block.text)), None)
        if role and role not in known:
            known.add(role)
            found |= {line.number: role for line in block.lines}
    for piece in pieces:
        yield replace(piece, role=found[piece.line]) if piece.line in found and piece.role is Role.UNPLACED else piece


def without_overview(pieces: Sequence[Piece], document: Document) -> list[Piece]:
    """`pieces`, where what only lists the areas before they come is no goal, value or commitment."""
    areas: dict[str, int] = {}
    for piece in pieces:
        if piece.role is Role.AREA:
            areas.setdefault(_words(piece, document), piece.line)
    return [
        replace(piece, role=Role.UNPLACED)
        if piece.role in LISTED and areas.get(_words(piece, document), -1) > piece.line
        else piece
        for piece in pieces
    ]


def _words(piece: Piece, document: Document) -> str:
    return plain(document.lines[piece.line].text[piece.start : piece.end])
