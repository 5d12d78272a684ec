"""Which line goes on with the line before it: a wrapped paragraph, a heading broken over two lines."""

import re
from collections.abc import Sequence

from kompas.strategy.importer.joining import HYPHEN
from kompas.strategy.importer.lines import Line
from kompas.strategy.importer.understanding.leading import is_lead
from kompas.strategy.importer.understanding.places import is_only_municipality
from kompas.strategy.importer.understanding.typography import Typography
from kompas.strategy.importer.understanding.wording import bare, begins_small, close_up, is_capitals, is_finished
from kompas.strategy.importer.vocabulary import Vocabulary

MOST_LINES = 80  # in one paragraph; past that, something is wrong and the text is cut
LEADING_NUMBER = re.compile(r"(\d{1,2})[.)](?:\s|$)")
NAME = re.compile(r"[A-ZÆØÅÄÖ][\w-]*(?: \w+){0,2}: ")
UNENDING = re.compile(
    r"(?:\b(?:og|eller|af|for|på|til|i|med|der|som|en|et|de|vores|and|of|for|the|och|av|på|för|om)|[,–-])$",
    re.IGNORECASE,
)


LINKING = re.compile(
    r"(?:og|af|i|på|for|til|med|der|som|uden|fra|at|and|of|in|for|to|with|och|av|för)\b", re.IGNORECASE
)
SUB = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[^\W\d]")
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÆØÅÄÖ]")


def goes_on(group: Sequence[Line], line: Line, look: Typography, words: Vocabulary) -> bool:
    """Whether `line` goes on with the block that `group` has begun."""
    last = group[-1]
    if (
        line.bullet
        or counts_on(last, line)
        or (NUMBERED.match(line.text) and is_ended(last))
        or SUB.match(line.text)
        or len(group) >= MOST_LINES
        or "\t" in line.text
        or "\t" in last.text
    ):
        return False
    if (
        look.style(line) != look.style(last)
        or _has_led_in(group, words)
        or look.returns(line.text)
        or (len(group) == 1 and look.returns(last.text))
        or _names_alike(group, line)
    ):
        return False
    if HYPHEN.search(last.text) and begins_small(line.text) and len(last.text) > 1:
        return True
    return _same_text_goes_on(group, line, look, words)


def _same_text_goes_on(group: Sequence[Line], line: Line, look: Typography, words: Vocabulary) -> bool:
    last = group[-1]
    capitals = is_capitals(line.text), is_capitals(last.text)
    if look.is_strong(line) or all(capitals):
        return _heading_goes_on(last, line, look, words)
    if _stands_alone(line.text, last.text, words) or (any(capitals) and len(group) == 1):
        return False
    return _line_goes_on(group, line, look, words) if look.is_wrapped else _sentence_goes_on(group, line, look)


def _names_alike(group: Sequence[Line], line: Line) -> bool:
    """Whether both begin with a name and a colon: "Tillid: ...", then "Mod: ..."."""
    return bool(NAME.match(group[0].text) and NAME.match(line.text)) and is_finished(group[-1].text)


def is_ended(line: Line) -> bool:
    """Whether nothing at the line's end asks for more."""
    return not UNENDING.search(line.text) and not HYPHEN.search(line.text)


def counts_on(last: Line, line: Line) -> bool:
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
    if is_only_municipality(last.text, words):
        return False
    hangs = len(line.text.split()) == 1 and len(last.text.split()) >= 3 and is_capitals(line.text)
    return bool(hangs or UNENDING.search(close_up(last.text)) or begins_small(line.text) or LINKING.match(line.text))


def _sentence_goes_on(group: Sequence[Line], line: Line, look: Typography) -> bool:
    """Where a line is a paragraph: only what a forced break divided is one text."""
    last = group[-1]
    if look.has_gap(line) or is_finished(last.text) or not begins_small(line.text):
        return False
    if group[0].bullet:
        return True
    return not begins_small(group[0].text) and len(last.text) > 25 and not last.bullet


def _line_goes_on(group: Sequence[Line], line: Line, look: Typography, words: Vocabulary) -> bool:
    last = group[-1]
    if line.page != last.page or line.number != last.number + 1:
        return _goes_on_across(last, line, look, words)
    if look.has_gap(line):
        return False
    if group[0].bullet and line.indent > group[0].indent:
        return True
    if look.is_full(last, line):
        # A short line after a full stop is a name: a sentence that began there would have filled its line.
        return not (
            is_finished(last.text) and look.is_short(line) and not (begins_small(line.text) or is_finished(line.text))
        )
    small = begins_small(line.text) and not is_finished(last.text)
    return small and (group[0].bullet != "" or words.small(line.text)) and not line.text.startswith("at ")


def _goes_on_across(last: Line, line: Line, look: Typography, words: Vocabulary) -> bool:
    """Over a page's end, or over a line that was dropped."""
    if is_finished(last.text) or words.label.match(line.text):
        return False
    return begins_small(line.text) or look.is_full(last, line)
