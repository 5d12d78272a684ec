"""How a document is set: its usual size, weight and gap, and how wide its lines run."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.understanding.wording import begins_small, is_finished

PARAGRAPHS = frozenset({"docx", "odt", "html", "htm"})  # formats that tell paragraphs from lines by themselves
NEAR = 20  # lines before and after a line that tell how wide its column runs
LONGEST_WRAPPED = 150
SHORTEST_WRAPPED = 38
LONGEST_REFRAIN = 60
FEWEST_SET = 4  # headings set apart by their type, for it to be the rule


@dataclass(frozen=True)
class Typography:
    """What is usual in the document, so that what is unusual can be seen."""

    size: float | None
    is_bold_special: bool
    gap: int
    is_wrapped: bool
    tolerance: float
    widths: tuple[int, ...]
    has_set_headings: bool
    refrains: frozenset[str]
    leading_refrains: frozenset[str]

    def returns(self, text: str) -> bool:
        """Whether the short line stands more than once, word for word, so that it stands alone."""
        return len(text) <= LONGEST_REFRAIN and plain(text) in self.refrains

    def is_large(self, line: Line) -> bool:
        return bool(self.size and line.size and line.size > self.size * 1.07)

    def is_strong(self, line: Line) -> bool:
        return line.level is not None or self.is_large(line) or (line.bold and self.is_bold_special)

    def is_full(self, line: Line, after: Line) -> bool:
        """Whether the first word of `after` had no more room on `line`."""
        if not self.is_wrapped:
            return False
        word = len(after.text.split(maxsplit=1)[0])
        return length(line) + 1 + word > self.widths[line.number] * (1 - self.tolerance)

    def is_short(self, line: Line) -> bool:
        return length(line) < 0.6 * self.widths[line.number] if self.is_wrapped else len(line.text) < LONGEST_REFRAIN

    def has_gap(self, line: Line) -> bool:
        return line.gap > self.gap

    def style(self, line: Line) -> tuple[object, ...]:
        """Lines of one paragraph have one style."""
        size = round(line.size or 0)
        return (line.level, line.bold and self.is_bold_special, size)


def length(line: Line) -> int:
    return len(line.text) + (len(line.bullet) + 1 if line.bullet else 0)


def typography_of(document: Document) -> Typography:
    lines = document.lines
    wrapped = _is_wrapped(document)
    refrains, leading = _refrains(lines)
    return Typography(
        size=_usual_size(lines),
        is_bold_special=sum(len(line.text) for line in lines if line.bold)
        < 0.5 * sum(len(line.text) for line in lines),
        gap=_usual_gap(lines),
        is_wrapped=wrapped,
        tolerance=0.14 if document.format == "pdf" else 0.04,
        widths=_widths(lines) if wrapped else (),
        has_set_headings=_has_set_headings(lines),
        refrains=refrains,
        leading_refrains=leading,
    )


def _has_set_headings(lines: Sequence[Line]) -> bool:
    """Whether the document marks its headings by level, weight or size, so that a plain line is none."""
    size = _usual_size(lines)
    marked = [line for line in lines if len(line.text) < LONGEST_REFRAIN * 2 and not line.bullet]
    set_apart = [
        line
        for line in marked
        if line.level is not None or (size and line.size and line.size > size * 1.07) or line.bold
    ]
    return FEWEST_SET <= len(set_apart) <= len(lines) / 2


def _refrains(lines: Sequence[Line]) -> tuple[frozenset[str], frozenset[str]]:
    """Short lines that return word for word; and those of them after which a list begins each time."""
    count: Counter[str] = Counter()
    leads: Counter[str] = Counter()
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        text = line.text.rstrip(": ")
        if len(text) <= LONGEST_REFRAIN and not line.bullet and "\t" not in text and not begins_small(text):
            count[plain(text)] += 1
            leads[plain(text)] += bool(after and after.bullet)
    returning = {text for text, times in count.items() if times >= 2 and not text.isdecimal()}
    return frozenset(returning), frozenset(text for text in returning if leads[text] == count[text])


def _usual_size(lines: Sequence[Line]) -> float | None:
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _usual_gap(lines: Sequence[Line]) -> int:
    """The gap between lines that go on with one another; more than none where a document is spaced throughout."""
    gaps = [line.gap for line in lines[1:] if begins_small(line.text) and not line.bullet]
    if len(gaps) < 5 or any(line.gap == 0 for line in lines[1:]):
        return 0
    return int(median(gaps))


def _is_wrapped(document: Document) -> bool:
    """Whether paragraphs run over several lines: some lines are long, and small letters go on after them."""
    if document.format in PARAGRAPHS or len(document.lines) < 4:
        return False
    lengths = sorted(length(line) for line in document.lines)
    width = lengths[int(len(lengths) * 0.97)]
    if width > LONGEST_WRAPPED or lengths[-1] > 3 * LONGEST_WRAPPED or width < SHORTEST_WRAPPED:
        return False
    pairs = zip(document.lines, document.lines[1:], strict=False)
    return any(
        length(line) > 0.7 * width and begins_small(after.text) and not after.bullet and not is_finished(line.text)
        for line, after in pairs
    )


def _widths(lines: Sequence[Line]) -> tuple[int, ...]:
    """For each line how wide the lines around it run: the second longest of them, since one may stick out."""
    lengths = [length(line) for line in lines]
    widths = []
    for number in range(len(lines)):
        near = sorted(lengths[max(0, number - NEAR) : number + NEAR + 1])
        widths.append(near[-2] if len(near) > 2 else near[-1])
    return tuple(widths)
