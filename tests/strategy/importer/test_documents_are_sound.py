"""The test documents keep their word: what a result expects stands in its document, word for word and in order.

The texts are taken out here by the shortest way, so that a fault of the importer cannot hide a fault of a document.
"""

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest

from tests.strategy.importer.marked_sources import SOURCES, expected, read

DOCUMENTS = Path(__file__).parent / "documents"
UNSEEN = Path(__file__).parent / "unseen"
PARTS = {
    *("is_strategy", "language", "title", "unit", "period", "core_task", "vision", "purpose", "stakeholders"),
    *("focus_areas", "commitments", "values", "criteria", "goals", "sources", "steering", "history"),
}
KINDS = {
    *("workshop", "seminar", "survey", "culture_analysis", "analysis", "swot", "pestel", "foundation"),
    *("former_strategy", "commission", "policy", "law", "plan", "other"),
}
GAP = 40  # words that a running head, a page number or a repeated heading may put into the middle of a text
INVISIBLE = {"\u00ad": "", "\u00a0": " ", "\u00ac": "-", "\ufffe": "-", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _plain(path: Path) -> str:
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _html(path: Path) -> str:
    words = _Words()
    words.feed(_plain(path))
    return " ".join(words.found)


def _docx(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "\n".join("".join(run.text or "" for run in line.iter(_word("t"))) for line in body.iter(_word("p")))


def _word(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}"


def _odt(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("content.xml"))  # noqa: S314 - our own file
    lines = [element for element in root.iter() if element.tag.endswith(("}p", "}h"))]
    return "\n".join("".join(line.itertext()) for line in lines)


def _pdf(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    texts = []
    for page in document:
        layer = page.get_textpage()
        texts.append(layer.get_text_bounded())
        layer.close()
        page.close()
    document.close()
    return "\n".join(texts)


TAKEN_OUT: dict[str, Callable[[Path], str]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _html,
    ".docx": _docx,
    ".odt": _odt,
    ".pdf": _pdf,
}
ALL = sorted(path for path in DOCUMENTS.iterdir() if path.suffix in TAKEN_OUT and path.name != "README.md")


def _expected(path: Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return result


def _letters(text: str) -> list[str]:
    """Words without hyphens, so that one broken over two lines compares equal once its halves are side by side."""
    for sign, plain in INVISIBLE.items():
        text = text.replace(sign, plain)
    return re.findall(r"\w+", text)


def _texts(result: dict[str, Any]) -> Iterator[str]:
    for part in PARTS - {"is_strategy", "language"}:
        yield from _texts_of(result[part])


def _texts_of(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield from part.split("\n\n")
    elif isinstance(part, list):
        for item in part:
            yield from _texts_of({key: value for key, value in item.items() if key != "kind"})
    elif isinstance(part, dict):
        for value in part.values():
            yield from _texts_of(value)


def _stands_in(wanted: list[str], words: list[str]) -> bool:
    starts = [place for place, word in enumerate(words) if wanted[0].startswith(word)]
    return any(_follows(wanted, words, start) for start in starts)


def _follows(wanted: list[str], words: list[str], place: int) -> bool:
    for word in wanted:
        after = _after(word, words, place)
        if after is None:
            return False
        place = after
    return True


def _after(word: str, words: list[str], place: int) -> int | None:
    """The place after `word`, whole or as two halves; None if it doesn't come within the gap."""
    near = range(place, min(place + GAP, len(words)))
    whole = [step + 1 for step in near if words[step] == word]
    firsts = [step for step in near if word.startswith(words[step])]
    halves = [late + 1 for first in firsts for late in near if late > first and words[first] + words[late] == word]
    return min([*whole, *halves], default=None)


UNSEEN_ONES = sorted(path for path in UNSEEN.iterdir() if path.suffix in TAKEN_OUT and path.name != "README.md")


@pytest.mark.parametrize("path", [*ALL, *UNSEEN_ONES], ids=lambda path: path.name)
def test_what_is_expected_stands_in_the_document(path: Path) -> None:
    result = _expected(path)
    words = _letters(TAKEN_OUT[path.suffix](path))
    texts = _texts(result) if result["is_strategy"] else iter([])

    missing = [text for text in texts if not _stands_in(_letters(text), words)]

    assert words
    assert missing == []


@pytest.mark.parametrize("path", [*ALL, *UNSEEN_ONES], ids=lambda path: path.name)
def test_a_result_has_the_agreed_shape(path: Path) -> None:
    result = _expected(path)

    if not result["is_strategy"]:
        assert result == {"is_strategy": False}
        return
    assert set(result) == PARTS
    assert result["language"] in {"da", "nb", "nn", "sv", "en"}
    assert result["period"] is None or set(result["period"]) == {"from", "to"}
    assert all(source["kind"] in KINDS for source in result["sources"])
    assert result["focus_areas"] or result["commitments"]
    assert not any(re.match(r"[-–•*▪·]\s", text) or "\n\n\n" in text or "  " in text for text in _texts(result))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_a_document_is_small_enough_to_keep_beside_the_code(path: Path) -> None:
    assert 0 < path.stat().st_size < 200_000


def test_every_result_belongs_to_one_document_and_every_document_is_described() -> None:
    readme = (DOCUMENTS / "README.md").read_text(encoding="utf-8")

    assert {path.stem for path in ALL} == {
        path.name.removesuffix(".expected.json") for path in DOCUMENTS.glob("*.json")
    }
    assert [path.name for path in ALL if f"`{path.name}`" not in readme] == []


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_result_says_what_its_source_says(path: Path) -> None:
    written = json.loads((DOCUMENTS / f"{path.stem}.expected.json").read_text(encoding="utf-8"))

    assert written == expected(read(path))
