"""The red thread as a picture: where each box, line of text and thread lies. No database, no template.

A tree drawn from left to right in three columns. All figures are whole units of the view box, one unit being one pixel
at natural size; whole, because templates write fractions with the comma of the language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WIDTH = 1080
MARGIN = 16  # room for the knots' stroke and for the ring around what has the focus
REACH = 150  # a box stands at the middle of what hangs on it, but at most so far below its top: on the same screen
GAP_BETWEEN_BRANCHES = 28
TALLEST_ON_PAPER = 1.35  # of the width: an A4 page between its margins, less the heading
SLACK = 1.04  # where the face is not loaded another one stands in, a little wider

# Advance widths of IBM Plex Sans in thousandths of the type size.
WIDTHS = {
    letter: width
    for width, letters in {
        240: " ",
        270: "ijl.,:;'!|‘’í",
        335: "ft()[]{}r·",
        400: '/\\-I*"“”„',
        490: "zsv?",
        510: "ycçxLJ«»›‹",
        540: "kgaàáâãäåeéèêë",
        565: "oóòôöõ_hnñuúùüøFTµ",
        600: "bdpqZSEÉY0123456789–+=<>^`~§",
        640: "KRßAÀÁÄÅBXP",
        690: "DUÚÜGCOÓÖØHNVQ&",
        770: "wM—",
        880: "mWæÆ@%…",
    }.items()
    for letter in letters
}
WIDTH_OF_OTHERS = 640
VOWELS = frozenset("aeiouyæøåäö")


@dataclass(frozen=True, slots=True)
class Branch:
    """What is to be drawn: the root, a strand, or a knot, with what hangs on it.

    `note` stands in small above the words, `mark` in the ring at the box' left edge; `label` is read out as a whole.
    """

    words: str
    label: str
    note: str = ""
    mark: str = ""
    href: str = ""
    is_naked: bool = False
    children: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One storey of the tree: where its boxes begin, how wide they are, how their text is set."""

    name: str
    x: int
    width: int
    size: int
    leading: int
    indent: int
    weight: float = 1.0  # how much wider than the regular face its face runs
    gap: int = GAP_BETWEEN_BRANCHES


COLUMNS = (
    Column("root", x=MARGIN, width=220, size=15, leading=21, indent=16, weight=1.03),
    Column("area", x=296, width=200, size=15, leading=20, indent=16, weight=1.05),
    Column("commitment", x=562, width=WIDTH - MARGIN - 562, size=14, leading=19, indent=28, gap=8),
)
PADDING = 9
NOTE_LEADING = 18
LOWEST_BOX = 38


@dataclass(frozen=True, slots=True)
class Line:
    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Box:
    """A branch where it lies. `y` is its upper edge, `middle` the height at which threads meet it."""

    branch: Branch
    column: str
    x: int
    y: int
    width: int
    height: int
    note: Line | None
    lines: tuple[Line, ...]

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def number_y(self) -> int:
        """The base line of the number in the ring."""
        return self.middle + 4

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Thread:
    """The path from one box to another, as an SVG path."""

    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    boxes: tuple[Box, ...]
    threads: tuple[Thread, ...]

    @property
    def is_tall(self) -> bool:
        """Higher than a printed page; then the outline is printed alone."""
        return self.height > self.width * TALLEST_ON_PAPER


def draw(root: Branch) -> Picture:
    """The picture of the tree under `root`, which has at most as many storeys as there are columns."""
    placed = list(_place(root, 0, MARGIN))
    boxes = [box for box, _parent in placed]
    by_branch = {id(box.branch): box for box in boxes}
    threads = [_thread(by_branch[id(parent)], box) for box, parent in placed if parent]
    return Picture(WIDTH, max(box.bottom for box in boxes) + MARGIN, tuple(boxes), tuple(threads))


def _place(branch: Branch, storey: int, top: int, parent: Branch | None = None) -> Iterator[tuple[Box, Branch | None]]:
    """The boxes of `branch` and of all that hangs on it, from `top` downwards."""
    column = COLUMNS[storey]
    below = _height_below(branch, storey)
    own = _height(branch, column)
    yield _box(branch, column, top + min(max(0, (below - own) // 2), REACH)), parent
    at = top + max(0, (own - below) // 2)
    for child in branch.children:
        yield from _place(child, storey + 1, at, branch)
        at += _extent(child, storey + 1) + COLUMNS[storey + 1].gap


def _extent(branch: Branch, storey: int) -> int:
    """The height that `branch` takes with all that hangs on it."""
    return max(_height(branch, COLUMNS[storey]), _height_below(branch, storey))


def _height_below(branch: Branch, storey: int) -> int:
    if not branch.children:
        return 0
    gaps = COLUMNS[storey + 1].gap * (len(branch.children) - 1)
    return sum(_extent(child, storey + 1) for child in branch.children) + gaps


def _height(branch: Branch, column: Column) -> int:
    note = NOTE_LEADING if branch.note else 0
    return max(LOWEST_BOX, 2 * PADDING + note + column.leading * len(_lines(branch, column)))


def _lines(branch: Branch, column: Column) -> tuple[str, ...]:
    room = (column.width - column.indent - 14) / (SLACK * column.weight)
    return wrap(branch.words, room, column.size)


def _box(branch: Branch, column: Column, y: int) -> Box:
    lines, height = _lines(branch, column), _height(branch, column)
    note = NOTE_LEADING if branch.note else 0
    first = y + (height - note - column.leading * len(lines)) // 2 + note
    x = column.x + column.indent
    return Box(
        branch,
        column.name,
        column.x,
        y,
        column.width,
        height,
        Line(x, first - 5, branch.note) if branch.note else None,
        tuple(Line(x, first + column.leading * number + column.size, words) for number, words in enumerate(lines)),
    )


def _thread(start: Box, end: Box) -> Thread:
    """A curve that leaves to the right and arrives from the left."""
    half = (start.right + end.x) // 2
    path = f"M{start.right} {start.middle}C{half} {start.middle} {half} {end.middle} {end.x} {end.middle}"
    return Thread(path, end.column)


def measure(words: str, size: float) -> float:
    """How wide `words` run at this type size."""
    return sum(WIDTHS.get(letter, WIDTH_OF_OTHERS) for letter in words) * size / 1000


@lru_cache(maxsize=2048)  # a box asks for its lines several times, and the same texts are drawn again and again
def wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    """`text` in lines that are no wider than `room`; a word that is wider itself is divided."""
    lines: list[str] = []
    line = ""
    for word in (piece for whole in text.split() for piece in _pieces(whole, room, size)):
        longer = f"{line} {word}" if line else word
        if line and measure(longer, size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, room: float, size: float) -> Iterator[str]:
    """`word` whole, or in pieces that fit, each but the last with a hyphen."""
    while measure(word, size) > room and len(word) > 2:
        end = 1
        while measure(word[: end + 1] + "-", size) <= room:
            end += 1
        end = _between_syllables(word, end)
        yield word[:end] + "-"
        word = word[end:]
    yield word


def _between_syllables(word: str, end: int) -> int:
    """The last place before `end`, a few letters back at most, where a consonant leads a vowel; else `end` itself."""
    for place in range(end, max(end - 4, 1), -1):
        if word[place].lower() not in VOWELS and word[place + 1 : place + 2].lower() in VOWELS:
            return place
    return end
