"""How well the importer understands: precision and recall per part, on every test document and in all.

Two texts match when they are equal but for letter case, punctuation and spacing. The softer figure is token F1: the
words that two texts share, each part's texts paired greedily, so that a text cut a little short still counts for most.
`--size N` reads only the first N documents. `python -m bench.importer_quality --write` writes the tables of
docs/importer.md.
"""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parent.parent
DOCUMENTS = ROOT / "tests" / "strategy" / "importer" / "documents"
UNSEEN = DOCUMENTS.parent / "unseen"
SUFFIXES = (".txt", ".md", ".docx", ".odt", ".pdf", ".html")
START, END = "<!-- written by bench/importer_quality.py -->", "<!-- end of what is written -->"
UNSEEN_START, UNSEEN_END = "<!-- unseen, by bench/importer_quality.py -->", "<!-- end of the unseen -->"
Result = dict[str, Any]

PARTS: dict[str, Callable[[Result], list[str]]] = {
    "areas": lambda result: [area["name"] for area in result["focus_areas"]],
    "area intros": lambda result: [_pair(area, "name", "intro") for area in result["focus_areas"] if area["intro"]],
    "commitments": lambda result: [*_in_areas(result), *(_commitment("", one) for one in result["commitments"])],
    "title": lambda result: _single(result, "title"),
    "unit": lambda result: _single(result, "unit"),
    "period": lambda result: [f"{result['period']['from']} {result['period']['to']}"] if result["period"] else [],
    "core task": lambda result: _single(result, "core_task"),
    "vision": lambda result: _single(result, "vision"),
    "purpose": lambda result: _single(result, "purpose"),
    "stakeholders": lambda result: [_pair(one, "name", "text") for one in result["stakeholders"]],
    "values": lambda result: [_pair(one, "name", "text") for one in result["values"]],
    "criteria": lambda result: [_pair(one, "name", "question") for one in result["criteria"]],
    "goals": lambda result: [one["text"] for one in result["goals"]],
    "sources": lambda result: [one["name"] for one in result["sources"]],
    "steering": lambda result: _single(result, "steering"),
    "history": lambda result: _single(result, "history"),
}


@dataclass(frozen=True)
class Score:
    """How many texts were expected, how many found, how many of these match, and how much of the words they share."""

    expected: int = 0
    found: int = 0
    matched: int = 0
    shared: float = 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.expected + other.expected,
            self.found + other.found,
            self.matched + other.matched,
            self.shared + other.shared,
        )

    @property
    def precision(self) -> float:
        return self.matched / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.matched / self.expected if self.expected else 1.0

    @property
    def softness(self) -> float:
        """Token F1 over expected and found texts together."""
        total = self.expected + self.found
        return 2 * self.shared / total if total else 1.0


def _single(result: Result, part: str) -> list[str]:
    return [result[part]] if result[part] else []


def _pair(one: Result, name: str, text: str) -> str:
    return f"{one[name]} | {one[text] or ''}"


def _in_areas(result: Result) -> Iterable[str]:
    for area in result["focus_areas"]:
        yield from (_commitment(area["name"], one) for one in area["commitments"])


def _commitment(area: str, one: Result) -> str:
    return f"{area} | {one['text']} | {'broken off' if one['incomplete'] else ''}"


