"""Plain text as it comes out of a PDF: wrapped, hyphenated, with running heads and page numbers."""

import re
from itertools import zip_longest

from tests.strategy.importer.marked_sources import Line, Source

COLUMN, FULL_WIDTH = "⇨", "⇔"  # a marked line each: go on in the right column, over both columns
VOWELS = "aeiouyæøåöäé"
HYPHENATE_FROM = 9  # letters


def make_text(source: Source) -> bytes:
    """The facts `wrap`, `hyphenate`, `head`, `foot`, `page_lines`, `newline` and `encoding` say how ugly it gets."""
    facts = source.facts
    lines = [piece for line in source.lines for piece in _pieces(line, facts)]
    if "beside" in facts:
        lines = _beside(lines, int(facts["beside"]))
    if "page_lines" in facts:
        lines = _paged(lines, facts)
    text = "\n".join(lines).replace("⇥", "\t").replace("⏎", "\n") + "\n"
    if facts.get("newline") == "crlf":
        text = text.replace("\n", "\r\n")
    return text.encode(facts.get("encoding", "utf-8"))


def _beside(lines: list[str], width: int) -> list[str]:
    """Two columns on one line, as tools that keep the layout write them."""
    shown: list[str] = []
    blocks = "\n".join(lines).split(f"{FULL_WIDTH}\n")
    for block in blocks:
        left, _, right = block.partition(f"{COLUMN}\n")
        if right:
            rows = zip_longest(left.split("\n"), right.split("\n"), fillvalue="")
            shown += [f"{first:<{width}}{second}".rstrip() for first, second in rows]
        else:
            shown += left.split("\n")
    return shown


def _pieces(line: Line, facts: dict[str, str]) -> list[str]:
    width = int(facts.get("wrap", 0))
    if not width or line.style == "whole":
        return [line.shown]
    return wrapped(line.shown, width, hyphenate=facts.get("hyphenate") == "yes")


def wrapped(text: str, width: int, *, hyphenate: bool) -> list[str]:
    rows, row = [], ""
    for word in text.split(" "):
        if not row or len(row) + 1 + len(word) <= width:
            row = f"{row} {word}" if row else word
            continue
        first, rest = split_word(word, width - len(row) - 1) if hyphenate else ("", word)
        rows.append(f"{row} {first}" if first else row)
        row = rest
    return [*rows, row]


def split_word(word: str, room: int) -> tuple[str, str]:
    """Hyphenate before a consonant that a vowel follows, three letters or more on each side; else ("", word)."""
    if len(word) < HYPHENATE_FROM or not word.isalpha():
        return "", word
    cuts = [found.start() + 1 for found in re.finditer(f"(?=.[^{VOWELS}][{VOWELS}])", word.lower())]
    fitting = [cut for cut in cuts if 3 <= cut <= len(word) - 3 and cut + 1 <= room]
    return (f"{word[: fitting[-1]]}-", word[fitting[-1] :]) if fitting else ("", word)


def _paged(lines: list[str], facts: dict[str, str]) -> list[str]:
    size = int(facts["page_lines"])
    pages = [lines[start : start + size] for start in range(0, len(lines), size)]
    shown: list[str] = []
    for number, page in enumerate(pages, start=1):
        words = {"page": number, "pages": len(pages)}
        head = facts.get("head", "").format(**words) if number > 1 else ""
        foot = facts.get("foot", "").format(**words)
        shown += [*([head] if head else []), *page, *([foot] if foot else [])]
        if facts.get("formfeed") == "yes":
            shown[-1] += "\f"
    return shown
