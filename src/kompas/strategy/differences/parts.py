"""What became of each part from one wording to another, by what lasts of it, wherever it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kompas.strategy.differences.continuing import Continuing
from kompas.strategy.differences.rising import rising
from kompas.strategy.differences.states import COME, GONE, State
from kompas.strategy.differences.words import LEAST_LIKENESS, Fate, Run, Runs, compare, likeness
from kompas.strategy.models import TEXTS
from kompas.strategy.queries import Outline, OutlineCommitment, OutlineItem, OutlineStakeholder
from kompas.strategy.sources import words_of


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part, or one text of the wording itself, whose `code` is then the text's name.

    `key` is that of what lasts of it. `under` is the focus area's name that a commitment stood under before, where it
    stands under another now; `others` are the numbers of commitments that it continues, or that continue it.
    """

    code: str
    address: str
    state: State
    head: Runs = ()
    body: Runs = ()
    is_moved: bool = False
    under: str | None = None
    others: tuple[str, ...] = ()
    key: int = 0

    @property
    def is_kept(self) -> bool:
        """Neither its words nor its place changed."""
        return self.state == State.KEPT and not self.is_moved


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts side by side that all changed, or that all stayed as they were."""

    is_kept: bool
    changes: tuple[PartChange, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Parts of one kind; `own` is the focus area that they stand under."""

    code: str
    changes: tuple[PartChange, ...]
    own: PartChange | None = None

    @property
    def is_kept(self) -> bool:
        return all(each.is_kept for each in self.all)

    @property
    def all(self) -> tuple[PartChange, ...]:
        return (self.own, *self.changes) if self.own else self.changes

    @property
    def stretches(self) -> list[Stretch]:
        grouped = groupby(self.changes, key=lambda change: change.is_kept)
        return [Stretch(is_kept, tuple(several)) for is_kept, several in grouped]


@dataclass(frozen=True, slots=True)
class Differences:
    sections: tuple[Section, ...]

    @property
    def is_none(self) -> bool:
        return all(section.is_kept for section in self.sections)

    @property
    def counts(self) -> dict[State, int]:
        """How many parts and texts each thing happened to, what stayed as it was left out."""
        found = Counter(each.state for section in self.sections for each in section.all)
        return {state: found[state] for state in State if found[state] and state != State.KEPT}

    @property
    def moved(self) -> int:
        return sum(each.is_moved for section in self.sections for each in section.all)


@dataclass(frozen=True, slots=True)
class _Piece:
    key: int
    address: str
    head: str
    body: str = ""


def differences(old: Outline, new: Outline, links: Iterable[tuple[int, int]] = ()) -> Differences:
    """What became of `old` in `new`, in the order that `new` is read; what is gone stands where it stood.

    `links` are the keys of commitments, each with that of one which continues it, drawn in any wording between the two.
    """
    continuing = Continuing(old, new, links)
    sections = [
        Section("texts", tuple(_texts(old, new))),
        Section("stakeholder", _paired("stakeholder", _named(old.stakeholders), _named(new.stakeholders))),
        *_areas(old, new, continuing),
        Section("value", _numbered("value", old.values, new.values)),
        Section("stated_goal", _numbered("stated_goal", old.goals, new.goals)),
        Section("criterion", _numbered("criterion", old.criteria, new.criteria)),
        Section("source", _numbered("source", old.sources, new.sources)),
    ]
    return Differences(tuple(section for section in sections if section.all))


def _texts(old: Outline, new: Outline) -> Iterator[PartChange]:
    for name in TEXTS:
        before, after = getattr(old.revision, name), getattr(new.revision, name)
        if before or after:
            state = State.REMOVED if not after else State.ADDED if not before else _state(before, after)
            yield PartChange(name, name, state, body=compare(before, after))


def _areas(old: Outline, new: Outline, continuing: Continuing) -> Iterator[Section]:
    """Each focus area with the commitments under it, and at the end those that stand beside them all."""
    before = [_Piece(each.pk, each.slug, each.name, each.intro) for each in old.focus_areas]
    after = [_Piece(each.pk, each.slug, each.name, each.intro) for each in new.focus_areas]
    stood, stand = _by_area(old), _by_area(new)
    names = {each.slug: each.name for each in old.focus_areas}
    for own in _paired("focus_area", before, after):
        yield Section("focus_area", _commitments(own.address, stood, stand, names, continuing), own)
    yield Section("commitment", _commitments("", stood, stand, names, continuing))


def _by_area(outline: Outline) -> defaultdict[str, list[OutlineCommitment]]:
    found: defaultdict[str, list[OutlineCommitment]] = defaultdict(list)
    for each in outline.all_commitments:
        found[each.focus_area].append(each)
    return found


