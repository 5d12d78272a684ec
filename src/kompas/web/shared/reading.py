"""A wording on the page. Citizens and those who work here read the same parts, at the addresses of their own room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from kompas.strategy import wordings
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.queries import Outline, OutlineCommitment, OutlineFocusArea, OutlineStakeholder, outline
from kompas.strategy.red_thread import Knot, RedThread, Strand, thread
from kompas.strategy.serving import is_anything_declared
from kompas.strategy.typesetting import typeset
from kompas.strategy.wordings import LastingPart, Place, goes_on_as, last_holding, place
from kompas.web.shared.taking import FORMS
from kompas.web.shared.thread_picture import Branch, Picture, draw


@dataclass(frozen=True, slots=True)
class Addresses:
    """The names of one room's addresses; `all` is where its strategies are listed; `inside` for those who work here."""

    all: str
    whole: str
    stakeholder: str
    focus_area: str
    commitment: str
    red_thread: str
    edition: str
    differences: str
    grounds: str
    take: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part that has a page of its own; `lookup` finds the wordings that hold one of them."""

    name: str
    parts: Callable[[Outline], Sequence[LastingPart]]
    lookup: str


STAKEHOLDER = Kind("stakeholder", lambda read: read.stakeholders, "stakeholder_texts__stakeholder__slug")
FOCUS_AREA = Kind("focus_area", lambda read: read.focus_areas, "focus_area_texts__focus_area__slug")
COMMITMENT = Kind("commitment", lambda read: read.all_commitments, "commitment_texts__commitment__number")


def picture(red_thread: RedThread, addresses: Addresses) -> Picture:
    """The thread drawn, each area and commitment a link to its page."""
    shown = red_thread.outline
    words = shown.revision.core_task or shown.revision.title
    strands = tuple(_strand(strand, shown, addresses) for strand in red_thread.strands)
    href = reverse(addresses.whole, args=[shown.strategy.slug])
    return draw(
        Branch(_set(words, shown), f"{_('Core task')}: {words}", str(_("Core task")), href=href, children=strands)
    )


def _strand(strand: Strand, shown: Outline, addresses: Addresses) -> Branch:
    count = len(strand.knots)
    note = ngettext("%(number)s commitment", "%(number)s commitments", count) % {"number": count}
    knots = tuple(_knot(knot, shown, addresses) for knot in strand.knots)
    if strand.area is None:
        words = _("Across the focus areas") if shown.focus_areas else _("Commitments")
        return Branch(words, f"{words}, {note}", note, children=knots)
    href = reverse(addresses.focus_area, args=[shown.strategy.slug, strand.area.slug])
    label = f"{_('Focus area')}: {strand.area.name}, {note}"
    return Branch(_set(strand.area.name, shown), label, note, href=href, children=knots)


def _knot(knot: Knot, shown: Outline, addresses: Addresses) -> Branch:
    number, text = knot.commitment.number, knot.commitment.text
    name = _("Commitment %(number)s") % {"number": number}
    href = reverse(addresses.commitment, args=[shown.strategy.slug, number])
    if not tells_serving(addresses):
        return Branch(_set(text, shown), f"{name}: {text}", mark=str(number), href=href)
    under = ", ".join(each.words for each in knot.served) or pgettext("commitment", "Without an action plan")
    return Branch(_set(text, shown), f"{name}: {text} ({under})", mark=str(number), href=href, is_naked=knot.is_naked)


def tells_serving(addresses: Addresses) -> bool:
    """Those who work here always see what is naked; citizens only once something can hang under a commitment."""
    return addresses.inside or is_anything_declared()


def _set(words: str, shown: Outline) -> str:
    return typeset(words, shown.revision.language)


def whole(revision: Revision, addresses: Addresses) -> dict[str, Any]:
    """What the page of a whole wording shows."""
    return _context(outline(revision), addresses)


def edition(strategy: Strategy, number: int, addresses: Addresses) -> dict[str, Any]:
    """What the page of one adopted wording shows, whether it is in force or was."""
    editions = wordings.editions(strategy)
    revision = next((each for each in editions if each.number == number), None)
    if revision is None:
        raise Http404
    return {**whole(revision, addresses), "editions": editions}


def drawn(revision: Revision, addresses: Addresses) -> dict[str, Any]:
    """What the page of the red thread shows."""
    context = whole(revision, addresses)
    return {**context, "picture": picture(context["thread"], addresses)}


def part(kind: Kind, address: str | int, revision: Revision, addresses: Addresses) -> dict[str, Any]:
    """What the page of one part shows: from `revision`, or else from the last adopted wording that held it."""
    shown = outline(revision)
    found = place(kind.parts(shown), address)
    retired = found is None
    if found is None:
        shown, found = _last(kind, address, revision)
    name, text = _words(found.part)
    own = {
        "kind": kind.name,
        "name": name,
        "text": text,
        "body": f"strategy/_reading_{kind.name}.html",
        "place": found,
        "part": found.part,
        "retired": retired,
        "goes_on_as": goes_on_as(revision.strategy, int(address)) if retired and kind is COMMITMENT else [],
    }
    context = _context(shown, addresses)
    return {**context, **own, **_standing(kind, found.part, context["thread"])}


def _words(part: LastingPart) -> tuple[str, str]:
    """What the part is called and what it says; a commitment is called by what it says."""
    match part:
        case OutlineStakeholder():
            return part.name, part.text
        case OutlineFocusArea():
            return part.name, part.intro
        case OutlineCommitment():
            return part.text, part.text


def _last(kind: Kind, address: str | int, revision: Revision) -> tuple[Outline, Place[LastingPart]]:
    held = last_holding(revision.strategy, **{kind.lookup: address})
    shown = outline(held) if held else None
    found = place(kind.parts(shown), address) if shown else None
    if shown is None or found is None:
        raise Http404
    return shown, found


def _context(shown: Outline, addresses: Addresses) -> dict[str, Any]:
    return {
        "outline": shown,
        "strategy": shown.strategy,
        "revision": shown.revision,
        "language": shown.revision.language,
        "thread": thread(shown),
        "addresses": addresses,
        "tells_serving": tells_serving(addresses),
        "forms": FORMS.values(),
    }


def _standing(kind: Kind, part: LastingPart, red_thread: RedThread) -> dict[str, Any]:
    """The strand that the part lies on: its own for a focus area, the one it hangs on for a commitment."""
    if kind is FOCUS_AREA:
        return {"strand": next(strand for strand in red_thread.strands if strand.area == part)}
    if kind is COMMITMENT:
        strand, knot = next((s, k) for s in red_thread.strands for k in s.knots if k.commitment == part)
        return {"strand": strand, "knot": knot}
    return {}
