"""Which blocks are headings, what they announce, and which of them governs which."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.framing import framed_names
from kompas.strategy.importer.understanding.pairs import pair_in
from kompas.strategy.importer.understanding.typography import Typography
from kompas.strategy.importer.understanding.wording import (
    NUMBER,
    bare,
    begins_small,
    close_up,
    is_capitals,
    is_finished,
    sentences,
    words_in,
)
from kompas.strategy.importer.vocabulary import Section, Vocabulary

HALF_SENTENCES = frozenset({Section.VISION, Section.CORE_TASK, Section.PURPOSE, Section.VALUES})
MOST_WORDS = 18
LONG_TEXT = 60
SHORT_REFRAIN = 6  # words
LONGEST_INNER = 8  # words: "Sådan ved vi, om det er lykkedes"
SHORT_SECTION = 9  # words; a longer heading is a sentence of its own, whatever words stand in it
COUNTED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*|[a-hA-H]|[IVX]{1,4})[.):]?$")
STOPS = (".", ";", ",")


def find_headings(blocks: Sequence[Block], look: Typography, words: Vocabulary) -> list[Block]:
    """`blocks` with their headings marked and ranked."""
    return _ranked_by_number(_marked(blocks, look, words))


def _ranked_by_number(blocks: list[Block]) -> list[Block]:
    """Where numbers count the document's sections ("3 Interessenter"), they rank them, however they are set."""
    counted = [block for block in blocks if block.kind is Kind.HEADING and not block.label and _depth(block)]
    if not any(block.section and _depth(block) == 1 for block in counted) or len(counted) < 3:
        return blocks
    if any(block.first.level is not None for block in counted):
        return blocks
    numbered = {id(block) for block in counted}
    top = max(block.rank for block in blocks if block.kind is Kind.HEADING)
    return [replace(block, rank=top + 10 - _depth(block)) if id(block) in numbered else block for block in blocks]


def _depth(block: Block) -> int:
    """How many numbers stand before the heading: "4.1" has two."""
    number = COUNTED.match(block.first.bullet) or NUMBER.match(block.text)
    return number[1].count(".") + 1 if number and number[1][0].isdigit() else 0


def _marked(blocks: Sequence[Block], look: Typography, words: Vocabulary) -> list[Block]:
    marked: list[Block] = []
    for place, block in enumerate(blocks):
        before = marked[-1] if marked else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.kind is Kind.HEADING:
            marked.append(replace(block, rank=_rank(block, look)) if block.inner == "run-in" else block)
        elif _names_a_label(before, block):
            marked.append(_named(block, label=before.label if before else "", look=look))
        elif _is_heading(before, block, after, look, words):
            marked.append(_heading(block, look, words))
        else:
            marked.append(_leading(block, words))
    named = framed_names(marked)
    marked = [_heading(block, look, words) if place in named else block for place, block in enumerate(marked)]
    return _with_refrains(marked, words)


def _leading(block: Block, words: Vocabulary) -> Block:
    """A line before a list that says whether goals or commitments follow: "Mål:", "Indsatser:"."""
    if block.kind is Kind.LEAD or (block.kind is Kind.TEXT and block.text.rstrip().endswith(":")):
        inner = _inner(bare(block.text), "", words)
        if inner in {"goals", "actions"}:
            return replace(block, kind=Kind.LEAD, inner=inner)
    return block


