"""What the reader of a document is told besides the strategy itself: what was dropped and why, and what is doubtful."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kompas.strategy.importer.pieces import Reason

if TYPE_CHECKING:
    from kompas.strategy.importer.reading import Reading


def warnings(reading: "Reading") -> Iterator[str | Promise]:
    """One sentence per matter, in the language of the screen."""
    if not reading.document.is_strategy:
        yield reading.document.doubt or _("This does not look like a strategy.")
    for reason, count in sorted(reading.dropped.items()):
        yield _dropped(reason, count)


def _dropped(reason: str, count: int) -> str:
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
