"""Tags that every template has."""

from datetime import date
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the design system, hidden from screen readers: words always stand beside it."""
    return format_html(
        '<svg class="icon-svg" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("dkfds/img/all-svg-icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: object) -> str:
    """The address' query with `changes`; a value of None removes its key."""
    request: HttpRequest = context["request"]
    parameters = request.GET.copy()
    for key, value in changes.items():
        parameters.pop(key, None)
        if value is not None:
            parameters[key] = str(value)
    return "?" + parameters.urlencode()


@register.simple_tag(takes_context=True)
def open_room(context: dict[str, Any], address: str) -> str:
    """Where the page called `address` lies; empty where its room is closed for all of the reader's units."""
    request = context["request"]
    return reverse(address) if request.reach.is_open(address.split(":", maxsplit=1)[0]) else ""


@register.filter
def days_from(day: date, other: date) -> int:
    """How many days `day` lies after `other`; negative before it."""
    return (day - other).days


class SlotNode(Node):
    """A named part of a component's content; rendered where the component puts it."""

    def __init__(self, name: str, nodes: NodeList) -> None:
        self.name, self.nodes = name, nodes

    def render(self, context: Context) -> SafeString:
        return SafeString("")


class ComponentNode(Node):
    def __init__(self, name: FilterExpression, given: dict[str, FilterExpression], nodes: NodeList) -> None:
        self.name, self.given, self.nodes = name, given, nodes
        self.slots = {node.name: node.nodes for node in nodes if isinstance(node, SlotNode)}

    def render(self, context: Context) -> SafeString:
        values: dict[str, Any] = {name: value.resolve(context) for name, value in self.given.items()}
        values |= {name: SafeString(nodes.render(context).strip()) for name, nodes in self.slots.items()}
        values["content"] = self.nodes.render(context)
        found = context.template.engine.get_template(self.name.resolve(context))  # type: ignore[union-attr]
        return found.render(context.new(values))


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    """Wrap content in a component, which sees only what it is given, `content`, and the slots named within.

    `{% component "components/section.html" title=words %}{% slot actions %}…{% endslot %} … {% endcomponent %}`
    """
    _tag, name, *rest = token.split_contents()
    given = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError(f"component {name}: write name=value, not {' '.join(rest)}.")
    nodes = parser.parse(("endcomponent",))
    parser.delete_first_token()
    return ComponentNode(parser.compile_filter(name), given, nodes)


@register.tag
def slot(parser: Parser, token: Token) -> SlotNode:
    _tag, name = token.split_contents()
    nodes = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(name, nodes)
