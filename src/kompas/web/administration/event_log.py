"""The event log in words: who did what, to what, when."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kompas.accounts.models import User
from kompas.accounts.names import search_key
from kompas.analyses.models import Board
from kompas.journal import queries
from kompas.journal.actors import ActorKind
from kompas.journal.following import Event
from kompas.journal.kinds import KINDS, Field
from kompas.organisation.models import Subject, Unit
from kompas.strategy.models import DocumentImport, Strategy
from kompas.strategy.workflow import State
from kompas.web.administration.event_words import FIELD_WORDS, value_in_words
from kompas.web.administration.forms import LogForm

MOST_NAMED = 50
NAMED: dict[str, Callable[[], QuerySet[Any]]] = {
    "user": User.objects.all,
    "unit": Unit.objects.all,
    "subject": Subject.objects.all,
    "strategy": Strategy.objects.with_title,
    "board": Board.objects.all,
    "documentimport": lambda: DocumentImport.objects.select_related("file").defer("document", "pieces"),
}
FRAMES = frozenset({"strategy", "board"})  # what hangs on a strategy concerns it, as a comment does; a card its board
type Names = dict[tuple[str, int], Model]


@dataclass(frozen=True)
class LogLine:
    at: datetime
    who: str
    what: str
    whom: str
    href: str
    more: str


def kinds() -> list[tuple[str, str]]:
    """Every kind of event with its words, in the order of the alphabet."""
    return sorted(((name, str(kind.words)) for name, kind in KINDS.items()), key=lambda pair: search_key(pair[1]))


def sought(form: LogForm) -> QuerySet[Event]:
    """The events that fit what was chosen; a choice that is none is left out of account."""
    form.is_valid()
    chosen = form.cleaned_data
    people = None
    if words := search_key(chosen.get("who", "")):
        people = list(User.objects.filter(search_key__contains=words).values_list("pk", flat=True)[:MOST_NAMED])
    return queries.log(
        kind=chosen.get("kind") or None, people=people, first=chosen.get("first"), last=chosen.get("last")
    )


def is_narrowed(form: LogForm) -> bool:
    return any(form.cleaned_data.values())


def lines(events: Sequence[Event]) -> list[LogLine]:
    """The events in words; one query for each kind of thing that they name."""
    names = _names(events)
    return [_line(event, names) for event in events]


def _line(event: Event, names: Names) -> LogLine:
    kind = KINDS.get(event.kind)
    subject = names.get((event.subject_kind, event.subject_id))
    fields = dict(kind.fields) if kind else {}
    for frame in FRAMES & fields.keys():
        framed = names.get((frame, event.data.get(frame) or 0))
        if subject in (None, framed):
            subject = framed
            del fields[frame]
    told = [words for name, field in fields.items() if (words := _value(name, field, event.data.get(name), names))]
    return LogLine(
        at=event.at,
        who=_who(event, names),
        what=str(kind.words) if kind else event.kind,
        whom=_name(subject) if subject else "",
        href=_address(subject),
        more=", ".join(told),
    )


def _who(event: Event, names: Names) -> str:
    match event.actor_kind:
        case ActorKind.PERSON:
            person = names.get(("user", event.actor_id or 0))
            return _name(person) if person else _("Somebody")
        case ActorKind.HOUSE:
            return "Kompas"
        case ActorKind.SENDER:
            return _("Somebody outside")
        case _:
            return _("Anonymous")


def _value(name: str, field: Field, value: Any, names: Names) -> str:
    if value is None:
        return ""
    if field is Field.DATE:
        return f"{FIELD_WORDS.get(name, '')} {date_format(date.fromisoformat(value))}".strip()
    if field is Field.ID:
        named = names.get((_kind_of(name), value))
        return _name(named) if named else ""
    return value_in_words(name, value)


def _kind_of(name: str) -> str:
    return "user" if name == "person" else name


def _names(events: Iterable[Event]) -> Names:
    wanted: dict[str, set[int]] = defaultdict(set)
    for event in events:
        wanted[event.subject_kind].add(event.subject_id)
        wanted["user"].add(event.actor_id or 0)
        fields = KINDS[event.kind].fields if event.kind in KINDS else {}
        for name, field in fields.items():
            if field is Field.ID:
                wanted[_kind_of(name)].add(event.data.get(name) or 0)
    found: Names = {}
    for kind, everyone in NAMED.items():
        things = everyone().in_bulk(wanted[kind]) if wanted[kind] - {0} else {}
        found |= {(kind, key): thing for key, thing in things.items()}
    return found


def _name(thing: Model) -> str:
    match thing:
        case Strategy():
            return thing.title or str(thing)
        case DocumentImport():
            return thing.file.name if thing.file else _("A document that was dropped")
        case _:
            return str(getattr(thing, "name", "") or thing)


def _address(thing: Model | None) -> str:
    match thing:
        case User(is_active=True):
            return reverse("directory:person", args=[thing.slug])
        case Unit():
            return reverse("directory:unit", args=[thing.code])
        case Subject():
            return reverse("directory:subject", args=[thing.slug])
        case Strategy() if thing.state != State.DRAFT:  # a draft is not for everybody
            return reverse("strategy:show", args=[thing.slug])
        case _:
            return ""
