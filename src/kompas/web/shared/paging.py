"""Long lists, page by page: by the key of the last row seen, so that a page costs the same however far down it lies."""

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

SIZE = 50
type Key = list[Any]


@dataclass(frozen=True)
class Page[Row]:
    """`before` and `after` are what the address carries as `foer` and `efter`; None where the list ends."""

    rows: list[Row]
    before: str | None
    after: str | None


def page_of[M: Model](rows: QuerySet[M], request: HttpRequest, *, order: tuple[str, ...], size: int = SIZE) -> Page[M]:
    """The page of `rows` that the address asks for; one query.

    `order` names fields whose values together are unique, all upwards or all downwards (`-at`, `-id`).
    A key that somebody made up shows the first page.
    """
    back, onwards = (_key(request.GET.get(name, ""), rows.model, order) for name in ("foer", "efter"))
    if back is not None:
        found = list(rows.filter(_beyond(_turned(order), back)).order_by(*_turned(order))[: size + 1])
        shown = found[:size][::-1]
        return Page(shown, _mark(shown, 0, order) if len(found) > size else None, _mark(shown, -1, order))
    if onwards is not None:
        rows = rows.filter(_beyond(order, onwards))
    found = list(rows.order_by(*order)[: size + 1])
    shown = found[:size]
    before = _mark(shown, 0, order) if onwards is not None else None
    return Page(shown, before, _mark(shown, -1, order) if len(found) > size else None)


def _beyond(order: tuple[str, ...], key: Key) -> Q:
    """What comes after `key` in that order: the first field beyond, or equal and the rest beyond."""
    found, equal = Q(), Q()
    for field, value in zip(order, key, strict=True):
        name = field.removeprefix("-")
        found |= equal & Q(**{f"{name}__{'lt' if field.startswith('-') else 'gt'}": value})
        equal &= Q(**{name: value})
    return found


def _turned(order: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field[1:] if field.startswith("-") else f"-{field}" for field in order)


def _mark(shown: list[Any], place: int, order: tuple[str, ...]) -> str | None:
    if not shown:
        return None
    values = [getattr(shown[place], field.removeprefix("-")) for field in order]
    told = json.dumps(values, default=str, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _key(mark: str, model: type[Model], order: tuple[str, ...]) -> Key | None:
    """What `_mark` wrote, each value as its field holds it; None for anything else, since addresses are typed too."""
    try:
        values = json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        if not isinstance(values, list) or len(values) != len(order):
            return None
        return [_value(model, field.removeprefix("-"), value) for field, value in zip(order, values, strict=True)]
    except (RecursionError, TypeError, ValueError, ValidationError):
        return None


def _value(model: type[Model], name: str, told: object) -> object:
    """`told` as the field holds it. Raises ValueError or ValidationError where it could not stand there."""
    if not isinstance(told, str | int) or "\0" in str(told):  # PostgreSQL refuses a text with NUL
        raise ValueError(name)
    str(told).encode()  # half a surrogate pair is no text either, and fails here
    field: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
    value = field.to_python(told)
    field.run_validators(value)  # a number that no column holds
    if isinstance(value, datetime) and timezone.is_naive(value):
        raise ValueError(name)
    return value
