"""What a correction did, in a sentence or three: the deed, the commitments that moved with it, what left the frame."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kompas.strategy.importer.corrections import Span
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.reading import Part, Reading, assemble
from kompas.web.importing.words import LOOKS

QUOTED = 60  # letters of a text that is named

type Where = tuple[int, int]


@dataclass(frozen=True)
class Deed:
    """What she asked for: `name` of the deed, where, and what was to come of it."""

    name: str
    spans: tuple[Span, ...] = ()
    role: Role | None = None


def receipt(document: Document, before: Sequence[Piece], after: Sequence[Piece], deed: Deed) -> str:
    was, now = assemble(document, before), assemble(document, after)
    return " ".join([_done(document, deed), *_moved(was, before, now, after), *_lost(was, now)])


def _done(document: Document, deed: Deed) -> str:
    lines = sorted({span.line + 1 for span in deed.spans})
    told = {"count": len(lines), "line": lines[0] if lines else 0, "role": LOOKS[deed.role].words if deed.role else ""}
    if deed.name == "words" and deed.spans:
        span = deed.spans[0]
        words = document.lines[span.line].text[span.start : span.end]
        return _("“%(words)s” is now: %(role)s.") % {**told, "words": _short(words)}
    sentences = {
        "role": ngettext("Line %(line)d is now: %(role)s.", "%(count)d lines are now: %(role)s.", len(lines)),
        "merge": ngettext(
            "Line %(line)d was joined with the one before.",
            "%(count)d lines were joined with the one before.",
            len(lines),
        ),
        "drop": ngettext("Line %(line)d was left out.", "%(count)d lines were left out.", len(lines)),
        "put_back": ngettext("Line %(line)d was put back.", "%(count)d lines were put back.", len(lines)),
        "take_off": _("The mark was taken off."),
        "split": _("Line %(line)d was divided."),
        "rename": _("The name was changed."),
        "undo": _("The correction was undone."),
        "redo": _("The correction was done again."),
    }
    return sentences[deed.name] % told


def _moved(was: Reading, before: Sequence[Piece], now: Reading, after: Sequence[Piece]) -> Iterator[str]:
    """Which commitments stand under another focus area than before, though nobody touched them."""
    old, new = _homes(was, before), _homes(now, after)
    names = {_first(area, after): area.name for area in now.areas}
    for home, count in Counter(new[place] for place in new if place in old and old[place] != new[place]).items():
        if home is None:
            yield ngettext(
                "%(count)d commitment now stands under no focus area.",
                "%(count)d commitments now stand under no focus area.",
                count,
            ) % {"count": count}
        else:
            yield ngettext(
                "%(count)d commitment now belongs to “%(area)s”.",
                "%(count)d commitments now belong to “%(area)s”.",
                count,
            ) % {"count": count, "area": _short(names[home] or _("without a name"))}


def _homes(reading: Reading, pieces: Sequence[Piece]) -> dict[Where, Where | None]:
    """For each commitment, by the place where it begins, the place where its focus area begins."""
    homes: dict[Where, Where | None] = {_first(child, pieces): None for child in reading.commitments}
    for area in reading.areas:
        homes |= {_first(child, pieces): _first(area, pieces) for child in area.children}
    return homes


def _first(part: Part, pieces: Sequence[Piece]) -> Where:
    return min(((pieces[index].line, pieces[index].start) for index in part.pieces), default=(-1, -1))


def _lost(was: Reading, now: Reading) -> Iterator[str]:
    """What the frame has no more."""
    if was.unit and not now.unit:
        yield _("The unit “%(unit)s” left the frame with it.") % {"unit": _short(was.unit)}
    if was.period and not now.period:
        years = "–".join(str(year) for year in (was.period.first, was.period.last) if year)
        yield _("The period %(years)s left the frame with it.") % {"years": years}


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(QUOTED)
