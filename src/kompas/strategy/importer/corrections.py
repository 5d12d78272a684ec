"""Corrections by hand: pure functions from pieces to pieces. Whatever is done, the law of the reading holds.

A correction names spans of lines. What stands in a span is cut out of the pieces it belonged to; a piece that went on
from something that is now something else begins anew, so that no text slides into a part it never belonged to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from kompas.errors import DomainError
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.pieces import OVERLAYS, Piece, Reason, Role

NAMED = frozenset({Role.AREA, Role.STAKEHOLDER, Role.VALUE, Role.CRITERION, Role.UNIT, Role.SOURCE})
ONE_OF_A_KIND = frozenset({Role.UNIT, Role.PERIOD})
NAME_LENGTH = 300


class CannotCorrect(DomainError):
    """The correction asks for something that is not there."""


@dataclass(frozen=True, order=True)
class Span:
    """`text[start:end]` of the line `line`, as a person picked it."""

    line: int
    start: int
    end: int

    def overlaps(self, piece: Piece) -> bool:
        return piece.line == self.line and piece.start < self.end and self.start < piece.end


def give_role(document: Document, pieces: Sequence[Piece], spans: Iterable[Span], role: Role) -> list[Piece]:
    """Give what stands in `spans` another role. An overlay's role is laid over what is there.

    Lines that were one paragraph stay one; each list item and each paragraph is a part of its own.

    Raises:
        CannotCorrect: nothing is picked, or a span lies outside the document.
    """
    picked = _checked(document, spans)
    if role in OVERLAYS:
        return _laid_over(pieces, picked, role)
    detail = Reason.BY_HAND.value if role is Role.DROPPED else ""
    by_line = _by_line(picked)
    first = _firsts(pieces, by_line)
    new = [Piece(span.line, span.start, span.end, role, detail=detail) for span in picked]
    for index, (before, span) in enumerate(pairwise(picked), start=1):
        if _goes_on(document, first.get(before), first.get(span), before, span):
            new[index] = replace(new[index], joins=True)
    kept = [each for each in pieces if each.role not in OVERLAYS or role is not Role.DROPPED or not _in(each, by_line)]
    return _exchange(kept, picked, new)


def drop(document: Document, pieces: Sequence[Piece], spans: Iterable[Span]) -> list[Piece]:
    """Leave out what stands in `spans`, by hand."""
    return give_role(document, pieces, spans, Role.DROPPED)


def put_back(document: Document, pieces: Sequence[Piece], spans: Iterable[Span]) -> list[Piece]:
    """Let what was dropped in `spans` wait for a role again."""
    picked = _checked(document, spans)
    dropped = [span for span, first in _firsts(pieces, _by_line(picked)).items() if first.role is Role.DROPPED]
    if not dropped:
        raise CannotCorrect(_("None of the lines you picked were left out."))
    return give_role(document, pieces, dropped, Role.UNPLACED)


def merge(document: Document, pieces: Sequence[Piece], spans: Iterable[Span]) -> list[Piece]:
    """Let what stands in `spans` go on where the part before it stopped, whatever was dropped in between.

    Raises:
        CannotCorrect: nothing stands before it that has a role.
    """
    picked = _checked(document, spans)
    earlier = [each for each in _placing(pieces) if (each.line, each.start) < (picked[0].line, picked[0].start)]
    before = next((each for each in reversed(earlier) if each.role is not Role.DROPPED), None)
    if before is None or before.role is Role.UNPLACED:
        raise CannotCorrect(_("What stands before it has no role yet. Give that one a role first."))
    by_line = _by_line(picked)
    unfinished = any(each.detail == "incomplete" for each in pieces if _in(each, by_line))
    detail = "incomplete" if unfinished and before.role is Role.COMMITMENT else ""
    new = [Piece(span.line, span.start, span.end, before.role, joins=True, detail=detail) for span in picked]
    return _exchange(pieces, picked, new)


def split(document: Document, pieces: Sequence[Piece], line: int, at: int) -> list[Piece]:
    """Let a new part of the same role begin at `at` in the line; at the start of a piece it stops going on from before.

    Raises:
        CannotCorrect: `at` lies in nothing that has a role, or a part begins there already.
    """
    for index, piece in enumerate(pieces):
        if piece.role in OVERLAYS or piece.line != line or not piece.start <= at < piece.end:
            continue
        if at == piece.start:
            if not piece.joins:
                break
            return [*pieces[:index], replace(piece, joins=False), *pieces[index + 1 :]]
        detail = "" if piece.detail == "incomplete" else piece.detail
        first = replace(piece, end=at, name=None, detail=detail)
        second = replace(piece, start=at, joins=False, name=None)
        return [*pieces[:index], first, second, *pieces[index + 1 :]]
    raise CannotCorrect(_("A part begins at that word already. Pick a word inside it."))


def rename(_document: Document, pieces: Sequence[Piece], span: Span, name: str) -> list[Piece]:
    """Call the part that begins in `span` by another name; an empty one gives the document's own words back.

    Raises:
        CannotCorrect: what stands there has no name, or the new one is too long.
    """
    words = " ".join(name.split())
    if len(words) > NAME_LENGTH:
        raise CannotCorrect(_("The name is too long: write at most %(most)d characters.") % {"most": NAME_LENGTH})
    for index, piece in enumerate(pieces):
        if piece.role in NAMED and span.overlaps(piece):
            return [*pieces[:index], replace(piece, name=words or None), *pieces[index + 1 :]]
    raise CannotCorrect(_("Only a focus area, a stakeholder, a value, a criterion, a unit or a source has a name."))


def take_off(_document: Document, pieces: Sequence[Piece], spans: Iterable[Span]) -> list[Piece]:
    """Take the overlays off the words in `spans`: they mark no unit, period, source or value any more."""
    by_line = _by_line(spans)
    return [piece for piece in pieces if piece.role not in OVERLAYS or not _in(piece, by_line)]


def _laid_over(pieces: Sequence[Piece], picked: Sequence[Span], role: Role) -> list[Piece]:
    """`pieces` with the overlay on top. There is one unit and one period: new words replace the old."""
    kept = [piece for piece in pieces if piece.role is not role or role not in ONE_OF_A_KIND]
    over = [
        Piece(span.line, span.start, span.end, role, joins=role is Role.UNIT and index > 0)
        for index, span in enumerate(picked)
    ]
    known = set(kept)
    return [*kept, *(piece for piece in over if piece not in known)]


def _checked(document: Document, spans: Iterable[Span]) -> list[Span]:
    picked = sorted(set(spans))
    if not picked:
        raise CannotCorrect(_("Pick at least one line first."))
    for span in picked:
        if not 0 <= span.line < len(document.lines):
            raise CannotCorrect(_("The document has no such line."))
        if not 0 <= span.start < span.end <= len(document.lines[span.line].text):
            raise CannotCorrect(_("The line has no such words."))
    if any(a.line == b.line and b.start < a.end for a, b in pairwise(picked)):
        raise CannotCorrect(_("The same words are picked twice."))
    return picked


def _placing(pieces: Iterable[Piece]) -> list[Piece]:
    """What is no overlay, in reading order."""
    return sorted((each for each in pieces if each.role not in OVERLAYS), key=lambda each: (each.line, each.start))


def _by_line(spans: Iterable[Span]) -> dict[int, list[Span]]:
    lines: dict[int, list[Span]] = {}
    for span in spans:
        lines.setdefault(span.line, []).append(span)
    return lines


def _in(piece: Piece, by_line: dict[int, list[Span]]) -> bool:
    return any(span.overlaps(piece) for span in by_line.get(piece.line, ()))


def _firsts(pieces: Iterable[Piece], by_line: dict[int, list[Span]]) -> dict[Span, Piece]:
    """For each span the first piece that it touches and that is no overlay."""
    firsts: dict[Span, Piece] = {}
    for piece in _placing(pieces):
        for span in by_line.get(piece.line, ()):
            if span.overlaps(piece):
                firsts.setdefault(span, piece)
    return firsts


def _goes_on(document: Document, earlier: Piece | None, old: Piece | None, before: Span, span: Span) -> bool:
    """Whether two picked spans are one paragraph: as was understood, or, where nothing was, as they look."""
    if span.line - before.line > 1:
        return False
    if earlier and old and earlier.role is old.role and old.role not in {Role.UNPLACED, Role.DROPPED}:
        return old.joins
    return span.line != before.line and _looks_joined(document.lines[before.line], document.lines[span.line])


def _looks_joined(before: Line, after: Line) -> bool:
    return not after.bullet and not after.gap and (after.text[:1].islower() or before.text.endswith(("-", "\u00ad")))


def _exchange(pieces: Sequence[Piece], spans: Sequence[Span], new: Sequence[Piece]) -> list[Piece]:
    """`pieces` with what stands in `spans` cut out and `new` put in its place."""
    by_line = _by_line(spans)
    roles = {(piece.line, piece.start): piece.role for piece in new}
    last: dict[Role, Piece] = {}
    broken: set[Piece] = set()
    for piece in _placing(pieces):
        if piece.joins and piece.role in last and _is_broken(last[piece.role], by_line, roles):
            broken.add(piece)
        last[piece.role] = piece
    rest: list[Piece] = []
    for piece in pieces:
        cuts = [] if piece.role in OVERLAYS else by_line.get(piece.line, [])
        rest += _outside(replace(piece, joins=False) if piece in broken else piece, cuts)
    return [*rest, *new]


def _is_broken(piece: Piece, by_line: dict[int, list[Span]], roles: dict[tuple[int, int], Role]) -> bool:
    """Whether the end of `piece`, which another goes on from, now has another role."""
    touching = [span for span in by_line.get(piece.line, []) if span.overlaps(piece) and span.end >= piece.end]
    return any(roles[span.line, span.start] is not piece.role for span in touching)


def _outside(piece: Piece, spans: Iterable[Span]) -> list[Piece]:
    """What remains of `piece` outside `spans`."""
    remains = [piece]
    for span in spans:
        parts = []
        for each in remains:
            if not span.overlaps(each):
                parts.append(each)
                continue
            if each.start < span.start:
                parts.append(replace(each, end=span.start, name=None))
            if span.end < each.end:
                parts.append(replace(each, start=span.end, joins=False, name=None))
        remains = parts
    return remains
