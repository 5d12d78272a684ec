"""Words inside other texts that tell facts: the period, the unit, what the strategy rests on."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kompas.strategy.importer import facts
from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.lines import Line
from kompas.strategy.importer.pieces import Piece, Role
from kompas.strategy.importer.understanding.blocks import Block
from kompas.strategy.importer.understanding.wording import is_capitals, sentences
from kompas.strategy.importer.vocabulary import Vocabulary

ONE_YEAR = re.compile(r"(?<![-–\d])\b((?:19|20)\d\d)\b(?![-–])")
NAMED_YEAR = re.compile(r"(?i:strategi\w*|strategy|politik|policy|plan|visi[oj]on|retning)\W{1,3}(20\d\d)\b(?!\s*[-–])")
YEAR_AT_END = re.compile(r"\s+(?:fra|i|for|från|frå|of|from|in)?\s*\(?(?:19|20)\d\d\)?$")
SUSPENDED = ("- og", "- and", "- och", "- samt")


def period(front: Sequence[Block], blocks: Sequence[Block]) -> Iterator[Piece]:
    """The years in the front; failing that, the range that the document names most often, or "frem mod 2030"."""
    for near in (front, blocks):
        ranges = [(block, found) for block in near if (found := facts.find_range(block.text))]
        towards = [(block, found) for block in near if (found := facts.TOWARDS.search(block.text))]
        if ranges:
            often = Counter(found[0] for _block, found in ranges).most_common(1)[0][0]
            yield from _years(*next(pair for pair in ranges if pair[1][0] == often))
            return
        if towards:
            yield from _years(*towards[0])
            return
        if title := [(block, found) for block in near if (found := NAMED_YEAR.search(block.text))][:1]:
            yield from _years(*title[0])
            return


def _years(block: Block, found: re.Match[str]) -> Iterator[Piece]:
    for joins, span in enumerate(block.spans(found.start(), found.end())):
        yield Piece(span.line, span.start, span.end, Role.PERIOD, joins=joins > 0)


def unit(name: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """The place of the unit's `name` in running text, or wherever it stands first."""
    if not name:
        return
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    found = [(line, match) for line in lines for match in pattern.finditer(line.text)]
    if not found:
        pattern = re.compile(rf"(?<!\w){re.escape(name)}", re.IGNORECASE)
        found = [(line, match) for line in lines for match in pattern.finditer(line.text)]
    running = [pair for pair in found if not is_capitals(pair[1][0]) and pair[1][0][0].isupper()]
    for line, match in (running or found)[:1]:
        yield Piece(line.number, match.start(), match.end(), Role.UNIT)


def sources(told: Iterable[tuple[Block, bool]], words: Vocabulary) -> Iterator[Piece]:
    """What the strategy says that it rests on, once each, in the document's order.

    `told`: blocks, and whether all of the block tells of the past; of others only sentences count that say "builds on".
    """
    seen: set[str] = set()
    for block, tells_all in told:
        for start, end in sentences(block.text):
            sentence = block.text[start:end]
            if words.refuses.search(sentence) or not (tells_all or words.rests.search(sentence)):
                continue
            for found in _named(sentence, words):
                name = plain(sentence[found.start : found.end])
                if name not in seen:
                    seen.add(name)
                    yield from _source(block, start, found)


@dataclass(frozen=True)
class Found:
    """`sentence[start:end]` names a source of the kind."""

    start: int
    end: int
    kind: str
    year: str = ""


def _named(sentence: str, words: Vocabulary) -> list[Found]:
    """The sources named in one sentence, without overlaps: the first and longest wins."""
    matches = [
        (match.start(group), match.end(group), kind)
        for kind, pattern in words.source_patterns
        for match in pattern.finditer(sentence)
        for group in [1 if match.re.groups and match[1] else 0]
    ]
    found: list[Found] = []
    for start, end, kind in sorted(matches, key=lambda one: (one[0], -one[1])):
        if not found or start >= found[-1].end:
            found.append(_trimmed(sentence, Found(start, end, kind), words))
    return [_dated(sentence, one, found[place + 1 :]) for place, one in enumerate(found) if one.start < one.end]


def _trimmed(sentence: str, found: Found, words: Vocabulary) -> Found:
    """Without articles and owners before the name, and without the year after it."""
    text = sentence[found.start : found.end]
    start = found.start
    if found.kind != "former_strategy" and (owner := words.owner.match(text)):
        start += owner.end()
    end = found.end
    if year := YEAR_AT_END.search(text):
        end = found.start + year.start()
    if sentence[: found.start].rstrip().endswith(SUSPENDED) and "-" in text:
        end = found.start + text.index("-")  # "PESTEL- og SWOT-analyser" names PESTEL and SWOT
    return replace(found, start=start, end=max(start, end))


def _dated(sentence: str, found: Found, later: Sequence[Found]) -> Found:
    """With the year that is said of it: after the name, before the next name, comma or stop."""
    limit = min([one.start for one in later] or [len(sentence)])
    near = re.split(r"[,;.](?:\s|$)", sentence[found.start : limit])[0]
    year = ONE_YEAR.search(near)
    return replace(found, year=year[1] if year and "-" not in near[year.end() : year.end() + 1] else "")


def _source(block: Block, offset: int, found: Found) -> Iterator[Piece]:
    detail = f"{found.kind}/{found.year}" if found.year else found.kind
    for place, span in enumerate(block.spans(offset + found.start, offset + found.end)):
        yield Piece(span.line, span.start, span.end, Role.SOURCE, joins=place > 0, detail=detail)
