"""Keeping the entries: each subject's are made anew and compared, so doing it twice changes nothing."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Q

from kompas.accounts.models import User
from kompas.organisation.models import Subject, Unit
from kompas.search import entries
from kompas.search.models import Entry, Kind, Word
from kompas.strategy.models import Strategy

COMPARED = ("kind", "strategy_id", "is_draft", "place", "title", "text", "language", "day", "stem_title", "stem_text")
FIELDS = [name.removesuffix("_id") for name in COMPARED]
BATCH = 200


@transaction.atomic
def keep(subject: str, found: Sequence[Entry]) -> int:
    """Let the entries of `subject` be exactly `found`; return how many had to be changed."""
    known = {entry.key: entry for entry in Entry.objects.filter(subject=subject)}
    new = [entry for entry in found if entry.key not in known]
    changed = [entry for entry in found if entry.key in known and _differs(entry, known[entry.key])]
    for entry in changed:
        entry.pk = known[entry.key].pk
    gone = known.keys() - {entry.key for entry in found}
    if gone:
        Entry.objects.filter(key__in=gone).delete()
    Entry.objects.bulk_create(new, batch_size=BATCH)
    Entry.objects.bulk_update(changed, FIELDS, batch_size=BATCH)
    _keep_words([*new, *changed])
    return len(new) + len(changed) + len(gone)


def _differs(entry: Entry, known: Entry) -> bool:
    return any(getattr(entry, name) != getattr(known, name) for name in COMPARED)


def _keep_words(found: Iterable[Entry]) -> None:
    """Words are never taken out: one that no entry holds leads to nothing. Names of people are no compounds."""
    texts = (
        entry.stem_text if entry.kind == Kind.PERSON else f"{entry.stem_title} {entry.stem_text}" for entry in found
    )
    stems = {word for text in texts for word in text.split()}
    new = [Word(text=word, backwards=word[::-1]) for word in sorted(stems) if not word.isdecimal()]
    Word.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)


def keep_strategy(key: int) -> int:
    strategy = Strategy.objects.select_related("unit").filter(pk=key).first()
    return keep(f"strategy:{key}", entries.of_strategy(strategy) if strategy else [])


def keep_person(key: int) -> int:
    person = User.objects.filter(pk=key).first()
    return keep(f"person:{key}", entries.of_person(person) if person else [])


def keep_unit(key: int) -> int:
    """The unit, what lies directly below it, who belongs to it, and its strategies: they all show its name.

    Once it has ended, its successor has taken over what lay below and who belonged to it, so theirs are made anew too.
    """
    units = list(
        Unit.objects.select_related("parent").filter(Q(pk=key) | Q(predecessors=key)).distinct().order_by("pk")
    )
    if not any(unit.pk == key for unit in units):
        return keep(f"unit:{key}", [])
    below = Unit.objects.select_related("parent").filter(parent__in=units).order_by("pk")
    count = sum(keep(f"unit:{each.pk}", entries.of_unit(each)) for each in dict.fromkeys([*units, *below]))
    people = User.objects.filter(memberships__unit__in=units).distinct().order_by("pk")
    count += sum(map(keep_person, people.values_list("pk", flat=True)))
    strategies = Strategy.objects.filter(unit=key).order_by("pk")
    return count + sum(map(keep_strategy, strategies.values_list("pk", flat=True)))


def keep_subject(key: int) -> int:
    """The subject, those below it, and who can help with it."""
    subject = Subject.objects.select_related("parent").filter(pk=key).first()
    if subject is None:
        return keep(f"subject:{key}", [])
    count = keep(f"subject:{key}", entries.of_subject(subject))
    count += sum(
        keep(f"subject:{each.pk}", entries.of_subject(each)) for each in subject.children.select_related("parent")
    )
    return count + sum(map(keep_person, subject.competences.values_list("person_id", flat=True)))


@transaction.atomic
def keep_organisation() -> int:
    """Everybody, every unit and every subject, as after a list was imported."""
    count = sum(map(keep_person, User.objects.order_by("pk").values_list("pk", flat=True)))
    for unit in Unit.objects.select_related("parent").order_by("pk"):
        count += keep(f"unit:{unit.pk}", entries.of_unit(unit))
    for subject in Subject.objects.select_related("parent").order_by("pk"):
        count += keep(f"subject:{subject.pk}", entries.of_subject(subject))
    return count


@transaction.atomic
def rebuild() -> int:
    """Make every entry anew from what is stored, also when the readers never ran; return how many there are."""
    Word.objects.all().delete()
    Entry.objects.all().delete()
    keep_organisation()
    for key in Strategy.objects.order_by("pk").values_list("pk", flat=True):
        keep_strategy(key)
    return Entry.objects.count()
