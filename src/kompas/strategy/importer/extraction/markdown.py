"""Markdown, line by line: its marks become layout, and wrapped lines stay lines, as in plain text."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from kompas.strategy.importer.extraction.decoding import decoded
from kompas.strategy.importer.extraction.plain import LINE_ENDS
from kompas.strategy.importer.extraction.rows import Extract, Row

FENCE = re.compile(r"\s{0,3}(```|~~~)")
HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s+#+\s*)?$")
UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
RULE = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$")
QUOTE = re.compile(r"\s{0,3}>[ >]*")
ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
STRESS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]*?[^\s*_])\1(?![\w*])")
LINK = re.compile(r"!?\[([^\[\]]*)\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
ADDRESS = re.compile(r"<((?:https?:|mailto:)[^<>\s]+)>")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->")
DEFINITION = re.compile(r"\s{0,3}\[[^\]]+\]:\s+\S+")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
KEPT = re.compile("[\ue100-\ue1ff]")


def read(path: Path) -> Extract:
    return Extract(_rows(_without_front_matter(LINE_ENDS.split(decoded(path.read_bytes()).replace("\f", "\n")))))


def _without_front_matter(lines: list[str]) -> list[str]:
    if lines and lines[0].strip() == "---":
        for place, line in enumerate(lines[1:], start=1):
            if line.strip() in {"---", "..."}:
                return lines[place + 1 :]
            if line.strip() and not re.match(r"[\w -]+:|\s+|#|-\s", line):
                break
    return lines


def _rows(lines: list[str]) -> Iterator[Row]:
    is_code = False
    for place, line in enumerate(lines):
        if FENCE.match(line):
            is_code = not is_code
            continue
        if is_code:
            yield Row(line)
            continue
        below = lines[place + 1] if place + 1 < len(lines) else ""
        if not _only_marks(line, lines[place - 1] if place else ""):
            yield _row(QUOTE.sub("", line), below)


def _only_marks(line: str, above: str) -> bool:
    """Whether `line` underlines the heading above it, or the head of a table."""
    if TABLE_RULE.match(line) and "|" in line:
        return True
    return bool(UNDERLINE.match(line)) and bool(above.strip()) and not RULE.match(above) and not ITEM.match(above)


def _row(line: str, below: str) -> Row:
    if heading := HEADING.match(line):
        return _inline(heading[2], level=len(heading[1]))
    if RULE.match(line) or DEFINITION.match(line):
        return Row()
    if (mark := UNDERLINE.match(below)) and line.strip() and not ITEM.match(line) and len(mark[1]) > 1:
        return _inline(line.strip(), level=1 if mark[1][0] == "=" else 2)
    if item := ITEM.match(line):
        indent = float(len(item[1].expandtabs(4)))
        return _inline(line[item.end() :], bullet=item[2], indent=indent)
    if line.lstrip().startswith("|") or (line.count("|") > 1 and TABLE_RULE.match(below)):
        return _table_row(line)
    return _inline(line.strip(), indent=float(len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())))


def _table_row(line: str) -> Row:
    cells = [_inline(cell.strip()) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
    filled = [cell for cell in cells if cell.text]
    return Row("\t".join(cell.text for cell in cells), bold=bool(filled) and all(cell.bold for cell in filled))


def _inline(text: str, *, bullet: str = "", level: int | None = None, indent: float = 0.0) -> Row:
    text = ESCAPED.sub(lambda found: chr(0xE100 + ord(found[1])), text)  # kept from being read as a mark
    text = LINK.sub(r"\1", ADDRESS.sub(r"\1", text))
    text = TAG.sub(" ", re.sub(r"<br\s*/?>", " ", text))
    unbold = BOLD.sub("", text)
    is_bold = unbold != text and not any(letter.isalnum() for letter in unbold)
    text = STRESS.sub(r"\2", BOLD.sub(r"\2", text)).replace("`", "")
    text = html.unescape(KEPT.sub(lambda found: chr(ord(found[0]) - 0xE100), text))
    return Row(text, bullet=bullet, level=level, bold=is_bold, indent=indent)
