"""A draft as it lies on the desk: its parts in the order they are read, each with what the page needs to write it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.strategy.models import KINDS, PartKind, Revision
from kompas.strategy.queries import Outline, OutlineCommitment, OutlineItem, outline
from kompas.strategy.sources import words_of

# The Danish words in the addresses, and the codes of the kinds of part and of the texts that they stand for.
KIND_WORDS = {
    "interessent": "stakeholder",
    "fokuspunkt": "focus_area",
    "loefte": "commitment",
    "vaerdi": "value",
    "kriterium": "criterion",
    "maalsaetning": "stated_goal",
    "grundlag": "source",
}
WORD_OF = {code: word for word, code in KIND_WORDS.items()}
TEXT_WORDS = {
    "kerneopgave": "core_task",
    "vision": "vision",
    "formaal": "purpose",
    "styring": "steering",
    "historie": "history",
}


@dataclass(frozen=True)
class DeskPart:
    """A part as it stands on the desk. `lasting` is the key of what lasts of it, sent with each deed on it."""

    kind: PartKind
    address: str
    head: str
    body: str = ""
    meta: str = ""
    lasting: int | None = None
    version: int = 0
    is_incomplete: bool = False
    is_first: bool = False
    is_last: bool = False

    @property
    def word(self) -> str:
        return WORD_OF[self.kind.code]

    @property
    def anchor(self) -> str:
        return f"{self.word}-{self.address}"

    @property
    def key(self) -> str:
        """How a button names the part."""
        return f"{self.word}.{self.lasting or self.address}"


@dataclass(frozen=True)
class DeskGroup:
    """Parts of one kind, side by side; `under` is the address of the focus area they stand under."""

    kind: PartKind
    parts: list[DeskPart]
    under: str = ""

    @property
    def word(self) -> str:
        return WORD_OF[self.kind.code]

    @property
    def anchor(self) -> str:
        return f"ny-{self.word}-{self.under}" if self.under else f"ny-{self.word}"


@dataclass(frozen=True)
class DeskArea:
    part: DeskPart
    commitments: DeskGroup


@dataclass(frozen=True)
class DeskText:
    word: str
    words: str | Promise
    text: str
    help: str | Promise = ""
    group: DeskGroup | None = field(default=None)

    @property
    def anchor(self) -> str:
        return f"tekst-{self.word}"


def laid_out(draft: Revision) -> dict[str, Any]:
    """All parts of the draft, in seven queries."""
    shown = outline(draft)
    return {
        "texts": _texts(draft, shown),
        "stakeholders": _group("stakeholder", shown.stakeholders),
        "areas": _areas(shown),
        "loose": DeskGroup(KINDS["commitment"], _commitments(shown.commitments)),
        "values": _items("value", shown.values),
        "goals": _items("stated_goal", shown.goals),
        "sources": _items("source", shown.sources),
        "has_areas": bool(shown.focus_areas),
    }


def _texts(draft: Revision, shown: Outline) -> dict[str, DeskText]:
    helps = {
        "core_task": _("Why the unit exists, and the effect it is there for."),
        "vision": _("Where you want to be."),
        "purpose": _("What the strategy itself is for."),
        "steering": _("How goals are chosen and followed up."),
        "history": _("What came before, and who took part."),
    }
    names = {
        "core_task": _("Core task"),
        "vision": _("Vision"),
        "purpose": _("Purpose"),
        "steering": _("How it is steered"),
        "history": _("Where it comes from"),
    }
    return {
        code: DeskText(
            word,
            names[code],
            getattr(draft, code),
            helps[code],
            _items("criterion", shown.criteria) if code == "steering" else None,
        )
        for word, code in TEXT_WORDS.items()
    }


def _areas(shown: Outline) -> list[DeskArea]:
    group = _group("focus_area", [(a.slug, a.name, a.intro, a.pk) for a in shown.focus_areas])
    return [
        DeskArea(part, DeskGroup(KINDS["commitment"], _commitments(area.commitments), area.slug))
        for part, area in zip(group.parts, shown.focus_areas, strict=True)
    ]


def _commitments(commitments: Iterable[OutlineCommitment]) -> list[DeskPart]:
    several = list(commitments)
    return [
        DeskPart(
            KINDS["commitment"],
            str(each.number),
            each.text,
            lasting=each.pk,
            version=each.version,
            is_incomplete=each.is_incomplete,
            is_first=place == 0,
            is_last=place == len(several) - 1,
        )
        for place, each in enumerate(several)
    ]


def _items(code: str, items: Iterable[OutlineItem]) -> DeskGroup:
    several = list(items)
    head = KINDS[code].head
    parts = [
        DeskPart(
            KINDS[code],
            str(each.number),
            each.text if head == "text" else each.name,
            "" if head == "text" else each.text,
            ", ".join(filter(None, (words_of(each.kind), str(each.year or "")))),
            is_first=place == 0,
            is_last=place == len(several) - 1,
        )
        for place, each in enumerate(several)
    ]
    return DeskGroup(KINDS[code], parts)


def _group(code: str, parts: Iterable[Any]) -> DeskGroup:
    rows = [each if isinstance(each, tuple) else (each.slug, each.name, each.text, each.pk) for each in parts]
    held = [
        DeskPart(KINDS[code], slug, name, text, lasting=key, is_first=place == 0, is_last=place == len(rows) - 1)
        for place, (slug, name, text, key) in enumerate(rows)
    ]
    return DeskGroup(KINDS[code], held)
