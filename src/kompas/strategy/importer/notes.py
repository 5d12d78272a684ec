"""What the reader of a document is told besides the strategy itself: what was dropped and why, and what is doubtful."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kompas.strategy.importer.pieces import Reason, Role

if TYPE_CHECKING:
    from kompas.strategy.importer.lines import Document
    from kompas.strategy.importer.reading import Reading

LONGEST = 80  # characters of a text that is quoted
SHOWN = 4  # names in one sentence
MANY_PARAGRAPHS = 2  # breaks between paragraphs; a core task rarely has more than two


def warnings(reading: "Reading") -> Iterator[str | Promise]:
    """One sentence per matter, in the language of the screen."""
    if not reading.document.is_strategy:
        yield doubt(reading.document)
    for note in reading.document.notes:
        yield _noted(note)
    yield from _doubtful(reading)
    for reason, count in sorted(reading.dropped.items()):
        yield left_out(reason, count, example=reading.examples.get(reason, ""))


def _doubtful(reading: "Reading") -> Iterator[str]:
    """What a person should look at before she trusts the rest."""
    if not reading.document.is_strategy:
        return
    yield from _on_commitments(reading)
    if reading.merged:
        yield _("The document has two focus areas of the same name, which were read as one: %(names)s.") % {
            "names": _list(reading.merged)
        }
    if reading.period is None:
        yield str(_("No years were found that the strategy covers."))
    if reading.texts.get(Role.CORE_TASK, "").count("\n\n") >= MANY_PARAGRAPHS:
        yield str(_("The core task has several paragraphs. See whether all of them belong there."))
    if reading.counts["unplaced"]:
        yield _waiting(reading.counts["unplaced"])


def _on_commitments(reading: "Reading") -> Iterator[str]:
    promised = [*reading.commitments, *(one for area in reading.areas for one in area.children)]
    broken = [part.text for part in promised if part.is_incomplete]
    empty = [area.name for area in reading.areas if not area.children]
    if broken:
        yield _("The document breaks off in the middle of a sentence: %(text)s.") % {"text": _quoted(broken[-1])}
    if not promised:
        yield str(_("No commitments were found."))
    elif empty:
        yield _without_commitments(empty)


def _without_commitments(names: list[str]) -> str:
    return ngettext(
        "%(count)d focus area has no commitments: %(names)s.",
        "%(count)d focus areas have no commitments: %(names)s.",
        len(names),
    ) % {"count": len(names), "names": _list(names)}


def _waiting(count: int) -> str:
    return ngettext("%(count)d line has no place yet.", "%(count)d lines have no place yet.", count) % {"count": count}


def _list(names: list[str]) -> str:
    shown = [_quoted(name) for name in names[:SHOWN]]
    return ", ".join([*shown, "…"] if len(names) > SHOWN else shown)


def _quoted(text: str) -> str:
    short = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
    return _("“%(text)s”") % {"text": short}


def _noted(note: str) -> str:
    """What extraction noted, as a code and a count."""
    code, _colon, count = note.partition(":")
    sentences = {
        "pages_without_text": ngettext(
            "%(count)d page holds no text; it may be a picture.",
            "%(count)d pages hold no text; they may be pictures.",
            int(count or 0),
        ),
    }
    return sentences[code] % {"count": int(count or 0)}


DOUBTS = {
    "agenda": _("This looks like an agenda, not a strategy."),
    "minutes": _("These look like minutes of a meeting, not a strategy."),
    "invoice": _("This looks like an invoice, not a strategy."),
    "decision": _("This looks like a decision in a case, not a strategy."),
    "advert": _("This looks like a job advert, not a strategy."),
    "letter": _("This looks like a letter, not a strategy."),
    "tender": _("This looks like tender documents, not a strategy."),
    "contract": _("This looks like a contract, not a strategy."),
    "rules": _("This looks like rules or articles of association, not a strategy."),
    "reply": _("This looks like a reply to a hearing, not a strategy."),
    "news": _("This looks like a news item, not a strategy."),
    "nothing_found": _(
        "This does not look like a strategy: no vision, no focus areas and no commitments were found in it."
    ),
    "hardly_anything_found": _(
        "This does not look like a strategy: it does not call itself one, and hardly any part of one was found."
    ),
}


def doubt(document: "Document") -> str | Promise:
    """Why `document` is hardly a strategy, in words."""
    return DOUBTS.get(document.doubt, _("This does not look like a strategy."))


def left_out(reason: str, count: int, *, example: str = "") -> str:
    """What was left out for `reason`, in words, with one of the lines."""
    sentences = {
        Reason.PAGE_NUMBER: ngettext(
            "%(count)d page number was left out.", "%(count)d page numbers were left out.", count
        ),
        Reason.RUNNING_HEAD: ngettext(
            "%(count)d running head was left out.", "%(count)d running heads were left out.", count
        ),
        Reason.CONTENTS: ngettext(
            "%(count)d line of the table of contents was left out.",
            "%(count)d lines of the table of contents were left out.",
            count,
        ),
        Reason.SECOND_COPY: ngettext(
            "%(count)d line that stands twice was left out once.",
            "%(count)d lines that stand twice were left out once.",
            count,
        ),
        Reason.BY_HAND: ngettext(
            "%(count)d line was left out by hand.", "%(count)d lines were left out by hand.", count
        ),
    }
    sentence = sentences[Reason(reason)] % {"count": count}
    if not example:
        return sentence
    return _("%(sentence)s For instance %(line)s.") % {"sentence": sentence, "line": _quoted(example)}
