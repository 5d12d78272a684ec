"""The new strategy's parts that go on from an old one: written, rewritten and taken out as decisions change."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kompas.strategy.models import CommitmentText, FocusArea, Part, SuccessionDecision, SuccessionLink, kind_of
from kompas.strategy.services.identities import follow_name
from kompas.strategy.services.order import arrange, next_place, siblings
from kompas.strategy.services.parts import checked, put, take_out
from kompas.strategy.succession import Plan, Row


@dataclass(frozen=True)
class Continuation:
    """`kept` are parts that stand already, by the key of what lasts; `written` the fields of those to be written."""

    kept: Sequence[int] = ()
    written: Sequence[Mapping[str, object]] = field(default=())


def go_on(found: Plan, row: Row, decision: SuccessionDecision, into: Continuation) -> None:
    """Let `row` go on in just these parts. What an earlier decision wrote for it is written anew where it can be."""
    links = list(decision.links.all())
    own = [link for link in links if link.is_written_here and _key(link, row) not in into.kept][: len(into.written)]
    reused = [_part(found, row, _key(link, row)) for link in own]
    standing = [link for link in links if _key(link, row) in into.kept]
    let_go(found, row, decision, keep=[link.pk for link in (*own, *standing)])
    for part, values in zip(reused, into.written, strict=False):
        _rewrite(part, values)
    for values in into.written[len(reused) :]:
        part = _write(found, row, values)
        _link(decision, row, getattr(part, f"{row.old.kind.identity}_id"), is_written_here=True)
    for key in into.kept:
        _link(decision, row, key, is_written_here=False)
    if row.old.kind.code == "focus_area":
        _bring_home(found, row, decision)


def let_go(found: Plan, row: Row, decision: SuccessionDecision, *, keep: Collection[int]) -> None:
    """Cut the links of a decision, all but `keep`; a part that was written for it alone leaves the draft."""
    for link in decision.links.exclude(pk__in=keep):
        others = SuccessionLink.objects.filter(**{row.old.kind.identity: _key(link, row)}).exclude(pk=link.pk)
        heir = others.first()
        if link.is_written_here and heir:
            heir.is_written_here = True
            heir.save(update_fields=["is_written_here"])
        elif link.is_written_here:
            take_out(_part(found, row, _key(link, row)))
        SuccessionLink.objects.filter(pk=link.pk).delete()


def inherit(giver: Part, heir: Part) -> None:
    """Let `heir` go on from what `giver` goes on from, where the draft's desk puts parts together or divides them."""
    identity = kind_of(giver).identity
    if not identity:
        return
    given, taken = (getattr(part, f"{identity}_id") for part in (giver, heir))
    known = set(SuccessionLink.objects.filter(**{identity: taken}).values_list("decision_id", flat=True))
    SuccessionLink.objects.bulk_create(
        SuccessionLink(decision_id=link.decision_id, is_written_here=link.is_written_here, **{f"{identity}_id": taken})
        for link in SuccessionLink.objects.filter(**{identity: given})
        if link.decision_id not in known
    )


def _write(found: Plan, row: Row, values: Mapping[str, object]) -> Part:
    """A new part, at the place among its siblings that the old one had among its own."""
    part = put(found.new, row.old.kind, values, focus_area=_home(found, row))
    among = siblings(part)
    among.remove(part)
    place = {each.old.pk: index for index, each in enumerate(found.rows) if each.old.kind == row.old.kind}
    from_old = _sources(among)
    later = (
        index
        for index, each in enumerate(among)
        if each.pk in from_old and min(place.get(old, 0) for old in from_old[each.pk]) > place[row.old.pk]
    )
    among.insert(next(later, len(among)), part)
    arrange(among)
    return part


def _sources(parts: Sequence[Part]) -> dict[int, list[int]]:
    """For the key of each text the keys of the old parts that it goes on from."""
    if not parts:
        return {}
    identity = kind_of(parts[0]).identity
    texts = {getattr(part, f"{identity}_id"): part.pk for part in parts}
    found: dict[int, list[int]] = {}
    links = SuccessionLink.objects.filter(**{f"{identity}__in": texts}).order_by("pk")
    for new, old in links.values_list(f"{identity}_id", f"decision__{identity}_id"):
        found.setdefault(texts[new], []).append(old)
    return found


def _home(found: Plan, row: Row) -> FocusArea | None:
    """The new focus area that goes on from the one the old commitment stands under."""
    if row.old.area is None:
        return None
    stands = FocusArea.objects.filter(texts__revision=found.new, goes_on_from__decision__focus_area=row.old.area)
    return stands.order_by("goes_on_from__pk").first()


def _bring_home(found: Plan, row: Row, decision: SuccessionDecision) -> None:
    """Let the commitments that waited for their focus area stand under it."""
    link = decision.links.first()
    if link is None:
        return
    old = [each.old.pk for each in found.rows if each.old.area == row.old.pk]
    waiting = CommitmentText.objects.filter(
        revision=found.new, focus_area=None, commitment__goes_on_from__decision__commitment__in=old
    )
    for text in waiting.distinct().order_by("order", "pk"):
        text.focus_area_id = link.focus_area_id
        text.order = next_place(text)
        text.version += 1
        text.save(update_fields=["focus_area", "order", "version"])


def _rewrite(part: Part, values: Mapping[str, object]) -> None:
    kind = kind_of(part)
    written = {name: value for name, value in checked(kind, values).items() if getattr(part, name) != value}
    if not written:
        return
    for name, value in written.items():
        setattr(part, name, value)
    part.version += 1
    part.save(update_fields=[*written, "version"])
    if kind.head in written:
        follow_name(part)


def _link(decision: SuccessionDecision, row: Row, key: int, *, is_written_here: bool) -> None:
    SuccessionLink.objects.get_or_create(
        decision=decision, **{f"{row.old.kind.identity}_id": key}, defaults={"is_written_here": is_written_here}
    )


def _part(found: Plan, row: Row, key: int) -> Part:
    kind = row.old.kind
    part: Any = kind.rows.select_related(kind.identity).get(revision=found.new, **{f"{kind.identity}_id": key})
    part.revision = found.new
    return part  # type: ignore[no-any-return]


def _key(link: SuccessionLink, row: Row) -> int:
    return int(getattr(link, f"{row.old.kind.identity}_id"))
