"""The front of a document: where its title stands, and what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kompas.strategy.importer.facts import TOWARDS, YEAR
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.places import is_only_municipality
from kompas.strategy.importer.understanding.typography import Typography
from kompas.strategy.importer.understanding.unit import is_enumerated, unit_of
from kompas.strategy.importer.understanding.wording import (
    bare,
    begins_small,
    close_up,
    is_capitals,
    is_finished,
    words_in,
)
from kompas.strategy.importer.vocabulary import Section, Vocabulary

UNIT_ALONE = 0.6  # how little speaks for a title in a unit's mere name
MOST_BLOCKS = 30
ONLY_DATES = re.compile(
    rf"^[\W\d_]*(?:{YEAR}|\d{{1,2}})?[\W\d_]*(?:(?:til|to|till|januar|december|maj|juni|marts|udgave|version|v)\W*[\W\d_]*)*$",
    re.IGNORECASE,
)


PASSING = re.compile(
    r"^(?:udkast|forslag|vedtaget|godkendt|gælder|version|gældende|revideret|høringsudgave|utkast|vedtatt|antagen|"
    r"beslutad|draft|adopted|approved|valid|januar|februar|marts|april|maj|juni|juli|august|september|oktober|"
    r"november|december)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Front:
    """Blocks up to `end` stand before the text; `title` is the place of the title among them, if there is one."""

    end: int
    title: int | None
    unit: str = ""


def front_of(blocks: Sequence[Block], look: Typography, words: Vocabulary) -> Front:
    prose = next((place for place in range(min(len(blocks), MOST_BLOCKS)) if _is_prose(blocks, place)), None)
    if prose is None:
        prose = min(len(blocks), 3)
    told = [place for place in range(prose) if _begins_the_text(blocks[place], words)]
    if told[:1] == [0] and not (blocks[0].label or prose == 1):
        told = told[1:]  # a first line alone is a title, whatever it announces
    end = told[0] if told else _without_trailing_headings(blocks, prose, words)
    unit = unit_of(blocks[:end], blocks[end:], words)
    scores = {place: _score(blocks[place], place, blocks[:end], look, words, unit=unit) for place in range(end)}
    best = max(scores, key=lambda place: scores[place], default=None)
    return Front(end, best if best is not None and scores[best] > 0 else None, unit)


def _is_prose(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    announced = place > 0 and blocks[place - 1].kind is Kind.HEADING and blocks[place - 1].section is not None
    if block.kind in {Kind.LEAD, Kind.ITEM, Kind.ROW}:
        return True
    told = block.kind is Kind.TEXT and is_finished(block.text) and not begins_small(block.text)
    return told and (announced or words_in(block.text) > 2)


def _begins_the_text(block: Block, words: Vocabulary) -> bool:
    """A heading that no front has: one with a label, or one that announces a vision, a purpose or the like."""
    if block.kind is not Kind.HEADING:
        return False
    if block.label or block.inner == "run-in":
        return True
    if block.section in {None, Section.AREAS, Section.COMMITMENTS, Section.CRITERIA} or words_in(block.text) > 6:
        return False
    may_be_title = block.section in {Section.CORE_TASK, Section.VISION, Section.STEERING}
    return not may_be_title or not words.strategic.search(_without_vision(bare(block.name)))


def _without_vision(name: str) -> str:
    return re.sub(r"\w*vision\w*|\w*visjon\w*|(?:strategien|strategiens|strategin|strategy)\b", "", name)


def _without_trailing_headings(blocks: Sequence[Block], prose: int, words: Vocabulary) -> int:
    """The headings right above the first text begin its part, not the document; but one line always is the front."""
    end = prose
    while end > 0 and blocks[end - 1].kind is Kind.HEADING and _announces(blocks[end - 1], words, is_first=end == 1):
        end -= 1
    has_title = any(_may_be_title(block, words) for block in blocks[: end - 1])
    cut = all(block.inner for block in blocks[end:prose])
    last = blocks[end - 1] if cut and has_title else None
    if last and last.kind is Kind.HEADING and _returns(last, blocks[prose:], words):
        end -= 1
    return end


def _announces(block: Block, words: Vocabulary, *, is_first: bool) -> bool:
    if block.label or block.inner:
        return True
    if block.section is None:
        return False
    return not is_first and not words.strategic.search(bare(block.name).replace("strategien", ""))


def _returns(heading: Block, later: Sequence[Block], words: Vocabulary) -> bool:
    """Whether later headings are set as this one is, so that it is one of them."""
    if words.strategic.search(bare(heading.name)):
        return False
    return any(block.kind is Kind.HEADING and block.rank == heading.rank for block in later)


def _may_be_title(block: Block, words: Vocabulary) -> bool:
    text = block.text
    return block.kind is not Kind.ASIDE and not is_only_municipality(text, words) and not ONLY_DATES.match(text)


def _score(
    block: Block, place: int, front: Sequence[Block], look: Typography, words: Vocabulary, *, unit: str
) -> float:
    """How much speaks for this block as the title. Where a name stands beside "Strategi for ...", the name wins."""
    text = close_up(block.text)
    name = bare(text)
    if block.kind is Kind.ASIDE or is_only_municipality(text, words) or ONLY_DATES.match(text):
        return -10
    if re.search(r", [^,]*$", text) and words.municipal.search(_shown(text.rsplit(", ", 1)[1])):
        return 0.1  # "Socialafdelingen, Aaby Kommune"
    if TOWARDS.fullmatch(text):
        return -10
    if words_in(text) > 24 or block.section in {Section.CONTENTS, Section.ASIDE} or PASSING.match(text):
        return -10
    score = _named(name, text, words, unit=unit) - 0.2 * min(place, 8)
    if score > UNIT_ALONE:
        score += _size_bonus(block, front, look)
    if words.municipal.search(text.title() if is_capitals(text) else text):
        score -= 1
    return score - (1 if text.endswith(".") else 0)


def _shown(text: str) -> str:
    return text.title() if is_capitals(text) else text


def _named(name: str, text: str, words: Vocabulary, *, unit: str) -> float:
    """A name of its own weighs most, then a strategy's compound name, then "Strategi for ...", then the unit alone."""
    without_years = bare(re.sub(rf"{YEAR}|\d\d", "", text))
    is_name = is_enumerated(text, words) or (words.institution.match(name) and words_in(text) <= 5)
    if without_years == bare(unit) or _is_unit_line(text, words) or is_name:
        return UNIT_ALONE
    if words.plain_title.search(name):
        return 1.6
    if words.strategic.search(name):
        return 2.4
    return 3.2 if is_capitals(text) else 3.0


def _size_bonus(block: Block, front: Sequence[Block], look: Typography) -> float:
    line = block.first
    if line.level is not None:
        return 3 if line.level == min(other.first.level or 9 for other in front) else 1
    if line.size and look.size:
        return 3 if line.size >= max(other.first.size or 0 for other in front) and look.is_large(line) else 0
    return 1 if line.bold and look.is_bold_special else 0


def _is_unit_line(text: str, words: Vocabulary) -> bool:
    """Nothing but a department's name, perhaps with years: "TEKNIK OG ERHVERV 2020 - 2022"."""
    name = re.sub(rf"{YEAR}|\d\d|\W", " ", text.casefold()).split()
    plain_words = [word for word in name if word not in words.small_words]
    if not plain_words or len(plain_words) > 5 or words.strategic.search(" ".join(name)):
        return False
    return all(words.unit.fullmatch(word) for word in plain_words)
