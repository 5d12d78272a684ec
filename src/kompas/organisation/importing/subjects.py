"""Finding subjects by name or by the way to them, among those that stand and those that the list adds. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kompas.accounts.names import search_key
from kompas.organisation.models import Subject


@dataclass(frozen=True)
class Found:
    """`path` are the names from the top; `pk` is None for a subject that is still to be created."""

    path: tuple[str, ...]
    pk: int | None = None


class Tree:
    """The tree of subjects by name. What is asked for and not there grows, so that a list names it once."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._by_path: dict[tuple[str, ...], Found] = {}
        self._by_name: dict[str, list[Found]] = defaultdict(list)
        known = {subject.pk: subject for subject in subjects}
        for subject in known.values():
            self._add(Found(way_to(subject, known), subject.pk))

    def find(self, names: tuple[str, ...]) -> Found | None:
        """The subject at the end of `names`; a single name is found anywhere. None where several fit."""
        found = self._by_path.get(_key(names))
        if found is None and len(names) == 1:
            anywhere = self._by_name[search_key(names[0])]
            if len(anywhere) > 1:
                return None
            found = anywhere[0] if anywhere else None
        return found or self._grow(names)

    def _grow(self, names: tuple[str, ...]) -> Found:
        if len(names) > 1:
            above = self._by_path.get(_key(names[:-1])) or self._grow(names[:-1])
            names = (*above.path, names[-1])
        return self._add(Found(names))

    def _add(self, found: Found) -> Found:
        self._by_path[_key(found.path)] = found
        self._by_name[search_key(found.path[-1])].append(found)
        return found


def way_to(subject: Subject, known: dict[int, Subject]) -> tuple[str, ...]:
    """The names from the top of the tree down to `subject`."""
    names: list[str] = []
    at: Subject | None = subject
    while at is not None:
        names.insert(0, at.name)
        at = known.get(at.parent_id) if at.parent_id else None
    return tuple(names)


def _key(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(search_key(name) for name in names)