def _commitments(
    area: str,
    stood: dict[str, list[OutlineCommitment]],
    stand: dict[str, list[OutlineCommitment]],
    names: dict[str, str],
    continuing: Continuing,
) -> tuple[PartChange, ...]:
    """What became of the commitments under one area: those that stand there now, and those gone that stood there."""
    here = {each.pk for each in stand[area]}
    staying = [each for each in stood[area] if each.pk in here or each.pk not in continuing.new]
    came = {each.pk: each for each in map(continuing.old.get, here) if each and each.focus_area != area}
    changes = _paired("commitment", _sentences(staying), _sentences(stand[area]), _sentences(came.values()))
    told = (_continued(change, continuing) for change in changes)
    moved = {str(continuing.new[key].number): names.get(each.focus_area, "") for key, each in came.items()}
    return tuple(
        replace(each, is_moved=True, under=moved[each.address]) if each.address in moved else each for each in told
    )


def _sentences(commitments: Iterable[OutlineCommitment]) -> list[_Piece]:
    return [_Piece(each.pk, str(each.number), each.text) for each in commitments]


def _continued(change: PartChange, continuing: Continuing) -> PartChange:
    """A commitment that came or went, with what it continues or is continued by."""
    told = continuing.told(change.key) if change.state in COME | GONE else None
    if told is None:
        return change
    return replace(change, state=told.state, others=told.others, head=compare(told.before, told.after))


def _named(parts: Iterable[OutlineStakeholder]) -> list[_Piece]:
    return [_Piece(each.pk, each.slug, each.name, each.text) for each in parts]


def _numbered(code: str, old: Sequence[OutlineItem], new: Sequence[OutlineItem]) -> tuple[PartChange, ...]:
    """Parts that have only a number: a number given anew to quite other words is another part."""
    before, after = [_item(each) for each in old], [_item(each) for each in new]
    was = {each.key: each for each in before}
    return _paired(code, before, [each if _is_alike(was.get(each.key), each) else _another(each) for each in after])


def _item(each: OutlineItem) -> _Piece:
    facts = ", ".join(filter(None, (words_of(each.kind), str(each.year or ""))))
    head, body = (each.name, each.text or facts) if each.name else (each.text, "")
    return _Piece(each.number, str(each.number), head, body)


def _is_alike(old: _Piece | None, new: _Piece) -> bool:
    words = [f"{each.head} {each.body}" for each in (old, new) if each]
    return len(words) == 1 or likeness(compare(*words)) >= LEAST_LIKENESS


def _another(piece: _Piece) -> _Piece:
    return replace(piece, key=-piece.key)


def _paired(
    code: str, before: Sequence[_Piece], after: Sequence[_Piece], elsewhere: Sequence[_Piece] = ()
) -> tuple[PartChange, ...]:
    """What became of siblings, in their new order, what is gone behind the one it stood behind.

    `elsewhere` are old ones that stood in other places and stand among these now.
    """
    was = {each.key: each for each in (*elsewhere, *before)}
    now = {each.key: each for each in after}
    order = list(now)
    for place, each in enumerate(before):
        if each.key not in now:
            order.insert(order.index(before[place - 1].key) + 1 if place else 0, each.key)
    moved = _moved([each.key for each in before], list(now))
    return tuple(_change(code, was.get(key), now.get(key), is_moved=key in moved) for key in order)


def _moved(before: Sequence[int], after: Sequence[int]) -> set[int]:
    """Those of the keys in both that have to move, so that the others keep their order."""
    ranks = {key: rank for rank, key in enumerate(before)}
    common = [key for key in after if key in ranks]
    steady = rising([ranks[key] for key in common])
    return set(common) - {common[index] for index in steady}


def _change(code: str, old: _Piece | None, new: _Piece | None, *, is_moved: bool) -> PartChange:
    piece = new or old
    if piece is None:
        raise ValueError("A change of nothing.")
    if old is None or new is None:
        state = State.ADDED if new else State.REMOVED
        fate = Fate.ADDED if new else Fate.REMOVED
        head, body = _whole(fate, piece.head), _whole(fate, piece.body)
    else:
        state = _state((old.head, old.body), (new.head, new.body))
        head, body = compare(old.head, new.head), compare(old.body, new.body)
    return PartChange(code, piece.address, state, head, body, is_moved=is_moved, key=piece.key)


def _whole(fate: Fate, text: str) -> Runs:
    return (Run(fate, text),) if text else ()


def _state(old: object, new: object) -> State:
    return State.KEPT if old == new else State.CHANGED
