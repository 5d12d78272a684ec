"""The left column: the document as it was set, one sheet at a time, each line marked with its role."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from kompas.strategy.importer.corrections import Span
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.pieces import OVERLAYS, Piece, Role
from kompas.web.importing.words import LOOKS, Look, Words, reason_words

LINES_PER_SHEET = 200
INDENT_STEPS = 4
POINTS_PER_STEP, LETTERS_PER_STEP = 18, 4


@dataclass(frozen=True)
class Sheet:
    """`lines[first:after]` of the document; `number` counts from 1, `page` is the document's where sheets follow it."""

    number: int
    first: int
    after: int
    page: int | None = None

    def holds(self, line: int) -> bool:
        return self.first <= line < self.after


def sheets(document: Document, *, by_page: bool) -> list[Sheet]:
    """The document cut into sheets of at most `LINES_PER_SHEET` lines; `by_page` each page begins a new one."""
    cuts = [0]
    for line in document.lines[1:]:
        turns = by_page and line.page != document.lines[line.number - 1].page
        if turns or line.number - cuts[-1] >= LINES_PER_SHEET:
            cuts.append(line.number)
    ends = [*cuts[1:], len(document.lines)]
    return [
        Sheet(number, first, after, document.lines[first].page if by_page and document.lines else None)
        for number, (first, after) in enumerate(zip(cuts, ends, strict=True), start=1)
    ]


@dataclass(frozen=True)
class Bit:
    """Some words of a segment, and what is laid over them."""

    text: str
    over: Look | None = None


@dataclass(frozen=True)
class Segment:
    """A piece as it is shown. `aside` is what stands before it and belongs to no piece: a label, a number."""

    span: Span
    look: Look
    bits: tuple[Bit, ...]
    aside: str = ""
    part: str = ""
    goes_on: bool = False
    is_incomplete: bool = False
    reason: Words = ""

    @property
    def words(self) -> str:
        return f"{self.look.words}: {self.reason}" if self.reason else str(self.look.words)

    @property
    def text(self) -> str:
        return "".join(bit.text for bit in self.bits)

    @property
    def is_marked(self) -> bool:
        return any(bit.over for bit in self.bits)

    @property
    def value(self) -> str:
        return f"{self.span.line}:{self.span.start}:{self.span.end}"

    @property
    def anchor(self) -> str:
        return f"{self.span.line + 1}-{self.span.start}"


@dataclass(frozen=True)
class Row:
    """A line with its segments. `look` is a class for how it is set; `tail` belongs to no piece."""

    line: Line
    segments: tuple[Segment, ...]
    classes: str
    tail: str = ""
    new_page: int | None = None

    @property
    def number(self) -> int:
        return self.line.number + 1


class Setting:
    """How a document's lines are set, seen against its own body text."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def body(self) -> float:
        sizes = [line.size for line in self.document.lines if line.size]
        return median(sizes) if sizes else 0

    def classes(self, line: Line) -> str:
        step = LETTERS_PER_STEP if self.document.format in {"txt", "md"} else POINTS_PER_STEP
        indent = min(INDENT_STEPS, round(line.indent / step))
        names = [
            "is-bold" if line.bold else "",
            f"is-{self._height(line)}" if self._height(line) else "",
            f"is-in-{indent}" if indent > 0 else "",
            "is-apart" if line.gap else "",
        ]
        return " ".join(name for name in names if name)

    def _height(self, line: Line) -> str:
        if line.level:
            return "huge" if line.level == 1 else "large"
        if not line.size or not self.body:
            return ""
        ratio = line.size / self.body
        return "huge" if ratio >= 1.6 else "large" if ratio >= 1.15 else "small" if ratio <= 0.85 else ""


def rows(
    document: Document,
    pieces: Sequence[Piece],
    sheet: Sheet,
    parts: Mapping[int, str],
    framing: Mapping[int, Sequence[Role]],
) -> list[Row]:
    """The lines of `sheet`; `parts` tells for the place of a piece which part of the strategy it went into,
    `framing` for a line that it gave the unit or the period."""
    setting = Setting(document)
    by_line: defaultdict[int, list[tuple[Piece, str]]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if sheet.holds(piece.line):
            by_line[piece.line].append((piece, parts.get(index, "")))
    return [
        _row(document, line, by_line[line.number], setting.classes(line), framing.get(line.number, ()))
        for line in document.lines[sheet.first : sheet.after]
    ]


def _row(document: Document, line: Line, pieces: list[tuple[Piece, str]], classes: str, framing: Sequence[Role]) -> Row:
    overlays = [piece for piece, _part in pieces if piece.role in OVERLAYS]
    placing = sorted(((p, part) for p, part in pieces if p.role not in OVERLAYS), key=lambda each: each[0].start)
    if not placing:
        placing = [(Piece(line.number, 0, len(line.text), Role.UNPLACED), "")]
    segments, at = [], 0
    for piece, part in placing:
        look = _framing_look(framing) if framing and piece.role is Role.UNPLACED else LOOKS[piece.role]
        segments.append(_segment(line, piece, look, part, line.text[at : piece.start], overlays))
        at = piece.end
    turns = line.number > 0 and line.page != document.lines[line.number - 1].page
    return Row(line, tuple(segments), classes, line.text[at:].rstrip(), line.page if turns else None)


def _framing_look(roles: Sequence[Role]) -> Look:
    """What a line is shown as whose words became the unit or the period and nothing else."""
    looks = [LOOKS[role] for role in dict.fromkeys(roles)]
    return replace(looks[0], words=", ".join(str(look.words) for look in looks))


def _segment(line: Line, piece: Piece, look: Look, part: str, aside: str, overlays: list[Piece]) -> Segment:
    return Segment(
        span=Span(piece.line, piece.start, piece.end),
        look=look,
        bits=_bits(line.text, piece, overlays),
        aside=aside if aside.strip() else "",
        part=part,
        goes_on=piece.joins,
        is_incomplete=piece.role is Role.COMMITMENT and piece.detail == "incomplete",
        reason=reason_words(piece.detail) if piece.role is Role.DROPPED else "",
    )


def _bits(text: str, piece: Piece, overlays: list[Piece]) -> tuple[Bit, ...]:
    cuts = {piece.start, piece.end}
    for over in overlays:
        cuts |= {at for at in (over.start, over.end) if piece.start < at < piece.end}
    places = sorted(cuts)
    return tuple(
        Bit(text[start:end], next((LOOKS[o.role] for o in overlays if o.start <= start and end <= o.end), None))
        for start, end in pairwise(places)
    )
