"""The planning version of the next period, read: each part of the old strategy, what was decided, what is open."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kompas.strategy.fates import Course, Fate, fits
from kompas.strategy.hanging import HANGING, HangingKind, Thing
from kompas.strategy.models import (
    KINDS,
    PartKind,
    Revision,
    Strategy,
    Succession,
    SuccessionAnswer,
    SuccessionDecision,
)

LASTING = tuple(KINDS[code] for code in ("stakeholder", "focus_area", "commitment"))


class Standing(TextChoices):
    """Whether a decision holds. All but the first and `decided` are asked anew."""

    UNDECIDED = "undecided", _("Not decided yet")
    DECIDED = "decided", _("Decided")
    CHANGED = "changed", _("Changed since in the strategy in force")
    GONE = "gone", _("No longer in the strategy in force")
    ASTRAY = "astray", _("The next period says something else by now")


type Key = tuple[str, int]
"""The code of a part's kind, and the key of what lasts of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A part as one wording says it; `area` is the key of the focus area it stands under."""

    kind: PartKind
    pk: int
    address: str
    head: str
    body: str
    area: int | None = None

    @property
    def key(self) -> Key:
        return self.kind.code, self.pk

    @property
    def words(self) -> tuple[str, str]:
        return self.head, self.body

    @property
    def values(self) -> dict[str, object]:
        """What it says, by the names of its fields."""
        return {self.kind.head: self.head, **({self.kind.body: self.body} if self.kind.body else {})}


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the old strategy. `before` is what it said when it was decided on, where it says something else now."""

    old: Said
    standing: Standing
    decision: SuccessionDecision | None = None
    new: tuple[Said, ...] = ()
    before: Said | None = None

    @property
    def is_open(self) -> bool:
        return self.standing != Standing.DECIDED

    @property
    def fate(self) -> Fate | None:
        return Fate(self.decision.fate) if self.decision else None

    @property
    def opened_on(self) -> int:
        """The version that a decision on this row is opened on; 0 where there is none yet."""
        return self.decision.version if self.decision else 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole planning version, in the order that the old strategy is read."""

    succession: Succession
    old: Revision
    new: Revision
    rows: tuple[Row, ...]
    parts: tuple[Said, ...]  # all parts of the new wording

    @property
    def open(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.is_open)

    @property
    def unlinked(self) -> tuple[Said, ...]:
        """What is new in the next period: parts that go on from nothing."""
        linked = {said.key for row in self.rows for said in row.new}
        return tuple(said for said in self.parts if said.key not in linked)

    def row(self, kind: PartKind, pk: int) -> Row | None:
        return next((row for row in self.rows if row.old.key == (kind.code, pk)), None)

    def part(self, kind: PartKind, pk: int) -> Said | None:
        return next((said for said in self.parts if said.key == (kind.code, pk)), None)


@dataclass(frozen=True, slots=True)
class Question:
    """A thing on a decided part that a person has to answer for; `choices` are the parts it may go on under."""

    row: Row
    kind: HangingKind
    thing: Thing
    choices: tuple[Said, ...]
    answer: SuccessionAnswer | None


def planned_for(new: Strategy) -> Succession | None:
    """The open planning of which `new` is the next period."""
    return Succession.objects.open().filter(new=new).select_related("old__unit", "new__unit").first()


def plan(succession: Succession) -> Plan:
    """Everything decided and open, in a fixed number of queries."""
    new = Revision.objects.select_related("strategy__unit").get(strategy=succession.new_id, number=1)
    old = _old_wording(succession)
    decided = {_key_of(each): each for each in _decisions(succession)}
    said = said_in([old.pk, new.pk])
    now, then = said[old.pk], said[new.pk]
    earlier = _earlier(decided, old)
    shared = _shared(decided.values())
    keys = [key for key in now if succession.is_open or key in decided]
    keys += [key for key in decided if key not in now]
    rows = [_row(key, now.get(key), decided.get(key), then, earlier.get(key), shared) for key in keys]
    return Plan(succession, old, new, tuple(rows), tuple(then.values()))


def questions(found: Plan) -> list[Question]:
    """What hangs on decided parts and is asked about, answered or not; one look per kind of thing and of part."""
    asked: list[Question] = []
    for kind in HANGING.values():
        rows = [row for row in found.rows if row.fate and kind.courses[row.fate] == Course.ASKED and not row.is_open]
        for row, thing in things(kind, rows):
            answers = {(each.kind, each.thing): each for each in row.decision.answers.all()} if row.decision else {}
            asked.append(Question(row, kind, thing, _choices(row, found), answers.get((kind.code, thing.key))))
    return asked


def things(kind: HangingKind, rows: Iterable[Row]) -> list[tuple[Row, Thing]]:
    """Each thing of this kind, beside the row of the part that it hangs on."""
    by_key = {row.old.key: row for row in rows}
    hung: list[tuple[Row, Thing]] = []
    for part in LASTING:
        keys = [pk for code, pk in by_key if code == part.code]
        found = kind.found(part, keys) if keys else {}
        hung += [(by_key[part.code, pk], thing) for pk in keys for thing in found.get(pk, ())]
    return hung


