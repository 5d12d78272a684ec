"""The marked text that a test document and its expected result are both made from.

A source starts with `key: value` lines up to `---`. Then every line is `ROLE STYLE|text`: the role says where the text
belongs in the expected result (`.` is nowhere), the style how a document with structure shows it (`h1`, `-`, `td` ...).
Inside the text `[[ ]]` fences off what counts, where that is not the whole line. A pair of roles (`Ww`: a value and its
explanation) stands in one text, the name in `[[ ]]`, the rest in `{{ }}`. The role `+` goes on with the text before it
after a line break, `¬` at its end being a hyphen that only the line break asked for. An empty line is empty.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "sources"
SINGLE = {"T": "title", "U": "unit"}
PROSE = {"K": "core_task", "V": "vision", "F": "purpose", "D": "steering", "H": "history"}
NAMED = {"S": ("stakeholders", "text"), "W": ("values", "text"), "Q": ("criteria", "question")}
INVISIBLE = str.maketrans({"\u00a0": " ", "\u00ad": "", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff"})


@dataclass
class Line:
    role: str
    style: str
    text: str

    @property
    def shown(self) -> str:
        return re.sub(r"\[\[|\]\]|\{\{|\}\}", "", self.text).replace("¬", "-")


@dataclass
class Source:
    name: str
    facts: dict[str, str]
    lines: list[Line]
    origins: list[dict[str, Any]] = field(default_factory=list)


def read(path: Path) -> Source:
    head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    source = Source(path.stem, {}, [_line(line) for line in body.rstrip("\n").split("\n")])
    for row in head.split("\n"):
        key, value = row.split(": ", 1)
        if key == "source":
            kind, year, name = value.split(" ", 2)
            source.origins.append({"name": name, "kind": kind, "year": None if year == "-" else int(year)})
        else:
            source.facts[key] = value
    return source


def _line(raw: str) -> Line:
    if not raw.strip():
        return Line("", "", "")
    mark, text = raw.split("|", 1)
    role, _, style = mark.strip().partition(" ")
    return Line(role, style, text)


def expected(source: Source) -> dict[str, Any]:
    """What a reader should understand: the shape of `kompas strategy read --json`, without lines and warnings."""
    if source.facts.get("strategy") == "no":
        return {"is_strategy": False}
    result = _empty(source)
    for role, text in _texts(source.lines):
        _place(result, role, text)
    return result


def _empty(source: Source) -> dict[str, Any]:
    years = [int(year) for year in source.facts.get("period", "").split()]
    lists = ("stakeholders", "focus_areas", "commitments", "values", "criteria", "goals")
    return {
        "is_strategy": True,
        "language": source.facts["language"],
        "title": None,
        "unit": source.facts.get("unit"),
        "period": {"from": years[0] or None, "to": years[1] or None} if years else None,
        **dict.fromkeys(PROSE.values()),
        **{name: [] for name in lists},
        "sources": sorted(source.origins, key=lambda origin: _place_in_history(source, origin["name"])),
    }


def _place_in_history(source: Source, name: str) -> int:
    """Before all others (-1) where another part than the history names it."""
    return " ".join(text for role, text in _texts(source.lines) if role == "H").find(name)


def _texts(lines: list[Line]) -> list[tuple[str, str]]:
    """Role and whole text of everything that counts; texts broken over lines are joined."""
    joined: list[tuple[str, str]] = []
    for line in lines:
        if line.role == "+":
            role, text = joined[-1]
            joined[-1] = (role, text.removesuffix("¬") + line.text if text.endswith("¬") else f"{text} {line.text}")
        elif line.role not in {"", "."}:
            joined.append((line.role, line.text))
    return [split for role, text in joined for split in _split(role, text)]


def _split(role: str, text: str) -> list[tuple[str, str]]:
    rest = re.search(r"\{\{(.*)\}\}", text)
    if len(role) == 1 or not rest:
        return [(role[0], _counting(text))]
    return [(role[0], _counting(text)), (role[1], _plain(re.sub(r"\[\[|\]\]", "", rest[1])))]


def _counting(text: str) -> str:
    fenced = re.findall(r"\[\[(.*?)\]\]", text)
    return _plain(" ".join(fenced) if fenced else text)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(text).translate(INVISIBLE).replace("⇥", " ")).strip()


def _place(result: dict[str, Any], role: str, text: str) -> None:
    if role in SINGLE:
        result[SINGLE[role]] = text
    elif role in PROSE:
        result[PROSE[role]] = _with_paragraph(result[PROSE[role]], text)
    elif role.upper() in NAMED:
        _place_named(result, role, text)
    elif role == "A":
        result["focus_areas"].append({"name": text, "intro": None, "commitments": []})
    elif role == "I":
        area = result["focus_areas"][-1]
        area["intro"] = _with_paragraph(area["intro"], text)
    elif role == "G":
        result["goals"].append({"text": text})
    else:
        _place_commitment(result, role, text)


def _place_named(result: dict[str, Any], role: str, text: str) -> None:
    part, body = NAMED[role.upper()]
    if role.isupper():
        result[part].append({"name": text, body: None})
    else:
        result[part][-1][body] = _with_paragraph(result[part][-1][body], text)


def _place_commitment(result: dict[str, Any], role: str, text: str) -> None:
    holders = {"C": result["focus_areas"], "X": result["focus_areas"], "O": []}[role]
    holder = holders[-1] if holders else result
    holder["commitments"].append({"text": text, "incomplete": role == "X"})


def _with_paragraph(before: str | None, text: str) -> str:
    return f"{before}\n\n{text}" if before else text
