"""The strategy as it was understood: assembled from pieces, and nothing else.

The law: every line is placed, listed in `unplaced`, or counted dropped with the reason in `warnings`; the three add up
to the total; every text is made of the document's words in their order.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kompas.strategy.importer import facts
from kompas.strategy.importer.joining import join, plain, squeeze
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import OVERLAYS, Piece, Role

SHORT_LINE = 100
TEXT_ROLES = {Role.TITLE, Role.CORE_TASK, Role.VISION, Role.PURPOSE, Role.STEERING, Role.HISTORY}


@dataclass
class Part:
    """A part of the strategy with the pieces that it came from, by their place in the list of pieces."""

    name: str = ""
    text: str = ""
    pieces: list[int] = field(default_factory=list)
    children: list["Part"] = field(default_factory=list)
    is_incomplete: bool = False
    is_renamed: bool = False

    def go_on_naming(self, piece: int, text: str) -> None:
        """The name goes on in another piece; one that was given by hand is whole already."""
        self.name = self.name if self.is_renamed else join(self.name, text)
        self.pieces.append(piece)


@dataclass
class Reading:
    """What was understood. `notes` are codes with counts, worded by notes.py."""

    document: Document
    texts: dict[Role, str] = field(default_factory=dict)
    stakeholders: list[Part] = field(default_factory=list)
    areas: list[Part] = field(default_factory=list)
    commitments: list[Part] = field(default_factory=list)
    values: list[Part] = field(default_factory=list)
    criteria: list[Part] = field(default_factory=list)
    goals: list[Part] = field(default_factory=list)
    sources: list[facts.Source] = field(default_factory=list)
    unit: str | None = None
    period: facts.Period | None = None
    unplaced: list[str] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)  # the lines whose words stand in `unplaced`, counted from 0
    framing: dict[int, list[Role]] = field(default_factory=dict)  # short lines that gave the unit or the period
    dropped: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)  # of what was dropped, one line for each reason
    merged: list[str] = field(default_factory=list)  # areas that the document names twice
    counts: dict[str, int] = field(default_factory=dict)
    lead_ins: Counter[str] = field(default_factory=Counter)  # what stands before the lists of commitments

    def as_json(self) -> dict[str, Any]:
        """The shape that `kompas strategy read --json` prints."""
        from kompas.strategy.importer.notes import warnings

        return {
            "is_strategy": self.document.is_strategy,
            "language": self.document.language,
            "title": self._text(Role.TITLE),
            "unit": self.unit,
            "period": {"from": self.period.first, "to": self.period.last} if self.period else None,
            "core_task": self._text(Role.CORE_TASK),
            "vision": self._text(Role.VISION),
            "purpose": self._text(Role.PURPOSE),
            "stakeholders": [{"name": part.name, "text": part.text} for part in self.stakeholders],
            "focus_areas": [
                {"name": area.name, "intro": area.text, "commitments": _commitments(area.children)}
                for area in self.areas
            ],
            "commitments": _commitments(self.commitments),
            "values": [{"name": part.name, "text": part.text} for part in self.values],
            "criteria": [{"name": part.name, "question": part.text} for part in self.criteria],
            "goals": [{"text": part.text} for part in self.goals],
            "sources": [{"name": source.name, "kind": source.kind, "year": source.year} for source in self.sources],
            "steering": self._text(Role.STEERING),
            "history": self._text(Role.HISTORY),
            "unplaced": self.unplaced,
            "warnings": [str(warning) for warning in warnings(self)],
            "lines": self.counts,
        }

    def _text(self, role: Role) -> str | None:
        return self.texts.get(role) or None


def _commitments(parts: Iterable[Part]) -> list[dict[str, Any]]:
    return [{"text": part.text, "incomplete": part.is_incomplete} for part in parts]


def assemble(document: Document, pieces: Sequence[Piece]) -> Reading:
    """Put the strategy together. Any sequence of pieces of the document's lines gives a reading that keeps the law."""
    assembly = _Assembly(document)
    for index in sorted(range(len(pieces)), key=lambda index: (pieces[index].line, pieces[index].start)):
        assembly.take(index, pieces[index])
    return assembly.finish()


