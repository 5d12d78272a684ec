"""What was understood of a document, set as plain text for a terminal."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.notes import warnings
from kompas.strategy.importer.pieces import Role
from kompas.strategy.importer.reading import Part, Reading

WIDEST = 88  # characters; longer lines tire the eye
STEP = "  "


def page(reading: Reading) -> Iterator[str]:
    """The strategy part by part, then what is in doubt, then how many lines were understood."""
    yield from _head(reading)
    yield from _prose(_("Core task"), reading.texts.get(Role.CORE_TASK))
    yield from _prose(_("Vision"), reading.texts.get(Role.VISION))
    yield from _prose(_("Purpose"), reading.texts.get(Role.PURPOSE))
    yield from _named(_("Stakeholders"), reading.stakeholders)
    for number, area in enumerate(reading.areas, start=1):
        yield from _area(number, area)
    yield from _items(_("Commitments"), reading.commitments)
    yield from _named(_("Values"), reading.values)
    yield from _named(_("Criteria"), reading.criteria)
    yield from _items(_("Stated goals"), reading.goals)
    yield from _prose(_("Steering"), reading.texts.get(Role.STEERING))
    yield from _prose(_("History"), reading.texts.get(Role.HISTORY))
    sources = [f"{source.name} ({source.year})" if source.year else source.name for source in reading.sources]
    yield from _list(_("Sources"), sources)
    yield from _list(_("Not placed"), reading.unplaced)
    yield from _list(_("Notes"), [str(warning) for warning in warnings(reading)])
    yield ""
    yield _("%(total)d lines: %(placed)d placed, %(unplaced)d not placed, %(dropped)d left out.") % reading.counts


def lines(document: Document) -> Iterator[str]:
    """The extracted lines with the layout that was seen: page breaks, gaps, headings, bold, marks, cells."""
    before: Line | None = None
    for line in document.lines:
        if before and line.page != before.page:
            yield f"{'':6}-- {_('page %(number)d') % {'number': line.page}} --"
        elif before and line.gap:
            yield ""
        yield f"{line.number + 1:4}  {_looks(line)}"
        before = line


def _looks(line: Line) -> str:
    text = " | ".join(line.text.split("\t"))
    if line.level:
        text = f"{'#' * line.level} {text}"
    elif line.bold:
        text = f"**{text}**"
    return f"{line.bullet} {text}" if line.bullet else text


def _head(reading: Reading) -> Iterator[str]:
    yield from _wrapped(reading.texts.get(Role.TITLE) or _("Without a title"), "")
    period = reading.period
    years = [str(year) for year in (period.first, period.last) if year] if period else []
    facts = [reading.unit or "", "–".join(dict.fromkeys(years))]
    if any(facts):
        yield " · ".join(fact for fact in facts if fact)


def _prose(label: str, text: str | None) -> Iterator[str]:
    if text:
        yield from ("", label.upper())
        yield from _paragraphs(text, STEP)


def _named(label: str, parts: Sequence[Part]) -> Iterator[str]:
    if not parts:
        return
    yield from ("", label.upper())
    for part in parts:
        yield from _wrapped(part.name, STEP)
        yield from _paragraphs(part.text, STEP * 2)


def _area(number: int, area: Part) -> Iterator[str]:
    yield from ("", _("Focus area %(number)d: %(name)s") % {"number": number, "name": area.name})
    yield from _paragraphs(area.text, STEP)
    yield from _bulleted([_item(part) for part in area.children])


def _items(label: str, parts: Sequence[Part]) -> Iterator[str]:
    yield from _list(label, [_item(part) for part in parts])


def _item(part: Part) -> str:
    return f"{part.text} [{_('incomplete')}]" if part.is_incomplete else part.text


def _list(label: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield from ("", label.upper())
        yield from _bulleted(texts)


def _bulleted(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        first, *others = text.split("\n\n")
        yield from _wrapped(first, f"{STEP}• ", STEP * 2)
        for other in others:
            yield from _wrapped(other, STEP * 2)


def _paragraphs(text: str, indent: str) -> Iterator[str]:
    for paragraph in text.split("\n\n") if text else ():
        yield from _wrapped(paragraph, indent)


def _wrapped(text: str, first: str, others: str | None = None) -> list[str]:
    width = min(WIDEST, max(40, shutil.get_terminal_size((WIDEST, 0)).columns))
    text = text.replace("\t", " | ")
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=first if others is None else others, break_long_words=False
    )
