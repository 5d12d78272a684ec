"""The difference between two texts of `size` words, word by word: a hundred pages by default, in ways that are hard.

Ratios are against difflib, which many would take: on a tenth of the words, since on all it takes minutes.
"""

import random
import statistics
import time
from collections.abc import Callable

SIZE = 50_000
REPEATS = 5
VOCABULARY = 6_000
WORDS_PER_LINE = 60


def run(size: int | None = None) -> dict[str, dict[str, float]]:
    """Median milliseconds per way of changing a text, and how many times as long difflib takes on a tenth of it."""
    import django

    django.setup()
    words = size or SIZE
    found = {name: _figures(*change(words), WORDS_PER_LINE) for name, change in WAYS.items()}
    return {**found, "every twentieth word, in a single line": _figures(*_with(words, 0.05), words)}


def _figures(old: list[str], new: list[str], per_line: int) -> dict[str, float]:
    from kompas.strategy.differences import compare, new_text, old_text

    before, after = _lined(old, per_line), _lined(new, per_line)
    runs = compare(before, after)
    assert (old_text(runs), new_text(runs)) == (before, after)
    tenth = len(old) // 10
    small = _median(lambda: compare(_lined(old[:tenth], per_line), _lined(new[:tenth], per_line)))
    return {
        "ms": round(_median(lambda: compare(before, after)), 1),
        "difflib_on_a_tenth": round(_median(lambda: _difflib(old[:tenth], new[:tenth]), 1) / small, 1),
    }


def _difflib(old: list[str], new: list[str]) -> None:
    from difflib import SequenceMatcher

    SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _median(deed: Callable[[], object], repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        deed()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _lined(words: list[str], per_line: int) -> str:
    lines = (words[place : place + per_line] for place in range(0, len(words), per_line))
    return "\n".join(" ".join(line) for line in lines)


def _text(seed: int, words: int) -> list[str]:
    """Words as often as in a language: the second half as often as the first, and so on."""
    weights = [1 / place for place in range(1, VOCABULARY + 1)]
    return random.Random(seed).choices([f"ord{number}" for number in range(VOCABULARY)], weights, k=words)


def _with(words: int, share: float) -> tuple[list[str], list[str]]:
    old, chance = _text(1, words), random.Random(2)
    other = iter(_text(3, words))
    return old, [next(other) if chance.random() < share else word for word in old]


WAYS: dict[str, Callable[[int], tuple[list[str], list[str]]]] = {
    "a word here and there": lambda words: _with(words, 0.002),
    "a word in every line": lambda words: _with(words, 0.05),
    "every third word": lambda words: _with(words, 0.33),
    "nothing alike": lambda words: (_text(1, words), _text(4, words)),
    "everything moved": lambda words: (_text(1, words), _text(1, words)[words // 2 :] + _text(1, words)[: words // 2]),
}
