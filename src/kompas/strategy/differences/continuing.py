"""Commitments that ended and go on as others: what they are called in a difference, and which words are compared."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kompas.strategy.differences.states import State
from kompas.strategy.queries import Outline


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one commitment: its state, the numbers at the other end, and the two texts to compare."""

    state: State
    others: tuple[str, ...]
    before: str
    after: str


class Continuing:
    """Which commitments of `old` end before `new`, and which of `new` continue them, over any wordings in between."""

    def __init__(self, old: Outline, new: Outline, links: Iterable[tuple[int, int]]) -> None:
        self.old = {each.pk: each for each in old.all_commitments}
        self.new = {each.pk: each for each in new.all_commitments}
        onward: defaultdict[int, list[int]] = defaultdict(list)
        for before, after in links:
            onward[before].append(after)
        self.after = {key: self._reached(key, onward) for key in self.old if key not in self.new}
        self.before: defaultdict[int, list[int]] = defaultdict(list)
        for key, several in self.after.items():
            for each in several:
                self.before[each].append(key)

    def told(self, key: int) -> Told | None:
        """What became of a commitment that stands in one of the two only; None where it just came or went."""
        return self._told_gone(key) if key in self.old else self._told_come(key)

    def _told_gone(self, key: int) -> Told | None:
        text, heirs = self.old[key].text, self.after[key]
        if not heirs:
            return None
        others = tuple(str(self.new[each].number) for each in heirs)
        if len(heirs) > 1:
            return Told(State.DIVIDED, others, text, " ".join(self.new[each].text for each in heirs))
        return Told(State.MERGED_AWAY, others, text, text)

    def _told_come(self, key: int) -> Told | None:
        text, givers = self.new[key].text, self.before[key]
        if not givers:
            return None
        others = tuple(str(self.old[each].number) for each in givers)
        if len(givers) == 1 and len(self.after[givers[0]]) > 1:
            return Told(State.DIVIDED_OFF, others, text, text)
        joint = " ".join(self.old[each].text for each in givers)
        return Told(State.MERGED if len(givers) > 1 else State.CHANGED, others, joint, text)

    def _reached(self, key: int, onward: dict[int, list[int]]) -> list[int]:
        """What goes on from `key` and stands in the new wording, however many wordings lie between."""
        found: dict[int, None] = {}
        seen, waiting = {key}, list(onward.get(key, ()))
        while waiting:
            each = waiting.pop(0)
            if each in seen:
                continue
            seen.add(each)
            if each in self.new and each not in self.old:
                found[each] = None
            else:
                waiting += onward.get(each, ())
        return sorted(found, key=lambda each: self.new[each].number)