def _with_refrains(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Headings that return word for word, three times or more, divide the areas: "Hvorfor?", "Hvad vil vi opnå?"."""
    under: dict[str, bool] = {}
    for place, block in enumerate(blocks):
        if block.kind is Kind.HEADING and not block.label:
            over = place > 0 and blocks[place - 1].kind is Kind.HEADING and not blocks[place - 1].inner
            under[bare(block.name)] = under.get(bare(block.name), True) and over
    plain_ones = [bare(block.name) for block in blocks if block.kind is Kind.HEADING and not block.label]
    returning = {name for name, times in Counter(plain_ones).items() if times >= (2 if under[name] else 3)}
    return [
        replace(block, inner="goals" if words.measure.search(bare(block.name)) else "mark")
        if block.kind is Kind.HEADING and not block.label and not block.inner and bare(block.name) in returning
        else block
        for block in blocks
    ]


def _names_a_label(before: Block | None, block: Block) -> bool:
    """Whether `block` is the name of the heading before it, which is but a label: "PEJLEMÆRKE 1"."""
    is_label = before is not None and before.kind is Kind.HEADING and before.label and before.inner == "label"
    short = words_in(block.text) <= MOST_WORDS and not block.text.endswith(STOPS)
    return bool(is_label and short and block.kind is Kind.TEXT)


def _named(block: Block, *, label: str, look: Typography) -> Block:
    return replace(block, kind=Kind.HEADING, label=label, rank=_rank(block, look))


def _heading(block: Block, look: Typography, words: Vocabulary) -> Block:
    text = close_up(block.text)
    found = words.label.match(text)
    label = (found["label"] or found["after"] or found["plain"]).casefold() if found else ""
    only_label = bool(found and not text[found.end() :].strip())
    name = bare(text[found.end() :] if found and not only_label else text)
    return replace(
        block,
        kind=Kind.HEADING,
        offset=0 if only_label else _offset(block.text, words),
        label=label,
        rank=_rank(block, look),
        section=None if only_label else section_of(name, words),
        inner="label" if only_label else _inner(name, label, words),
    )


def _offset(text: str, words: Vocabulary) -> int:
    """Where the heading's name begins."""
    label = words.label.match(text)
    if label and label.end() < len(text):
        return label.end()
    number = NUMBER.match(text)
    return number.end() if number else 0


def section_of(name: str, words: Vocabulary) -> Section | None:
    return words.section_of(name) if words_in(name) <= SHORT_SECTION else None


def _inner(name: str, label: str, words: Vocabulary) -> str:
    if label or words_in(name) > LONGEST_INNER:
        return ""
    if words.goal_below.match(name):
        return "goals"
    if words.action.match(name):
        return "actions"
    if words.box.match(name):
        return "aside"
    return "mark" if words.mark.match(name) else ""


def _rank(block: Block, look: Typography) -> float:
    """How much the heading governs, seen from its typography alone."""
    line = block.first
    number = COUNTED.match(line.bullet) or NUMBER.match(block.text)
    depth = number[1].count(".") if number else 0
    if line.level is not None:
        return 1000 - 10 * line.level
    large = round((line.size or 0) / look.size * 10) * 4 if look.size and line.size else 40
    weight = 3 if line.bold and look.is_bold_special else 0
    return large + weight + (5 if is_capitals(block.name) else 0) - depth


def _is_heading(before: Block | None, block: Block, after: Block | None, look: Typography, words: Vocabulary) -> bool:
    text, line = block.text, block.first
    if block.kind in {Kind.ROW, Kind.LEAD} or len(text) > 220 or not any(letter.isalpha() for letter in text):
        return False
    if line.level is not None:
        return True
    if block.kind is Kind.ASIDE or words_in(text) > MOST_WORDS or _asks(text, before, words):
        return False
    if line.bullet:
        return _is_numbered_heading(before, block, after, look)
    if text.endswith(STOPS) and not words.label.fullmatch(text) and not (look.is_large(line) and words_in(text) < 12):
        return False
    return _is_set_or_known(block, after, look, words) or _is_plain_heading(before, block, after, look)


def _asks(text: str, before: Block | None, words: Vocabulary) -> bool:
    """Whether the line is a criterion, its question, or both: "Målbart: hvornår er vi i mål?"."""
    if words.criterion.fullmatch(text):
        return True
    if before is not None and text.endswith("?") and words.criterion.fullmatch(before.text):
        return True
    return bool(words.criterion.match(text)) and (text.endswith("?") or pair_in(text) is not None)


def _is_set_or_known(block: Block, after: Block | None, look: Typography, words: Vocabulary) -> bool:
    """Whether the type, a label or the words alone make the line a heading."""
    if look.is_strong(block.first) or is_capitals(block.text) or words.label.match(close_up(block.text)):
        return True
    if NUMBER.match(block.text) and words_in(block.text) <= MOST_WORDS / 2 and not is_finished(block.text):
        return after is not None and after.kind is not Kind.ASIDE
    if look.returns(block.text) and words_in(block.text) <= SHORT_REFRAIN and not begins_small(block.text):
        return after is not None and not _is_list(after)
    if look.has_gap(block.first) and section_of(bare(block.text), words) and not is_finished(block.text):
        return not begins_small(block.text)
    if block.text.endswith("?") and words_in(block.text) <= MOST_WORDS / 2 and len(sentences(block.text)) == 1:
        alone = ": " not in block.text and not begins_small(block.text)
        return alone and after is not None and after.kind is Kind.TEXT and not after.text.endswith("?")
    ends_open = block.text.endswith((":", "!"))
    return _is_known(block.text, words) and not (ends_open and _is_list(after))


def _is_list(block: Block | None) -> bool:
    return block is not None and block.kind is Kind.ITEM


def _is_known(text: str, words: Vocabulary) -> bool:
    """Whether the words alone say that this is a heading: "Vision", "Mål"."""
    name = bare(text)
    if words_in(name) > LONGEST_INNER or begins_small(text):
        return False
    is_short = words_in(name) <= 5
    return bool(words.goal_below.match(name) or (is_short and (words.section_of(name) or words.action.match(name))))


def _is_numbered_heading(before: Block | None, block: Block, after: Block | None, look: Typography) -> bool:
    """A numbered line is a heading where no numbered neighbour makes it an item of a list."""
    found = COUNTED.match(block.first.bullet)
    if not found or block.text.endswith(STOPS) or after is None:
        return False
    if before is not None and before.kind is Kind.LEAD:
        return False
    if _is_neighbour(before, block) or _is_neighbour(after, block):
        return False
    if look.is_strong(block.first) or is_capitals(block.text) or "." in found[1]:
        return True
    return words_in(block.text) <= 12 and after.kind is not Kind.ASIDE


def _is_neighbour(other: Block | None, block: Block) -> bool:
    if other is None or other.kind is not Kind.ITEM:
        return False
    kinds = [_kind_of_number(one.first.bullet or one.text[: one.offset].strip()) for one in (other, block)]
    return kinds[0] == kinds[1] != ""


def _kind_of_number(bullet: str) -> str:
    found = COUNTED.match(bullet)
    if not found:
        return ""
    kind = f"digits{found[1].count('.')}" if found[1][0].isdigit() else "letters"
    return kind + ")" * bullet.endswith(")")  # "2." heads an area whose items are "1)", "2)", "3)"


def _is_plain_heading(before: Block | None, block: Block, after: Block | None, look: Typography) -> bool:
    """A short line that is no sentence, set off from what stands before it, with a text or a list under it."""
    text = block.text
    if begins_small(text) or len(block.lines) > 2 or after is None or (is_finished(text) and not text.endswith("?")):
        return False
    if not _begins_something(after) or len(sentences(text)) > 1 or (": " in text and text.endswith("?")):
        return False
    if look.has_set_headings or look.is_strong(after.first) or _is_under(before, block, after, look):
        return False
    if before is None or look.has_gap(block.first) or before.kind is Kind.HEADING:
        return True
    return is_finished(before.text) and words_in(text) <= MOST_WORDS / 2 and after.kind is not Kind.ITEM


def _is_under(before: Block | None, block: Block, after: Block, look: Typography) -> bool:
    """Whether the line stands right under a heading that asks for lines like it: goals, or half a sentence."""
    if before is None or before.kind is not Kind.HEADING or look.has_gap(block.first):
        return False
    return before.inner in {"goals", "actions"} or (before.section in HALF_SENTENCES and after.kind is Kind.ITEM)


def _begins_something(after: Block) -> bool:
    if after.kind in {Kind.LEAD, Kind.ITEM, Kind.ROW}:
        return True
    return len(after.text) > LONG_TEXT or (is_finished(after.text) and words_in(after.text) > 2)