class _Assembly:
    """Takes pieces in the document's order, remembering which part each new piece belongs to."""

    def __init__(self, document: Document) -> None:
        self.reading = Reading(document)
        self.placed: set[int] = set()
        self.unplaced: set[int] = set()
        self.dropped: dict[int, str] = {}
        self.area: Part | None = None
        self.last: dict[Role, Part] = {}
        self.value_words: list[tuple[Piece, str]] = []
        self.period = ""
        self.lead_in = ""

    def take(self, index: int, piece: Piece) -> None:
        text = squeeze(self.reading.document.lines[piece.line].text[piece.start : piece.end])
        if piece.role in OVERLAYS:
            self._mark(piece, text)
        elif piece.role is Role.UNPLACED:
            self.unplaced.add(piece.line)
        elif piece.role is Role.DROPPED:
            self.dropped[piece.line] = piece.detail
        else:
            self.placed.add(piece.line)
            self._lead_in(piece, text)
            self._place(index, piece, text)

    def _lead_in(self, piece: Piece, text: str) -> None:
        if piece.role is Role.COMMITMENT and self.lead_in:
            self.reading.lead_ins[self.lead_in.rstrip(":.…–- ")] += 1
        before = self.lead_in if piece.joins else ""
        self.lead_in = join(before, text) if piece.role is Role.LEAD_IN else ""

    def _mark(self, piece: Piece, text: str) -> None:
        if piece.role in {Role.UNIT, Role.PERIOD} and len(self.reading.document.lines[piece.line].text) <= SHORT_LINE:
            self.placed.add(piece.line)  # nothing of a cover's line is lost whose words are the unit or the period
            self.reading.framing.setdefault(piece.line, []).append(piece.role)
        if piece.role is Role.UNIT:
            self.reading.unit = piece.name or (
                join(self.reading.unit, text) if piece.joins and self.reading.unit else text
            )
        elif piece.role is Role.PERIOD:
            self.period = join(self.period, text) if piece.joins else text
            self.reading.period = facts.period_in(self.period)
        elif piece.role is Role.SOURCE:
            self._add_source(piece, text)
        else:
            self.value_words.append((piece, text))

    def _add_source(self, piece: Piece, text: str) -> None:
        if piece.joins and self.reading.sources:
            last = self.reading.sources[-1]
            self.reading.sources[-1] = facts.Source(join(last.name, text), last.kind, last.year)
        else:
            self.reading.sources.append(facts.Source.of(piece.name or text, piece.detail))

    def _place(self, index: int, piece: Piece, text: str) -> None:  # noqa: C901 - one branch per kind of role
        role = piece.role
        if role in TEXT_ROLES:
            self._add_text(role, text, joins=piece.joins)
        elif role is Role.HEADING:
            self.area = None
        elif role is Role.AREA:
            self._open_area(index, piece, text)
        elif role is Role.AREA_INTRO:
            self._add_to(self.area or self._open_nameless(), index, text, joins=piece.joins)
        elif role is Role.COMMITMENT:
            siblings = self.area.children if self.area else self.reading.commitments
            self._add_item(role, siblings, index, piece, text)
        elif role is Role.GOAL:
            self._add_item(role, self.reading.goals, index, piece, text)
        elif role in NAMES:
            self._name(role, index, piece, text)
        elif role in BODIES:
            self._body(role, index, piece, text)

    def _add_text(self, role: Role, text: str, *, joins: bool) -> None:
        texts = self.reading.texts
        before = texts.get(role, "")
        if not before or joins or role is Role.TITLE:
            texts[role] = join(before, text)
        else:
            texts[role] = f"{before}\n\n{text}"

    def _open_area(self, index: int, piece: Piece, text: str) -> None:
        areas = self.reading.areas
        if piece.joins and areas and self.area is areas[-1]:
            areas[-1].go_on_naming(index, text)
            return
        name = piece.name or text
        known = next((area for area in areas if plain(area.name) == plain(name)), None)
        self.area = known or Part(name, is_renamed=piece.name is not None)
        self.area.pieces.append(index)
        if known is None:
            areas.append(self.area)
        elif known.name not in self.reading.merged:
            self.reading.merged.append(known.name)

    def _open_nameless(self) -> Part:
        self.area = Part()
        self.reading.areas.append(self.area)
        return self.area

    def _add_to(self, part: Part, index: int, text: str, *, joins: bool) -> None:
        part.text = join(part.text, text) if joins or not part.text else f"{part.text}\n\n{text}"
        part.pieces.append(index)

    def _add_item(self, role: Role, siblings: list[Part], index: int, piece: Piece, text: str) -> None:
        if piece.joins and siblings and self.last.get(role) is siblings[-1]:
            self._add_to(siblings[-1], index, text, joins=True)
        else:
            siblings.append(Part(text=piece.name or text, pieces=[index]))
            self.last[role] = siblings[-1]
        if piece.detail == "incomplete":
            siblings[-1].is_incomplete = True

    def _name(self, role: Role, index: int, piece: Piece, text: str) -> None:
        self.area = None
        parts = self._parts(role)
        if piece.joins and parts and self.last.get(role) is parts[-1]:
            parts[-1].go_on_naming(index, text)
            return
        parts.append(Part(piece.name or text, pieces=[index], is_renamed=piece.name is not None))
        self.last[role] = parts[-1]

    def _body(self, role: Role, index: int, piece: Piece, text: str) -> None:
        name_role, begins = BODIES[role]
        parts = self._parts(name_role)
        waits = bool(parts) and not (parts[-1].text and begins)
        if not piece.joins and not waits:
            parts.append(Part())
        if not parts:
            parts.append(Part())
        self._add_to(parts[-1], index, text, joins=piece.joins)

    def _parts(self, role: Role) -> list[Part]:
        return {
            Role.STAKEHOLDER: self.reading.stakeholders,
            Role.VALUE: self.reading.values,
            Role.CRITERION: self.reading.criteria,
        }[role]

    def finish(self) -> Reading:
        reading, lines = self.reading, self.reading.document.lines
        for piece, word in self.value_words:
            self._give_word(piece, word)
        numbers = range(len(lines))
        placed = [number for number in numbers if number in self.placed]
        dropped = [number for number in numbers if number in self.dropped and number not in self.placed]
        rest = [number for number in numbers if number not in self.placed and number not in self.dropped]
        reading.waiting, reading.unplaced = rest, [squeeze(lines[number].text) for number in rest]
        reading.dropped = Counter(self.dropped[number] for number in dropped)
        for number in dropped:
            reading.examples.setdefault(self.dropped[number], squeeze(lines[number].text))
        reading.counts = {"total": len(lines), "placed": len(placed), "unplaced": len(rest), "dropped": len(dropped)}
        return reading

    def _give_word(self, overlay: Piece, word: str) -> None:
        """Name the value whose text holds the word that the overlay marks."""
        for part in self.reading.values:
            if not part.name and word in part.text:
                part.name = overlay.name or word
                return


NAMES = frozenset({Role.STAKEHOLDER, Role.VALUE, Role.CRITERION})
# Which part a text belongs to, and whether each text that does not join begins a new part of its own.
BODIES: dict[Role, tuple[Role, bool]] = {
    Role.STAKEHOLDER_TEXT: (Role.STAKEHOLDER, False),
    Role.VALUE_TEXT: (Role.VALUE, True),
    Role.QUESTION: (Role.CRITERION, True),
}
