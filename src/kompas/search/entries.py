"""What can be found of a strategy, a person, a unit, a subject: their entries, made from how they stand now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from kompas.accounts.models import User
from kompas.organisation.models import Subject, Unit
from kompas.search.models import TIMELESS, Entry, Kind
from kompas.search.words import kept
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.queries import Outline, draft_of, in_force, outline

BETWEEN = " · "  # what stands side by side without being sentences
TEXTS = (Kind.CORE_TASK, Kind.VISION, Kind.PURPOSE, Kind.STEERING, Kind.HISTORY)

# What people call these things when they look for them; kept in Danish, whatever language the screen has.
CALLED = {
    Kind.STRATEGY: "strategi",
    Kind.CORE_TASK: "kerneopgave",
    Kind.VISION: "vision",
    Kind.PURPOSE: "formål",
    Kind.STEERING: "styring opfølgning",
    Kind.HISTORY: "historie baggrund",
    Kind.STAKEHOLDER: "interessent",
    Kind.FOCUS_AREA: "fokuspunkt",
    Kind.COMMITMENT: "løfte",
    Kind.PERSON: "medarbejder",
    Kind.UNIT: "enhed",
    Kind.SUBJECT: "emne",
}


@dataclass(frozen=True)
class Found:
    """One entry before it is kept."""

    kind: Kind
    place: str
    title: str
    text: str = ""


def of_strategy(strategy: Strategy) -> list[Entry]:
    """The parts of the wording in force, and of the draft those that differ from it."""
    adopted, draft = in_force(strategy), draft_of(strategy)
    known = set(_parts(outline(adopted))) if adopted else set()
    entries = [_entry(found, adopted) for found in _parts(outline(adopted))] if adopted else []
    if draft:
        entries += [_entry(found, draft) for found in _parts(outline(draft)) if found not in known]
    return entries


def _parts(shown: Outline) -> Iterator[Found]:
    revision = shown.revision
    yield Found(Kind.STRATEGY, "", revision.title, _about(shown))
    for kind in TEXTS:
        if text := getattr(revision, kind.value):
            yield Found(kind, kind.value, revision.title, text)
    for stakeholder in shown.stakeholders:
        yield Found(Kind.STAKEHOLDER, stakeholder.slug, stakeholder.name, stakeholder.text)
    names = {area.slug: area.name for area in shown.focus_areas}
    for area in shown.focus_areas:
        yield Found(Kind.FOCUS_AREA, area.slug, area.name, area.intro)
    for commitment in shown.all_commitments:
        yield Found(Kind.COMMITMENT, str(commitment.number), commitment.text, names.get(commitment.focus_area, ""))


def _about(shown: Outline) -> str:
    """What stands in a strategy without having a page of its own."""
    parts = [f"{shown.strategy.unit.name} {shown.strategy.period}"]
    parts += [f"{each.name}: {each.text}" if each.text else each.name for each in shown.values + shown.criteria]
    parts += [each.text for each in shown.goals] + [each.name for each in shown.sources]
    return BETWEEN.join(part.strip() for part in parts)


def _entry(found: Found, revision: Revision) -> Entry:
    strategy = revision.strategy
    subject = f"strategy:{strategy.pk}"
    state = ":draft" if revision.is_draft else ""
    day = timezone.localdate(revision.adopted_at or revision.created_at)
    entry = _made(subject, f"{subject}{state}:{found.kind.value}:{found.place}", found, day)
    entry.strategy, entry.is_draft, entry.language = strategy, revision.is_draft, revision.language
    return entry


def of_person(person: User) -> list[Entry]:
    """Who works here, where, and what she can help with. Nothing of who has left."""
    if not person.is_active:
        return []
    units = [each.unit.name for each in person.memberships.select_related("unit").order_by("-is_main", "pk")]
    offers = [
        f"{each.subject.name} ({each.subject.also_called}): {each.helps_with}"
        if each.subject.also_called
        else f"{each.subject.name}: {each.helps_with}"
        for each in person.competences.select_related("subject").order_by("subject__sort_key", "pk")
    ]
    text = BETWEEN.join(part.strip(" :") for part in (person.title, *units, *offers) if part)
    return [_made(f"person:{person.pk}", f"person:{person.pk}", Found(Kind.PERSON, person.slug, person.name, text))]


def of_unit(unit: Unit) -> list[Entry]:
    text = unit.parent.name if unit.parent else ""
    return [_made(f"unit:{unit.pk}", f"unit:{unit.pk}", Found(Kind.UNIT, unit.code, unit.name, text))]


def of_subject(subject: Subject) -> list[Entry]:
    text = BETWEEN.join(part for part in (subject.parent.name if subject.parent else "", subject.also_called) if part)
    key = f"subject:{subject.pk}"
    return [_made(key, key, Found(Kind.SUBJECT, subject.slug, subject.name, text))]


def _made(subject: str, key: str, found: Found, day: date = TIMELESS) -> Entry:
    """A text without a name of its own shows the strategy's title but is found by what it says, not by the title."""
    return Entry(
        key=key,
        subject=subject,
        kind=found.kind,
        place=found.place,
        title=found.title,
        text=found.text,
        day=day,
        stem_title=kept(CALLED[found.kind] if found.kind in TEXTS else found.title),
        stem_text=kept(f"{found.text} {CALLED[found.kind]}"),
    )
