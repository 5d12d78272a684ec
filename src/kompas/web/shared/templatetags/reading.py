"""Tags and filters of the pages on which a strategy is read."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kompas.strategy import sources, typesetting
from kompas.strategy.differences import compare
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.reasons import Reason
from kompas.strategy.red_thread import Knot
from kompas.strategy.why import Wording
from kompas.web.shared import comparing, ways
from kompas.web.shared.prose import prose as prose_of

register = template.Library()
LONGEST_ABBREVIATION = 6  # letters; PESTEL is set as it stands


@register.inclusion_tag("strategy/_strategy_tabs.html", takes_context=True)
def strategy_tabs(context: dict[str, Any], strategy: Strategy, current: str = "") -> dict[str, Any]:
    """The pages about `strategy`, side by side; `current` is the code of the way that the page shown is."""
    return {"tabs": ways.tabs_of(context["request"], strategy, current)}


@register.filter
def prose(text: str, language: str) -> SafeString:
    """`text` as paragraphs and lists."""
    return prose_of(text, language)


@register.filter
def typeset(text: str, language: str) -> str:
    return typesetting.typeset(text, language)


@register.filter
def capitals(text: str) -> str:
    """A further class, which sets a name smaller and wider where the document shouts it in capitals."""
    return " in-capitals" if len(text) > LONGEST_ABBREVIATION and text.isupper() else ""


@register.filter
def source_kind(kind: str) -> str:
    return sources.words_of(kind)


@register.filter
def lead_in(knots: Iterable[Knot], revision: Revision) -> str:
    """What stands above these commitments."""
    return typesetting.heading((knot.commitment.text for knot in knots), _leading(revision), revision.language)


@register.filter
def run_on(knots: Iterable[Knot], revision: Revision) -> bool:
    """Whether all these sentences go on from the words above them."""
    return typesetting.run_on((knot.commitment.text for knot in knots), _leading(revision))


@register.filter
def own_lead_in(sentence: str, revision: Revision) -> str:
    """What leads in a sentence that stands alone: nothing where it brings its own beginning."""
    return _leading(revision) if typesetting.begins_small(sentence) else ""


@register.filter
def without_lead_in(sentence: str, revision: Revision) -> str:
    return typesetting.without_lead_in(sentence, _leading(revision))


def _leading(revision: Revision) -> str:
    return typesetting.leading(revision.language, revision.lead_in)


@register.filter
def about_in_words(code: str) -> str:
    """What kind of thing somebody wrote about; the whole has no word."""
    return str(comparing.NAMES.get(code, _("Commitment") if code == "commitment" else ""))


@register.filter
def reason_address(reason: Reason) -> str:
    """The page inside of what led to a commitment."""
    return reverse(reason.page, args=reason.address)


@register.filter
def wording_pieces(wording: Wording) -> tuple[comparing.Piece, ...]:
    """What a commitment said, against what it said before."""
    return comparing.pieces(compare(wording.before or "", wording.text))
