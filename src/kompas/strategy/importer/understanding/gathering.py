"""Lines become blocks: wrapped lines are paragraphs again, and an item holds what hangs under it."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.lines import Line
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.leading import is_lead
from kompas.strategy.importer.understanding.pairs import pair_in
from kompas.strategy.importer.understanding.typography import Typography
from kompas.strategy.importer.understanding.wording import (
    QUOTES,
    bare,
    begins_small,
    is_capitals,
    is_finished,
    words_in,
)
from kompas.strategy.importer.understanding.wrapping import LEADING_NUMBER, counts_on, goes_on
from kompas.strategy.importer.vocabulary import Section, Vocabulary

RUN_IN = frozenset(
    {Section.CORE_TASK, Section.VISION, Section.PURPOSE, Section.STEERING, Section.HISTORY, Section.VALUES}
)
NO_LEADS = RUN_IN | {
    Section.STAKEHOLDERS,
    Section.GOALS,
}  # what a real heading announces, though it would lead in as well
NUMBERED_NAME = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\t[^\t]+$")  # "4\tOpfølgning" is a heading set with a tab
SUB_NUMBER = re.compile(r"(\d{1,2})\.\d{1,2}\.?\s+(?=\S)")
DASHES = frozenset("-–—")
CONTACT = re.compile(
    r"^på .{3,40} vegne\b|^(?:med )?venlig hilsen|^med vänlig hälsning|^(?:med )?vennlig hilsen|"
    r"^tilbage til (?:forsiden|toppen|oversigten)|"
    r"^(?:\w+ )?\w+(?:vej|gade|gaden|allé|plads|pladsen|stræde|torvet|torv) \d{1,3}\w?$|"
    r"\b(?:tlf|telefon|tel)\b\.?:?\s*[\d+]|www\.|https?://|\w@\w|\bCVR\b|\bISBN\b|\bEAN\b|^(?:oplag|tryk|layout|foto|fotos|"
    r"grafisk|illustration|redaktion|udgivet|udgiver|produceret|produktion|published|produced|design|photos?|utgitt|"
    r"utgiven|producerad|tekst|text|billeder)\b.{0,80}?(?::|\baf\b|\bby\b|\bav\b)|©",
    re.IGNORECASE,
)
SIGNED = re.compile(
    r"^[A-ZÆØÅÄÖ]\w+ [A-ZÆØÅÄÖ][\w ]+(?: [·|/] [A-ZÆØÅÄÖ]\w+ [A-ZÆØÅÄÖ][\w ]+){2,}$"
)  # "Anna Buhl · Jeppe Rask · Tine Ravn"
QUOTATION = re.compile(rf"^[{QUOTES}].*[{QUOTES}][.,]?(?:\s*[–—-]?\s*[A-ZÆØÅÄÖ][^.]*)?\.?$")


def gather(lines: Sequence[Line], dropped: Container[int], look: Typography, words: Vocabulary) -> list[Block]:
    """The blocks of all lines that were not dropped, in the document's order; kinds are item, row, lead or text."""
    gathered: list[list[Line]] = []
    for line in lines:
        if line.number in dropped:
            continue
        if gathered and goes_on(gathered[-1], line, look, words):
            gathered[-1].append(line)
        else:
            gathered.append([line])
    blocks = [Block(tuple(group), kind=_kind(group, words)) for group in gathered]
    for _pass in range(2):  # a lead-in is seen once the lines under it are seen to be items
        blocks = [_seen_in_place(blocks, place, look, words) for place in range(len(blocks))]
    return [part for block in blocks for part in _run_in(block, words)]


def _run_in(block: Block, words: Vocabulary) -> Iterator[Block]:
    """A paragraph that begins with its own heading, "Vision: Alle børn ...", as heading and paragraph."""
    pair = pair_in(block.text) if block.kind is Kind.TEXT and not block.offset else None
    if pair is None or block.text[pair.name_end] != ":" or pair.start >= len(block.first.text):
        yield block
        return
    first, label = block.first, bare(block.text[: pair.name_end])
    head = (replace(first, text=first.text[: pair.name_end]),)
    rest = replace(block, lines=(replace(first, text=first.text[pair.start :]), *block.lines[1:]), skip=pair.start)
    section = words.section_of(label)
    if words.goal_below.match(label) or words.action.match(label):
        yield from (Block(head, kind=Kind.LEAD, inner="goals" if words.goal_below.match(label) else "actions"), rest)
    elif section in RUN_IN:
        yield from (Block(head, kind=Kind.HEADING, section=section, inner="run-in"), rest)
    else:
        yield block


