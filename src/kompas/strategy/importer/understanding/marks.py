"""Words inside other texts that tell facts: the period, the unit, what the strategy rests on."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kompas.strategy.importer import facts
from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.lines import Line
from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.blocks import Block
from kompas.strategy.importer.understanding.wording import is_capitals
from kompas.strategy.importer.vocabulary import Vocabulary

ONE_YEAR = re.compile(r"\b(20\d\d)\b")
NAME = r"[A-ZÆØÅÄÖ][\wæøåäö-]*(?:(?:-|, | og | och | and | & | i | for | )(?:[A-ZÆØÅÄÖa-zæøåäö][\wæøåäö-]*))*"


def period(front: Sequence[Line], lines: Sequence[Line]) -> Iterator[Piece]:
    """The years in the front; failing that, the range that the document names most often, or "frem mod 2030"."""
    for near in (front, lines):
        ranges = [(line, found) for line in near if (found := facts.find_range(line.text))]
        if ranges:
            often = Counter(found[0] for _line, found in ranges).most_common(1)[0][0]
            line, found = next(pair for pair in ranges if pair[1][0] == often)
            yield Piece(line.number, found.start(), found.end(), Role.PERIOD)
            return
        for line in near:
            if towards := facts.TOWARDS.search(line.text):
                yield Piece(line.number, towards.start(), towards.end(), Role.PERIOD)
                return


def unit(front: Sequence[Line], lines: Sequence[Line], words: Vocabulary) -> Iterator[Piece]:
    """The unit whose strategy it is: named in the front, and taken from running text where it stands there as well."""
    body = "\n".join(line.text for line in lines)
    best: tuple[float, str] = (0, "")
    for rank, name in _candidates(front, words):
        for form in (name, name.removesuffix("s")):
            count = len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", body, re.IGNORECASE))
            weight = rank + min(count, 6) + 0.1 * len(form.split())
            if form != name and count < 2:
                continue
            best = max(best, (weight, form))
    if best[1]:
        yield from _where(best[1], lines)


def _candidates(front: Sequence[Line], words: Vocabulary) -> Iterator[tuple[float, str]]:
    for line in front:
        for match in words.unit_of.finditer(line.text):
            name = next((group for group in match.groups() if group), "").strip(" .,:·|–-")
            if name and not words.municipal.fullmatch(name):
                yield 3, _without_place(name, words)
        for part in re.split(r"\s*(?:[|·,]|\s[–—-]\s|\s{3,}|\.\s)\s*", line.text):
            name = re.sub(rf"\s*(?:{facts.YEAR}|\d\d)(?:\s*[-–—]\s*(?:{facts.YEAR}|\d\d))?\s*$", "", part).strip(
                " .,:–-"
            )
            if (
                name
                and words.unit.search(name.casefold())
                and len(name.split()) <= 6
                and not words.strategic.search(name.casefold())
            ):
                yield 1, _without_place(name, words)


def _without_place(name: str, words: Vocabulary) -> str:
    return re.sub(rf"\s+(?:i|in|of)\s+{words.municipality.lstrip(chr(92) + 'b')}.*$", "", name).strip(" ,·–-")


def _where(name: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """The place of `name` in running text, or wherever it stands first."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    found = [(line, match) for line in lines for match in pattern.finditer(line.text)]
    if not found:
        pattern = re.compile(rf"(?<!\w){re.escape(name)}", re.IGNORECASE)
        found = [(line, match) for line in lines for match in pattern.finditer(line.text)]
    running = [pair for pair in found if not is_capitals(pair[1][0])]
    for line, match in (running or found)[:1]:
        yield Piece(line.number, match.start(), match.end(), Role.UNIT)


def sources(told: Iterable[Block], words: Vocabulary) -> Iterator[Piece]:
    """What `told` names that the strategy rests on, once each, in the document's order."""
    seen: set[str] = set()
    for block in told:
        taken: list[tuple[int, int]] = []
        found = [
            (match.start(), match.end(), kind)
            for kind, pattern in words.source_patterns
            for match in pattern.finditer(block.text)
        ]
        for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
            name = plain(block.text[start:end])
            if name in seen or any(start < other_end and other < end for other, other_end in taken):
                continue
            seen.add(name)
            taken.append((start, end))
            yield from _source(block, start, end, kind)


def _source(block: Block, start: int, end: int, kind: str) -> Iterator[Piece]:
    year = _year_near(block.text, start, end)
    for joins, span in enumerate(block.spans(start, end)):
        yield Piece(
            span.line, span.start, span.end, Role.SOURCE, joins=bool(joins), detail=f"{kind}/{year}" if year else kind
        )


def _year_near(text: str, start: int, end: int) -> str:
    """The year that is said with the name: inside it, or right after it before the next stop or name."""
    if inside := ONE_YEAR.search(text[start:end]):
        return inside[1]
    after = re.match(
        r"[^.,;]{0,40}?\b(?:fra|i|från|frå|of|from|in|for|den|\()\s*(?:\w+ )?(20\d\d|19\d\d)\b", text[end : end + 60]
    )
    return after[1] if after else ""
