"""Every document of the collection comes out whole and in the order in which a person reads it."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kompas.strategy.importer.extraction import READERS, extract
from kompas.strategy.importer.lines import Document

DOCUMENTS = Path(__file__).parents[1] / "documents"
ALL = sorted(path for path in DOCUMENTS.iterdir() if path.suffix in READERS and path.name != "README.md")
STRATEGIES = [path for path in ALL if json.loads(path.with_suffix(".expected.json").read_text())["is_strategy"]]
PAGE_NUMBER = re.compile(r"(side|page|sida)?\s*\d+(\s*(af|av|of)\s*\d+|\s*\(\d+\))?", re.IGNORECASE)


def _letters(text: str) -> str:
    """Letters and digits only: how a text was broken into lines and words doesn't matter here."""
    return "".join(re.findall(r"\w", text))


def _body(document: Document) -> str:
    """The letters of all lines but those that stand twice, and page numbers."""
    times = Counter(re.sub(r"\d+", "", line.text) for line in document.lines)
    return "".join(
        _letters(f"{line.bullet}{line.text}" if line.bullet.strip(".()").isdecimal() else line.text)
        for line in document.lines
        if not PAGE_NUMBER.fullmatch(line.text) and times[re.sub(r"\d+", "", line.text)] < 2
    )


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield from part.split("\n\n")
    elif isinstance(part, list | dict):
        for key, inner in enumerate(part) if isinstance(part, list) else part.items():
            if key not in {"kind", "language", "unit"}:
                yield from _texts(inner)


@pytest.mark.parametrize("path", STRATEGIES, ids=lambda path: path.name)
def test_each_text_stands_in_the_lines_without_anything_in_between(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text())
    whole = "".join(_letters(line.text) for line in extract(path).lines)
    body = _body(extract(path))

    missing = [text for text in _texts(expected) if _letters(text) not in body and _letters(text) not in whole]

    assert missing == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_lines_are_numbered_hold_words_and_plain_characters(path: Path) -> None:
    document = extract(path)

    assert [line.number for line in document.lines] == list(range(len(document.lines)))
    for line in document.lines:
        assert line.text == line.text.strip()
        assert re.search(r"\w", line.text)
        assert not re.search("  |[\x00-\x08\n\r\u200b\ufeff\u00a0\ufb01\ue000-\uf8ff]|\u00ad.", line.text)
        assert 1 <= line.page <= document.pages
        assert line.gap >= 0


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_lines_survive_being_kept_as_json(path: Path) -> None:
    document = extract(path)

    assert Document.from_json(json.loads(json.dumps(document.as_json()))) == document
