"""Everything that the review page shows, from an import as it stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.notes import left_out, warnings
from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.reading import assemble
from kompas.strategy.models import DocumentImport
from kompas.web.importing.sheets import Row, Sheet, rows, sheets
from kompas.web.importing.understood import Place, Section, Understood
from kompas.web.importing.words import COMMON, OVERLAID, PALETTE, RARER, Words, reason_words

LISTED = 40  # lines named one by one in a list; the rest is counted


@dataclass(frozen=True)
class Places:
    """The first few places of a kind, and how many more there are."""

    kind: str
    listed: tuple[Place, ...]
    total: int

    @property
    def words(self) -> Words:
        return reason_words(self.kind)

    @property
    def sentence(self) -> str:
        return left_out(self.kind, self.total)

    @property
    def more(self) -> int:
        return self.total - len(self.listed)


class Review:
    """One sheet of the document, by its number or by a line on it, beside what was understood of all of it."""

    palette, common, rarer, overlaid = PALETTE, COMMON, RARER, OVERLAID

    def __init__(self, found: DocumentImport, sheet: int = 1, *, line: int | None = None) -> None:
        self.found = found
        self.document: Document = found.read_document()
        self.pieces: tuple[Piece, ...] = found.read_pieces()
        self.reading = assemble(self.document, self.pieces)
        self.understood = Understood(self.reading, self.pieces)
        self.images = frozenset(found.pages.values_list("number", flat=True))
        self.sheets = sheets(self.document, by_page=bool(self.images))
        sheet = sheet if line is None else self.sheet_of(line)
        self.sheet: Sheet = self.sheets[min(max(sheet, 1), len(self.sheets)) - 1]

    @property
    def counts(self) -> dict[str, int]:
        return self.reading.counts

    @property
    def settled(self) -> int:
        """Lines that need nobody any more."""
        return self.counts["placed"] + self.counts["dropped"]

    @property
    def other_unit(self) -> str:
        """The unit that the document names, where it is another one than it is imported for."""
        named, chosen = (f" {plain(name)} " for name in (self.reading.unit or "", self.found.unit.name))
        is_same = not named.strip() or named in chosen or chosen in named
        return "" if is_same else str(self.reading.unit)

    @cached_property
    def rows(self) -> list[Row]:
        return rows(self.document, self.pieces, self.sheet, self.understood.part_of, self.reading.framing)

    @cached_property
    def sections(self) -> list[Section]:
        shown = self.understood.on(self.sheet)
        for section in shown:
            for item in section.items:
                for each in (item, *item.children):
                    each.place = self._place(each.lines[0]) if each.lines else None
        return shown

    @cached_property
    def warnings(self) -> list[str]:
        """What is doubtful; what was left out is told with its lines (`dropped`)."""
        dropped, examples = self.reading.dropped, self.reading.examples
        told = {left_out(reason, count, example=examples[reason]) for reason, count in dropped.items()}
        return [str(warning) for warning in warnings(self.reading) if warning not in told]

    @property
    def matters(self) -> int:
        return len(self.warnings) + bool(self.incomplete.total) + len(self.dropped)

    @cached_property
    def can_redo(self) -> bool:
        return self.found.steps.filter(number=self.found.step + 1).exists()

    @property
    def image(self) -> int | None:
        return self.sheet.page if self.sheet.page in self.images else None

    @property
    def before(self) -> Sheet | None:
        return self.sheets[self.sheet.number - 2] if self.sheet.number > 1 else None

    @property
    def after(self) -> Sheet | None:
        return self.sheets[self.sheet.number] if self.sheet.number < len(self.sheets) else None

    @cached_property
    def unplaced(self) -> Places:
        return self._places("", self.reading.waiting)

    @cached_property
    def partly(self) -> Places:
        """Lines that count as placed or left out though some of their words have no role."""
        return self._places("", self._partly)

    @cached_property
    def next_unplaced(self) -> Place | None:
        """The first on this sheet, or after it, or else from the beginning."""
        waiting = sorted([*self.reading.waiting, *self._partly])
        ahead = next((line for line in waiting if line >= self.sheet.first), None)
        line = ahead if ahead is not None else next(iter(waiting), None)
        return None if line is None else self._place(line)

    @cached_property
    def incomplete(self) -> Places:
        lines = [piece.line for piece in self.pieces if piece.role is Role.COMMITMENT and piece.detail == "incomplete"]
        return self._places("", lines)

    @cached_property
    def dropped(self) -> list[Places]:
        """What was left out, by reason, the most first."""
        by_reason: defaultdict[str, list[int]] = defaultdict(list)
        for piece in self.pieces:
            if piece.role is Role.DROPPED:
                by_reason[piece.detail].append(piece.line)
        kinds = [self._places(reason, lines) for reason, lines in by_reason.items()]
        return sorted(kinds, key=lambda kind: -kind.total)

    @cached_property
    def _partly(self) -> list[int]:
        """Words of a line that gave the unit or the period wait for nothing."""
        waiting = {piece.line for piece in self.pieces if piece.role is Role.UNPLACED}
        return sorted(waiting.difference(self.reading.waiting, self.reading.framing))

    def _place(self, line: int) -> Place:
        return Place(line + 1, self.sheet_of(line), self.document.lines[line].text)

    def sheet_of(self, line: int) -> int:
        return next(sheet.number for sheet in self.sheets if sheet.holds(line))

    def sheet_showing(self, page: int) -> int:
        """The first sheet of that page of the document, or the first of all where the page has no lines."""
        return next((sheet.number for sheet in self.sheets if sheet.page == page), 1)

    def _places(self, kind: str, lines: Iterable[int]) -> Places:
        numbers: Sequence[int] = list(dict.fromkeys(lines))
        return Places(kind, tuple(self._place(line) for line in numbers[:LISTED]), len(numbers))
