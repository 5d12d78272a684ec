"""A core task, a vision or a purpose without a heading, that says itself what it is: "Vores vision er ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.vocabulary import Section, Vocabulary

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
