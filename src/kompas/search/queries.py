"""Finding: the newest finds are looked through, the best of them come first."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from kompas.accounts.names import sort_key
from kompas.search.models import TIMELESS, Entry, EntryQuerySet, Kind, Word
from kompas.search.words import SHORTEST_TAIL, Asked, asked, heads_of, is_tail

LOOKED_THROUGH = 2_000  # the newest finds; relevance over all of a large house takes seconds
PAGE = 20
MOST_TAILS = 40  # compounds that one word may end
ORDER = {kind.value: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Finds:
    """One page of what was found. `counts` holds how many there are of each kind, `after` the last one on this page."""

    question: tuple[Asked, ...]
    entries: list[Entry]
    counts: dict[str, int]
    total: int
    after: str | None
    is_cut: bool  # there are more than were looked through


@dataclass(frozen=True)
class _Candidate:
    key: str
    kind: str
    title: str
    stems: str
    day: int

    def rank(self, patterns: Sequence[re.Pattern[str]]) -> tuple[int, int, int, str]:
        """Smallest first: by how many words stand in the title, then by kind, the newest; what has no day by name."""
        met = sum(pattern.search(self.stems) is not None for pattern in patterns)
        name = sort_key(self.title) if self.day == TIMELESS.toordinal() else ""
        return -met, ORDER[self.kind], -self.day, name


def find(question: str, *, among: EntryQuerySet, kind: str = "", after: str = "") -> Finds:
    """The page of finds that follows the entry `after`, of one kind or of all; in four queries, whatever is found."""
    wanted = with_tails(asked(question))
    rows = among.matching(wanted).newest_first().values_list("key", "kind", "title", "stem_title", "day")
    candidates = [
        _Candidate(key, of, title, stems, day.toordinal()) for key, of, title, stems, day in rows[: LOOKED_THROUGH + 1]
    ]
    counts = Counter(candidate.kind for candidate in candidates[:LOOKED_THROUGH])
    chosen = [candidate for candidate in candidates[:LOOKED_THROUGH] if not kind or candidate.kind == kind]
    patterns = [word.pattern() for word in wanted]
    keys = [candidate.key for candidate in sorted(chosen, key=lambda candidate: candidate.rank(patterns))]
    start = keys.index(after) + 1 if after in keys else 0
    page = keys[start : start + PAGE]
    found = {entry.key: entry for entry in Entry.objects.filter(key__in=page).select_related("strategy__unit")}
    return Finds(
        question=tuple(wanted),
        entries=[found[key] for key in page if key in found],
        counts={each.value: counts[each.value] for each in Kind if counts[each.value]},
        total=len(chosen),
        after=page[-1] if start + PAGE < len(keys) else None,
        is_cut=len(candidates) > LOOKED_THROUGH,
    )


def with_tails(question: Sequence[Asked]) -> list[Asked]:
    """`question`, each word with the compounds that end in it: `tilladelse` also means `byggetilladelse`."""
    tails = [word.stem for word in question if len(word.stem) >= SHORTEST_TAIL]
    if not tails:
        return list(question)
    ends = reduce(or_, (Q(backwards__startswith=tail[::-1]) for tail in tails))
    ending = list(Word.objects.filter(ends).order_by("text").values_list("text", flat=True)[: MOST_TAILS * len(tails)])
    heads = {head for tail in tails for each in ending for head in heads_of(tail, each)}
    known = frozenset(Word.objects.filter(text__in=heads).values_list("text", flat=True))
    return [
        Asked(word.written, word.stem, (*word.also, *(each for each in ending if is_tail(word.stem, each, known))))
        for word in question
    ]
