"""The kinds of event, declared by the apps they happen in: name, version, and the fields that their data may hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.functional import Promise

CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,60}")


class Field(StrEnum):
    """What a field of an event may hold: never free text, since the journal survives every deletion."""

    CODE = "code"  # small letters, digits, . _ -
    ID = "id"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Kind:
    """`words` tell on the screen what happened, as a sentence without its subject."""

    name: str
    version: int
    fields: Mapping[str, Field]
    words: str | Promise


KINDS: dict[str, Kind] = {}


class UndeclaredData(ValueError):
    """An event carries what its kind does not declare."""


def declare(name: str, words: str | Promise = "", /, *, version: int = 1, **fields: Field) -> Kind:
    """Declare the kind of event `name` (`app.what_happened`) and its words. Raises ValueError when declared twice."""
    if name in KINDS:
        raise ValueError(f"The kind of event {name} is declared twice.")
    KINDS[name] = Kind(name, version, fields, words or name)
    return KINDS[name]


def checked(kind: Kind, data: Mapping[str, object]) -> dict[str, object]:
    """`data` as it may be kept. Raises UndeclaredData for a field too many, too few, or of another shape."""
    if set(data) != set(kind.fields):
        raise UndeclaredData(f"{kind.name} holds {sorted(kind.fields)}, not {sorted(data)}.")
    return {name: _value(f"{kind.name}.{name}", field, data[name]) for name, field in kind.fields.items()}


def _value(place: str, field: Field, value: object) -> object:
    if value is None:
        return None
    if field is Field.DATE and isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if field is Field.ID and isinstance(value, int):
        return value
    if field is Field.NUMBER and isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if field is Field.CODE and isinstance(value, str) and CODE.fullmatch(value):
        return str(value)
    raise UndeclaredData(f"{place} is a {field}, which {type(value).__name__} is not.")
