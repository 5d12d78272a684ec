"""Filters of the pages on which a strategy is read."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from kompas.strategy import sources
from kompas.strategy.red_thread import Knot
from kompas.web.shared import typesetting

register = template.Library()
LONGEST_ABBREVIATION = 6  # letters; PESTEL is set as it stands


@register.filter
def prose(text: str, language: str) -> SafeString:
    """`text` as paragraphs and lists."""
    return typesetting.prose(text, language)


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
def lead_in(knots: Iterable[Knot], language: str) -> str:
    return typesetting.lead_in((knot.commitment.text for knot in knots), language)


@register.filter
def run_on(knots: Iterable[Knot], language: str) -> bool:
    """Whether all these sentences go on from the words above them."""
    return typesetting.run_on((knot.commitment.text for knot in knots), language)


@register.filter
def own_lead_in(sentence: str, language: str) -> str:
    return typesetting.own_lead_in(sentence, language)


@register.filter
def without_lead_in(sentence: str, language: str) -> str:
    return typesetting.without_lead_in(sentence, language)
