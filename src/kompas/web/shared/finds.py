"""What was found, on the page. Citizens and those who work here search alike, each among what they may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kompas.search.entries import TEXTS
from kompas.search.models import Entry, EntryQuerySet, Kind
from kompas.search.queries import find
from kompas.search.snippets import Stretch, marked, snippet
from kompas.search.words import LONGEST_QUESTION, Asked

# How the address names the kinds.
WORDS = {
    "strategi": Kind.STRATEGY,
    "kerneopgave": Kind.CORE_TASK,
    "vision": Kind.VISION,
    "formaal": Kind.PURPOSE,
    "interessent": Kind.STAKEHOLDER,
    "fokuspunkt": Kind.FOCUS_AREA,
    "loefte": Kind.COMMITMENT,
    "styring": Kind.STEERING,
    "historie": Kind.HISTORY,
    "medarbejder": Kind.PERSON,
    "enhed": Kind.UNIT,
    "emne": Kind.SUBJECT,
}
ANCHORS = {Kind.VISION: "#vision", Kind.PURPOSE: "#formaal", Kind.STEERING: "#styring", Kind.HISTORY: "#historie"}
HAS_A_PAGE = frozenset({Kind.STAKEHOLDER, Kind.FOCUS_AREA, Kind.COMMITMENT})


@dataclass(frozen=True, slots=True)
class Addresses:
    """The names of one room's addresses; empty where the room shows no such thing."""

    here: str
    whole: str
    stakeholder: str
    focus_area: str
    commitment: str
    draft: str = ""
    person: str = ""
    unit: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """One find as the page shows it: `kind` is what it is, `where` in whose strategy, `words` the words around."""

    href: str
    kind: str
    title: list[Stretch]
    words: list[Stretch]
    where: str
    is_draft: bool
    language: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One kind that the finds can be narrowed to; `word` is what the address calls it, None for all."""

    word: str | None
    words: str
    count: int
    is_chosen: bool


def asked_for(given: Mapping[str, str], among: EntryQuerySet, addresses: Addresses) -> dict[str, Any]:
    """What the page shows for the query of its address: q, slags, efter."""
    question = given.get("q", "").strip()[:LONGEST_QUESTION]
    kind = WORDS.get(given.get("slags", ""))
    found = find(question, among=among, kind=kind or "", after=given.get("efter", ""))
    return {
        "search_page": addresses.here,
        "question": question,
        "has_words": bool(found.question),
        "finds": [_find(entry, found.question, addresses) for entry in found.entries],
        "total": found.total,
        "is_cut": found.is_cut,
        "choices": _choices(found.counts, kind),
        "page": {"before": None, "after": found.after},
    }


def _choices(counts: dict[str, int], chosen: Kind | None) -> list[Choice]:
    kinds = [
        Choice(word, str(kind.label), counts[kind.value], kind is chosen)
        for word, kind in WORDS.items()
        if kind.value in counts
    ]
    return [Choice(None, _("All"), sum(counts.values()), chosen is None), *kinds]


def _find(entry: Entry, question: tuple[Asked, ...], addresses: Addresses) -> Find:
    kind = Kind(entry.kind)
    strategy = entry.strategy
    return Find(
        href=_href(entry, kind, addresses),
        kind=_("Commitment %(number)s") % {"number": entry.place} if kind is Kind.COMMITMENT else str(kind.label),
        title=_title(entry, kind, question),
        words=snippet(entry.text, question),
        where=" · ".join(part for part in (strategy.unit.name, strategy.period) if part) if strategy else "",
        is_draft=entry.is_draft,
        language=entry.language,
    )


def _title(entry: Entry, kind: Kind, question: tuple[Asked, ...]) -> list[Stretch]:
    """A text that has no name of its own is called what it is, of which strategy."""
    if kind in TEXTS:
        return [*marked(str(kind.label), question), Stretch(f" – {entry.title}")]
    return marked(entry.title, question)


def _href(entry: Entry, kind: Kind, addresses: Addresses) -> str:
    if entry.strategy is None:
        return reverse(getattr(addresses, kind.value), args=[entry.place])
    if entry.is_draft:
        return reverse(addresses.draft, args=[entry.strategy.slug])
    if kind in HAS_A_PAGE:
        return reverse(getattr(addresses, kind.value), args=[entry.strategy.slug, entry.place])
    return reverse(addresses.whole, args=[entry.strategy.slug]) + ANCHORS.get(kind, "")
