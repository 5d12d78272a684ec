"""A stored text as HTML. How it is set is told in strategy.typesetting; no word changes."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kompas.strategy.typesetting import blocks


def prose(text: str, language: str) -> SafeString:
    """Paragraphs and lists."""
    made = [_paragraph(block) if isinstance(block, str) else _list(block) for block in blocks(text, language)]
    return mark_safe("\n".join(made))  # noqa: S308 - joined from parts that are escaped already


def _paragraph(words: str) -> SafeString:
    return format_html("<p>{}</p>", words)


def _list(items: list[str]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ([item] for item in items)))
