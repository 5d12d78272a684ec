"""Lines become blocks: wrapped lines are paragraphs again, and an item holds what hangs under it."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from kompas.strategy.importer.joining import HYPHEN
from kompas.strategy.importer.lines import Line
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.typography import Typography
from kompas.strategy.importer.understanding.wording import (
    QUOTES,
    bare,
    begins_small,
    close_up,
    is_capitals,
    is_finished,
)
from kompas.strategy.importer.vocabulary import Vocabulary

DASHES = frozenset("-–—")
LEADING_NUMBER = re.compile(r"(\d{1,2})[.)](?:\s|$)")
MOST_LINES = 120  # in one paragraph; past that, something is wrong and the text is cut
CONTACT = re.compile(
    r"\b(?:tlf|telefon|tel)\b\.?:?\s*[\d+]|www\.|https?://|\w@\w|\bCVR\b|\bISBN\b|\bEAN\b|^(?:oplag|tryk|layout|foto|fotos|"
    r"grafisk|illustration|redaktion|udgivet|udgiver|produceret|produktion|published|produced|design|photos?|utgitt|"
    r"utgiven|producerad|tekst|text|billeder)\b.{0,80}?(?::|\baf\b|\bby\b|\bav\b)|©",
    re.IGNORECASE,
)
QUOTATION = re.compile(rf"^[{QUOTES}].*[{QUOTES}][.,]?(?:\s*[–—-]?\s*[A-ZÆØÅÄÖ][^.]*)?\.?$")
UNENDING = re.compile(
    r"(?:\b(?:og|eller|af|for|på|til|i|med|der|som|en|et|de|vores|and|of|for|the|och|av|på|för|om)|[,–-])$",
    re.IGNORECASE,
)


def gather(lines: Sequence[Line], dropped: Container[int], look: Typography, words: Vocabulary) -> list[Block]:
    """The blocks of all lines that were not dropped, in the document's order; kinds are item, row, lead or text."""
    gathered: list[list[Line]] = []
    for line in lines:
        if line.number in dropped:
            continue
        if gathered and _goes_on(gathered[-1], line, look, words):
            gathered[-1].append(line)
        else:
            gathered.append([line])
    blocks = [Block(tuple(group), kind=_kind(group, words)) for group in gathered]
    return [_seen_in_place(blocks, place, words) for place in range(len(blocks))]


def _seen_in_place(blocks: Sequence[Block], place: int, words: Vocabulary) -> Block:
    """The block, its kind told by its neighbours where its own words do not tell."""
    block = blocks[place]
    before = blocks[place - 1] if place else None
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if block.kind is Kind.TEXT and before and before.kind is Kind.ITEM and _counts_on(before.first, block.first):
        return replace(block, kind=Kind.ITEM, offset=LEADING_NUMBER.match(block.text).end())  # type: ignore[union-attr]
    if block.kind is Kind.ITEM and before and QUOTATION.match(before.text) and block.first.bullet in DASHES:
        return replace(block, kind=Kind.ASIDE)  # who is quoted
    if block.kind is Kind.TEXT and after and after.kind is Kind.ITEM and _leads_without_colon(block.text, words):
        return replace(block, kind=Kind.LEAD)
    return block


def _leads_without_colon(text: str, words: Vocabulary) -> bool:
    return len(text) < 80 and not is_finished(text) and bool(words.lead.match(bare(text)))


def _kind(group: Sequence[Line], words: Vocabulary) -> Kind:
    first, text = group[0], " ".join(line.text for line in group)
    if "\t" in first.text and len(group) == 1:
        return Kind.ROW
    if is_lead(text, words):
        return Kind.LEAD
    if first.bullet:
        return Kind.ITEM
    return Kind.ASIDE if is_aside(text) else Kind.TEXT


def is_aside(text: str) -> bool:
    """A pull quote, or where to write and who printed it."""
    if len(text) > 300:
        return False
    return bool(CONTACT.search(text) or QUOTATION.match(text))


def is_lead(text: str, words: Vocabulary) -> bool:
    """Whether the whole of `text` only leads a list in."""
    stripped = text.strip().rstrip(":.…–- ")
    if len(stripped) > 110 or (stripped.endswith(("?", "!"))):
        return False
    return bool(
        words.lead_start.match(bare(stripped)) or (text.rstrip().endswith(":") and words.lead.match(bare(stripped)))
    )


def _goes_on(group: Sequence[Line], line: Line, look: Typography, words: Vocabulary) -> bool:
    """Whether `line` goes on with the block that `group` has begun."""
    last = group[-1]
    if line.bullet or _counts_on(last, line) or len(group) >= MOST_LINES or "\t" in line.text or "\t" in last.text:
        return False
    if look.style(line) != look.style(last) or _has_led_in(group, words):
        return False
    if HYPHEN.search(last.text) and begins_small(line.text) and len(last.text) > 1:
        return True
    capitals = is_capitals(line.text), is_capitals(last.text)
    if look.is_strong(line) or all(capitals):
        return _heading_goes_on(last, line, look, words)
    if _stands_alone(line.text, last.text, words) or (any(capitals) and len(group) == 1):
        return False
    return _line_goes_on(group, line, look, words) if look.is_wrapped else _sentence_goes_on(group, line, look)


def _counts_on(last: Line, line: Line) -> bool:
    """Whether the line begins with the number that follows the last item's: "2. 95 procent ..." is no wrapped text."""
    before, after = LEADING_NUMBER.match(last.bullet), LEADING_NUMBER.match(line.text)
    return bool(before and after) and int(after[1]) == int(before[1]) + 1  # type: ignore[index]


def _stands_alone(text: str, before: str, words: Vocabulary) -> bool:
    """Whether `text` is a whole line that leads in or names a part, however well it would fit what stands before it."""
    name = bare(text)
    if begins_small(text) or len(text) > 60 or UNENDING.search(before):
        return False
    if words.action.match(name) or words.goal_below.match(name):
        return True
    return bool(words.lead_start.match(name)) and is_finished(before)


def _has_led_in(group: Sequence[Line], words: Vocabulary) -> bool:
    return len(group) <= 3 and is_lead(" ".join(part.text for part in group), words)


def _heading_goes_on(last: Line, line: Line, look: Typography, words: Vocabulary) -> bool:
    """A heading that the line was too short for; two headings under one another are two."""
    if line.gap > (1 if look.is_large(line) else 0) or line.page != last.page or is_finished(last.text):
        return False
    if words.section_of(bare(line.text)) or words.section_of(bare(last.text)):
        return False
    return bool(UNENDING.search(close_up(last.text)) or begins_small(line.text) or words.small(line.text))


def _sentence_goes_on(group: Sequence[Line], line: Line, look: Typography) -> bool:
    """Where a line is a paragraph: only what a forced break divided is one text."""
    last = group[-1]
    if look.has_gap(line) or is_finished(last.text) or not begins_small(line.text):
        return False
    return not begins_small(group[0].text) and len(last.text) > 25 and not last.bullet


def _line_goes_on(group: Sequence[Line], line: Line, look: Typography, words: Vocabulary) -> bool:
    last = group[-1]
    crossed = line.page != last.page or line.number != last.number + 1
    if crossed:
        if is_finished(last.text) or words.label.match(line.text):
            return False
        return begins_small(line.text) or look.is_full(last, line)
    if look.has_gap(line):
        return False
    if group[0].bullet and line.indent > group[0].indent:
        return True
    return look.is_full(last, line) or (
        group[0].bullet != "" and begins_small(line.text) and not is_finished(last.text)
    )
