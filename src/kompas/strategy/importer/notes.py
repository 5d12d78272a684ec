"""What the reader of a document is told besides the strategy itself: what was dropped and why, and what is doubtful."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kompas.strategy.importer.pieces import Reason

if TYPE_CHECKING:
    from kompas.strategy.importer.lines import Document
    from kompas.strategy.importer.reading import Reading


def warnings(reading: "Reading") -> Iterator[str | Promise]:
    """One sentence per matter, in the language of the screen."""
    if not reading.document.is_strategy:
        yield doubt(reading.document)
    for note in reading.document.notes:
        yield _noted(note)
    for reason, count in sorted(reading.dropped.items()):
        yield left_out(reason, count)


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


def left_out(reason: str, count: int) -> str:
    """What was left out for `reason`, in words."""
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
    return sentences[Reason(reason)] % {"count": count}
