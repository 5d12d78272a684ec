"""The difference between two texts, word by word: what was kept, what was removed, what was added.

Lines are compared before words, so that a long text with few changes costs little; two texts of a hundred pages take
well under a second, also where nothing is alike.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

from rapidfuzz.distance import Indel

from kompas.strategy.differences.rising import rising

WORD = re.compile(r"\s+|\w+|[^\w\s]")
LARGEST = 4_000 * 4_000  # pairs of words that are compared at once: 3 ms and 2 MB; beyond, words that stand once divide
FEW_WORDS = 4  # kept between two larger changes, so few words are a coincidence and would only tear the sentence apart
LEAST_LIKENESS = 0.25  # below, the two are two texts, and words that happen to be in both say nothing


class Fate(Enum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate, with the spaces between them."""

    fate: Fate
    text: str


type Runs = tuple[Run, ...]


class _Change:
    """What was kept, and what took the place of what behind it; `reach` is how many letters the longer of those has."""

    __slots__ = ("added", "kept", "letters_added", "letters_removed", "removed")

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.removed: list[str] = []
        self.added: list[str] = []
        self.letters_removed = self.letters_added = 0

    def replace(self, removed: list[str], added: list[str]) -> None:
        self.removed += removed
        self.added += added
        self.letters_removed += sum(map(len, removed))
        self.letters_added += sum(map(len, added))

    @property
    def reach(self) -> int:
        return max(self.letters_removed, self.letters_added)


def compare(old: str, new: str) -> Runs:
    """How `new` came of `old`; `old_text` and `new_text` of the result give both back to the letter."""
    if old == new:
        return (Run(Fate.KEPT, old),) if old else ()
    steps = _word_steps(old.splitlines(keepends=True), new.splitlines(keepends=True))
    found = tuple(_runs(_tidied(_gathered(steps))))
    if likeness(found) < LEAST_LIKENESS:
        return tuple(Run(fate, text) for fate, text in ((Fate.REMOVED, old), (Fate.ADDED, new)) if text)
    return found


def old_text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if run.fate is not Fate.ADDED)


def new_text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if run.fate is not Fate.REMOVED)


def likeness(runs: Iterable[Run]) -> float:
    """How much of the two texts is kept, from 0 to 1; spaces and marks count for nothing."""
    letters: Counter[Fate] = Counter()
    for run in runs:
        letters[run.fate] += sum(letter.isalnum() for letter in run.text)
    both = 2 * letters[Fate.KEPT] + letters[Fate.REMOVED] + letters[Fate.ADDED]
    return 2 * letters[Fate.KEPT] / both if both else 1.0


type Step = tuple[bool, list[str], list[str]]  # whether the stretch is the same in both, and the stretch of each


def _word_steps(old: list[str], new: list[str]) -> Iterator[Step]:
    for same, before, after in _aligned(old, new):
        if same:
            yield same, before, after
        else:
            yield from _aligned(WORD.findall("".join(before)), WORD.findall("".join(after)))


def _aligned(old: list[str], new: list[str]) -> Iterator[Step]:
    keys: dict[str, int] = {}
    before = [keys.setdefault(each, len(keys)) for each in old]
    after = [keys.setdefault(each, len(keys)) for each in new]
    for same, i1, i2, j1, j2 in _steps(before, after):
        yield same, old[i1:i2], new[j1:j2]


def _steps(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[bool, int, int, int, int]]:
    if len(old) * len(new) <= LARGEST:
        yield from _shared(old, new, 0, 0)
        return
    anchors = [(-1, -1), *_anchors(old, new), (len(old), len(new))]
    for (i, j), (k, m) in pairwise(anchors):
        if (i, j) != (-1, -1):
            yield True, i, i + 1, j, j + 1
        if (k - i - 1) * (m - j - 1) > LARGEST:  # nothing divides them: two texts
            yield False, i + 1, k, j + 1, m
        else:
            yield from _shared(old[i + 1 : k], new[j + 1 : m], i + 1, j + 1)


def _shared(old: Sequence[int], new: Sequence[int], i: int, j: int) -> Iterator[tuple[bool, int, int, int, int]]:
    """What the two, which begin at `i` and `j`, have in common; what is removed and added at one place is one step."""
    for same, several in groupby(Indel.opcodes(old, new), key=lambda step: step.tag == "equal"):
        steps = list(several)
        first, last = steps[0], steps[-1]
        yield same, i + first.src_start, i + last.src_end, j + first.dest_start, j + last.dest_end


def _anchors(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """Places in both of what stands once in each, as many as keep their order."""
    counts, others = Counter(old), Counter(new)
    places = {key: place for place, key in enumerate(new) if others[key] == 1}
    found = [(place, places[key]) for place, key in enumerate(old) if counts[key] == 1 and key in places]
    return [found[index] for index in rising([after for _before, after in found])]


def _gathered(steps: Iterable[Step]) -> Iterator[_Change]:
    """Each change with all that is kept before it."""
    change = _Change()
    for same, before, after in steps:
        if same and change.reach:
            yield change
            change = _Change()
        if same:
            change.kept += before
        else:
            change.replace(before, after)
    yield change


def _tidied(changes: Iterable[_Change]) -> list[_Change]:
    """Changes with so few words between them that they read as one are made one."""
    tidy: list[_Change] = []
    for change in changes:
        if tidy and _is_coincidence(tidy[-1], change):
            tidy[-1].replace(change.kept + change.removed, change.kept + change.added)
        else:
            tidy.append(change)
    return tidy


def _is_coincidence(before: _Change, after: _Change) -> bool:
    words = [word for word in after.kept if word[:1].isalnum()]
    if len(words) > FEW_WORDS or not after.reach:
        return False
    length = sum(map(len, after.kept))
    return length <= before.reach and length <= after.reach


def _runs(changes: Iterable[_Change]) -> Iterator[Run]:
    pieces = (
        (fate, text)
        for change in changes
        for fate, several in ((Fate.KEPT, change.kept), (Fate.REMOVED, change.removed), (Fate.ADDED, change.added))
        for text in several
        if text
    )
    for fate, several in groupby(pieces, key=lambda piece: piece[0]):
        yield Run(fate, "".join(text for _fate, text in several))
