"""The right column: what was understood, part by part in reading order, each with the lines that it came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.reading import Part, Reading
from kompas.web.importing.sheets import Sheet
from kompas.web.importing.words import LOOKS, Words

PARTS_SHOWN_AT_ONCE = 400  # beyond that only the parts of the sheet that is open
LETTERS_SHOWN = 8_000  # of one text; the whole of it goes into the draft


@dataclass(frozen=True)
class Place:
    """A line to go to, and the sheet it stands on. `line` counts from 1."""

    line: int
    sheet: int
    text: str

    @property
    def href(self) -> str:
        return f"?side={self.sheet}#linje-{self.line}"


@dataclass
class Item:
    """A part as it is shown. `lines` are those it came from, counted from 0; `place` is where it begins."""

    id: str
    family: str
    name: str = ""
    text: str = ""
    fact: str = ""
    lines: list[int] = field(default_factory=list)
    children: list["Item"] = field(default_factory=list)
    hidden: int = 0
    is_named: bool = False
    is_incomplete: bool = False
    place: Place | None = None

    @property
    def shown_text(self) -> str:
        return self.text if len(self.text) <= LETTERS_SHOWN else f"{self.text[:LETTERS_SHOWN]} …"

    @property
    def total(self) -> int:
        return len(self.children) + self.hidden


@dataclass
class Section:
    """`hidden` counts the items that stand on other sheets of a very long document."""

    id: str
    title: Words
    items: list[Item]
    count: int | None = None
    hidden: int = 0


class Understood:
    """The reading as sections, and for every piece the part that it went into."""

    def __init__(self, reading: Reading, pieces: Sequence[Piece]) -> None:
        self.reading, self.pieces = reading, pieces
        self.part_of: dict[int, str] = {}
        self.sections = [section for section in self._sections() if section.items]
        self.total = sum(1 + len(item.children) for section in self.sections for item in section.items)

    def on(self, sheet: Sheet) -> list[Section]:
        """All sections; of a very long document only what has lines on `sheet`, and how many parts are elsewhere."""
        if self.total <= PARTS_SHOWN_AT_ONCE:
            return self.sections
        return [_narrowed(section, sheet) for section in self.sections]

    def _sections(self) -> Iterable[Section]:
        yield Section("rammen", _("The frame"), self._frame())
        for role in (Role.CORE_TASK, Role.VISION, Role.PURPOSE):
            yield Section(role.value, LOOKS[role].words, self._text(role))
        reading = self.reading
        stakeholders = self._parts("interessent", "stakeholder", reading.stakeholders)
        yield Section("interessenter", _("Stakeholders"), stakeholders, len(stakeholders))
        areas = self._parts("fokuspunkt", "area", reading.areas)
        yield Section("fokuspunkter", _("Focus areas"), areas, len(areas))
        loose = self._parts("loefte", "commitment", reading.commitments, is_named=False)
        yield Section("loefter", _("Commitments outside the areas"), loose, len(loose))
        values = self._parts("vaerdi", "value", reading.values)
        yield Section("vaerdier", _("Values"), values, len(values))
        goals = self._parts("maal", "goal", reading.goals, is_named=False)
        yield Section("maalsaetninger", _("Stated goals"), goals, len(goals))
        criteria = self._parts("kriterium", "goal", reading.criteria)
        yield Section("kriterier", _("Criteria"), criteria, len(criteria))
        yield Section("steering", LOOKS[Role.STEERING].words, self._text(Role.STEERING))
        yield Section("history", LOOKS[Role.HISTORY].words, self._text(Role.HISTORY))
        sources = self._sources()
        yield Section("grundlag", _("Sources"), sources, len(sources))

    def _frame(self) -> list[Item]:
        title = self._text(Role.TITLE)
        for item in title:
            item.name = str(LOOKS[Role.TITLE].words)
        unit, period = self.reading.unit, self.reading.period
        if unit:
            title.append(Item("enhed", "fact", str(LOOKS[Role.UNIT].words), unit, lines=self._lines_of(Role.UNIT)))
        if period:
            years = "–".join(str(year) for year in (period.first, period.last) if year)
            title.append(
                Item("periode", "fact", str(LOOKS[Role.PERIOD].words), years, lines=self._lines_of(Role.PERIOD))
            )
        return title

    def _text(self, role: Role) -> list[Item]:
        text = self.reading.texts.get(role, "")
        places = [index for index, piece in enumerate(self.pieces) if piece.role is role]
        return [self._item(f"tekst-{role.value}", "whole", places, text=text)] if text else []

    def _parts(self, kind: str, family: str, parts: Iterable[Part], *, is_named: bool = True) -> list[Item]:
        items = []
        for number, part in enumerate(parts, start=1):
            item = self._item(f"{kind}-{number}", family, part.pieces, name=part.name, text=part.text)
            item.is_named, item.is_incomplete = is_named, part.is_incomplete
            item.children = self._parts(f"{item.id}-loefte", "commitment", part.children, is_named=False)
            items.append(item)
        return items

    def _sources(self) -> list[Item]:
        places = [index for index, piece in enumerate(self.pieces) if piece.role is Role.SOURCE and not piece.joins]
        items = []
        for number, source in enumerate(self.reading.sources, start=1):
            own = places[number - 1 : number]
            item = Item(f"grundlag-{number}", "fact", name=source.name, fact=str(source.year or ""))
            item.lines = [self.pieces[index].line for index in own]
            items.append(item)
        return items

    def _item(self, code: str, family: str, places: Iterable[int], *, name: str = "", text: str = "") -> Item:
        own = sorted(places)
        self.part_of.update(dict.fromkeys(own, code))
        return Item(code, family, name, text, lines=sorted({self.pieces[index].line for index in own}))

    def _lines_of(self, role: Role) -> list[int]:
        return [piece.line for piece in self.pieces if piece.role is role]


def _narrowed(section: Section, sheet: Sheet) -> Section:
    near = []
    for item in section.items:
        children = [child for child in item.children if any(map(sheet.holds, child.lines))]
        if children or any(map(sheet.holds, item.lines)):
            hidden = len(item.children) - len(children)
            near.append(Item(**{**vars(item), "children": children, "hidden": hidden}))
    return Section(section.id, section.title, near, section.count, len(section.items) - len(near))