def normal(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def score(expected: Sequence[str], found: Sequence[str]) -> Score:
    """Compare two lists of texts."""
    wanted, had = Counter(map(normal, expected)), Counter(map(normal, found))
    matched = sum((wanted & had).values())
    rest = [list((wanted - had).elements()), list((had - wanted).elements())]
    return Score(len(expected), len(found), matched, matched + _shared(*rest))


def _shared(wanted: list[str], had: list[str]) -> float:
    """The token F1 of the best pairs, taken one after the other."""
    pairs = sorted(
        ((_f1(one, other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(had)), reverse=True
    )
    used: tuple[set[int], set[int]] = (set(), set())
    total = 0.0
    for value, i, j in pairs:
        if i not in used[0] and j not in used[1]:
            total += value
            used[0].add(i)
            used[1].add(j)
    return total


def _f1(one: str, other: str) -> float:
    words, others = Counter(one.split()), Counter(other.split())
    common = sum((words & others).values())
    return 2 * common / (words.total() + others.total()) if common else 0.0


def documents(folder: Path = DOCUMENTS) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.name != "README.md")


def expected_of(path: Path) -> Result:
    result: Result = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return result


def read(path: Path) -> Result:
    """What the importer understands of the document."""
    from kompas.strategy.importer.extraction import extract
    from kompas.strategy.importer.reading import assemble
    from kompas.strategy.importer.understanding import understand

    return assemble(*understand(extract(path))).as_json()


def compare(expected: Result, found: Result) -> dict[str, Score]:
    """The score of each part; of what is no strategy only that it was seen counts."""
    verdict = score([str(expected["is_strategy"])], [str(found["is_strategy"])])
    if not expected["is_strategy"]:
        return {"is a strategy": verdict}
    return {"is a strategy": verdict} | {part: score(take(expected), take(found)) for part, take in PARTS.items()}


def run(size: int | None = None) -> dict[str, Any]:
    """Precision, recall and token F1 per document and in all, and of the documents that it was not built on."""
    return {**_measured(documents()[:size]), "unseen": _measured(documents(UNSEEN)[:size])}


def _measured(paths: list[Path]) -> dict[str, Any]:
    begun = perf_counter()
    scores = {path.name: compare(expected_of(path), read(path)) for path in paths}
    return {
        "documents": len(scores),
        "seconds": round(perf_counter() - begun, 2),
        "parts": {part: _figures(each) for part, each in total(scores).items()},
        "per document": {
            name: {
                part: _figures(each) for part, each in parts.items() if each.matched < max(each.expected, each.found)
            }
            for name, parts in scores.items()
        },
        "scores": {name: {part: _figures(each) for part, each in parts.items()} for name, parts in scores.items()},
    }


def total(scores: dict[str, dict[str, Score]]) -> dict[str, Score]:
    summed: dict[str, Score] = {}
    for parts in scores.values():
        for part, each in parts.items():
            summed[part] = summed.get(part, Score()) + each
    return summed


def _figures(each: Score) -> dict[str, float]:
    return {
        "expected": each.expected,
        "found": each.found,
        "precision": round(each.precision, 3),
        "recall": round(each.recall, 3),
        "token F1": round(each.softness, 3),
    }


def table(figures: dict[str, Any]) -> str:
    """The tables for docs/importer.md."""
    rows = [parts_table(figures), "", "Per document: precision / recall.", ""]
    rows += ["| document | areas | commitments | single parts that are not whole (token F1) |", "|---|---|---|---|"]
    rows += [_row(name, parts) for name, parts in figures["scores"].items()]
    return "\n".join(rows)


def parts_table(figures: dict[str, Any]) -> str:
    rows = ["| part | expected | found | precision | recall | token F1 |", "|---|---:|---:|---:|---:|---:|"]
    for part, each in figures["parts"].items():
        numbers = f"{each['precision']:.3f} | {each['recall']:.3f} | {each['token F1']:.3f}"
        rows.append(f"| {part} | {each['expected']} | {each['found']} | {numbers} |")
    return "\n".join(rows)


def _row(name: str, parts: dict[str, dict[str, float]]) -> str:
    if "areas" not in parts:
        verdict = "no strategy, and seen so" if parts["is a strategy"]["recall"] else "taken for one"
        return f"| {name} | – | – | {verdict} |"
    main = [f"{parts[part]['precision']:.2f} / {parts[part]['recall']:.2f}" for part in ("areas", "commitments")]
    rest = [
        f"{part} {each['token F1']:.2f}"
        for part, each in parts.items()
        if part not in {"areas", "commitments"} and min(each["precision"], each["recall"]) < 1
    ]
    return f"| {name} | {main[0]} | {main[1]} | {', '.join(rest)} |"


def write(figures: dict[str, Any]) -> None:
    page = ROOT / "docs" / "importer.md"
    text = page.read_text(encoding="utf-8")
    text = _replaced(text, START, END, table(figures))
    page.write_text(_replaced(text, UNSEEN_START, UNSEEN_END, table(figures["unseen"])), encoding="utf-8")


def _replaced(text: str, start: str, end: str, table: str) -> str:
    before, rest = text.split(start)
    return f"{before}{start}\n{table}\n{end}{rest.split(end)[1]}"


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kompas.config.settings")
    django.setup()
    measured = run()
    if "--write" in sys.argv:
        write(measured)
    print(table(measured))