def _seen_in_place(blocks: Sequence[Block], place: int, look: Typography, words: Vocabulary) -> Block:
    """The block, its kind told by its neighbours where its own words do not tell."""
    block = blocks[place]
    before = blocks[place - 1] if place else None
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if block.kind is Kind.TEXT and before and before.kind is Kind.ITEM and counts_on(before.first, block.first):
        return replace(block, kind=Kind.ITEM, offset=LEADING_NUMBER.match(block.text).end())  # type: ignore[union-attr]
    if block.kind is Kind.TEXT and (numbered := SUB_NUMBER.match(block.text)) and _is_sub_item(before, block, after):
        return replace(block, kind=Kind.ITEM, offset=numbered.end())
    if _is_aside_here(block, before, after, look):
        return replace(block, kind=Kind.ASIDE)
    if block.kind is Kind.TEXT and after and _leads_on(block, after, look, words):
        return replace(block, kind=Kind.LEAD)
    return block


def _is_aside_here(block: Block, before: Block | None, after: Block | None, look: Typography) -> bool:
    """Who is quoted above, or a question whose answer is where to write: "Har du spørgsmål?"."""
    is_under_quotation = before is not None and bool(QUOTATION.match(before.text))
    if block.kind is Kind.ITEM:
        return is_under_quotation and block.first.bullet in DASHES
    asks = block.text.endswith("?") and after is not None and bool(CONTACT.search(after.text))
    return block.kind is Kind.TEXT and (asks or (is_under_quotation and _is_quoted(block, after, look)))


def _leads_on(block: Block, after: Block, look: Typography, words: Vocabulary) -> bool:
    """A line that returns with its colon leads in whatever follows; others only a list."""
    if block.text.endswith(":") and look.returns(block.text.rstrip(": ")):
        return True
    if after.kind is not Kind.ITEM or _announces(block.first, block.text, words):
        return False
    return _leads_without_colon(block.text, look, words)


def _is_sub_item(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether "4.2 hæve digerne" stands in a list of its kind, or can be nothing but an item."""
    if begins_small(SUB_NUMBER.sub("", block.text)):
        return True
    numbers = [SUB_NUMBER.match(one.text) for one in (before, block, after) if one is not None]
    return len({match[1] for match in numbers if match}) == 1 and sum(match is not None for match in numbers) > 1


def _is_quoted(block: Block, after: Block | None, look: Typography) -> bool:
    """ "Noah, 5 år" under a quotation; or any name that stands close under it and apart from what follows."""
    close = after is not None and not look.has_gap(block.first) and look.has_gap(after.first)
    return words_in(block.text) <= 6 and ("," in block.text or close) and not is_finished(block.text)


def _leads_without_colon(text: str, look: Typography, words: Vocabulary) -> bool:
    """Whether a line above a list leads it in, by its words or because a list follows each time that it returns."""
    if plain(text) in look.leading_refrains and not is_capitals(text) and not words.label.match(text):
        return True
    return len(text) < 80 and not is_finished(text) and bool(words.lead.match(bare(text)))


def _kind(group: Sequence[Line], words: Vocabulary) -> Kind:
    first, text = group[0], " ".join(line.text for line in group)
    if "\t" in first.text and len(group) == 1 and not NUMBERED_NAME.match(first.text):
        return Kind.ROW
    if is_lead(text, words) and not _announces(first, text, words):
        return Kind.LEAD
    if first.bullet:
        return Kind.ITEM
    return Kind.ASIDE if is_aside(text) else Kind.TEXT


def _announces(first: Line, text: str, words: Vocabulary) -> bool:
    """Whether a heading that is set as one says more than that a list follows."""
    return first.level is not None and words.section_of(bare(text)) in NO_LEADS


def is_aside(text: str) -> bool:
    """A pull quote, or where to write and who printed it."""
    if len(text) > 300:
        return False
    return bool(CONTACT.search(text) or QUOTATION.match(text) or SIGNED.match(text))