def said_in(revisions: Collection[int]) -> dict[int, dict[Key, Said]]:
    """For each wording its lasting parts in the order they are read; three queries for all of them."""
    found: dict[int, list[Said]] = {key: [] for key in revisions}
    for kind in LASTING:
        for part in kind.rows.filter(revision__in=found).select_related(kind.identity).order_by("order", "pk"):
            found[part.revision_id].append(_said(kind, part))
    return {pk: {said.key: said for said in _in_order(several)} for pk, several in found.items()}


def said_last(kind: PartKind, keys: Iterable[int]) -> dict[int, tuple[Said, str]]:
    """What each of these parts said in the last adopted wording that held it, and in which language; one query."""
    held = kind.rows.filter(**{f"{kind.identity}__in": set(keys)}, revision__in=Revision.objects.adopted())
    rows = held.select_related(kind.identity, "revision").order_by("revision__number")
    return {getattr(row, f"{kind.identity}_id"): (_said(kind, row), row.revision.language) for row in rows}


def _said(kind: PartKind, part: Any) -> Said:
    body = getattr(part, kind.body) if kind.body else ""
    area = getattr(part, "focus_area_id", None) if kind.code == "commitment" else None
    return Said(kind, getattr(part, f"{kind.identity}_id"), part.address, getattr(part, kind.head), body, area)


def _in_order(parts: Sequence[Said]) -> list[Said]:
    """Stakeholders, then each focus area with its commitments, then the commitments beside them all."""
    areas = [said for said in parts if said.kind.code == "focus_area"]
    promised = [said for said in parts if said.kind.code == "commitment"]
    placed = {area.pk for area in areas}
    ordered = [said for said in parts if said.kind.code == "stakeholder"]
    for area in areas:
        ordered += [area, *(said for said in promised if said.area == area.pk)]
    return ordered + [said for said in promised if said.area not in placed]


def _old_wording(succession: Succession) -> Revision:
    """The wording in force of the old strategy; once carried out, the one that was in force then."""
    adopted = Revision.objects.filter(strategy=succession.old_id).in_force().select_related("strategy__unit")
    if succession.carried_out_at:
        adopted = adopted.filter(adopted_at__lte=succession.carried_out_at)
    return adopted[0]


def _decisions(succession: Succession) -> list[SuccessionDecision]:
    rows = succession.decisions.select_related("decided_by").prefetch_related("links", "answers")
    return list(rows.order_by("pk"))


def _key_of(pointing: Any) -> Key:
    """Which lasting part a decision or a link points at."""
    return next(
        (kind.code, key) for kind in LASTING if (key := getattr(pointing, f"{kind.identity}_id", None)) is not None
    )


def _earlier(decided: dict[Key, SuccessionDecision], now: Revision) -> dict[Key, Said]:
    """What each part said when it was decided on, for those decided on in an earlier wording that held it."""
    older = {key: each for key, each in decided.items() if each.read_in_id != now.pk}
    said = said_in({each.read_in_id for each in older.values()}) if older else {}
    return {key: said[each.read_in_id][key] for key, each in older.items() if key in said[each.read_in_id]}


def _shared(decided: Iterable[SuccessionDecision]) -> set[Key]:
    """The new parts that go on from several old ones."""
    several: dict[Key, int] = {}
    for each in decided:
        for link in each.links.all():
            several[_key_of(link)] = several.get(_key_of(link), 0) + 1
    return {key for key, count in several.items() if count > 1}


def _row(
    key: Key,
    now: Said | None,
    decision: SuccessionDecision | None,
    then: dict[Key, Said],
    earlier: Said | None,
    shared: set[Key],
) -> Row:
    if decision is None:
        return Row(now or _last_said(key), Standing.UNDECIDED)
    old = now or earlier or _last_said(key)
    new = tuple(then[_key_of(link)] for link in decision.links.all() if _key_of(link) in then)
    if now is None and earlier and decision.fate != Fate.DROPPED:  # it stood when it was decided on
        return Row(old, Standing.GONE, decision, new)
    if now and earlier and earlier.words != now.words:
        return Row(old, Standing.CHANGED, decision, new, earlier)
    is_shared = bool(new) and new[0].key in shared
    holds = fits(Fate(decision.fate), new=len(new), is_same_text=_says_the_same(new, old), is_shared=is_shared)
    return Row(old, Standing.DECIDED if holds else Standing.ASTRAY, decision, new)


def _last_said(key: Key) -> Said:
    """What a part that has left the strategy in force said last."""
    return said_last(KINDS[key[0]], [key[1]])[key[1]][0]


def _says_the_same(new: Sequence[Said], old: Said) -> bool:
    return bool(new) and new[0].words == old.words


def _choices(row: Row, found: Plan) -> tuple[Said, ...]:
    if row.fate == Fate.DROPPED:
        return tuple(said for said in found.parts if said.kind == row.old.kind)
    return row.new
