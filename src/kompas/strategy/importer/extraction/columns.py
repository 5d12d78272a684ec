"""Reading order from places: columns side by side are read one after the other, tables row by row.

A gutter is an upright strip that stays clear over several rows with text on both sides of it. Works on a page of a PDF
(points) and on plain text laid out with blanks (characters, rows of height one).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kompas.strategy.importer.joining import join

COLUMN_ROWS = 3  # on either side of a gutter; fewer are cells
LABEL_CHARACTERS = 16  # a column with shorter texts holds labels or numbers
FAR = 1.9  # rows apart: what stands so far from the rest at the page's edge is a head or foot
LONELY_ROWS = 40  # rows with text on one side only, after which a gutter has ended


@dataclass(frozen=True, slots=True)
class Span:
    """Words that stand together on one baseline. `down` is measured from the page's upper edge."""

    left: float
    right: float
    down: float
    text: str
    size: float = 0.0
    bold: bool = False


type Spans = list[Span]


@dataclass(frozen=True)
class Measure:
    """Distances that count: between columns, between cells, between the baselines of one row, of two rows."""

    gutter: float
    cell: float
    baseline: float
    leading: float


@dataclass(frozen=True)
class Placed:
    """One line in reading order: its cells from left to right, and the left edge of its column."""

    cells: tuple[Span, ...]
    edge: float


@dataclass(frozen=True)
class Block:
    """Rows `first` to `last` (not counted) stand in columns, divided by the gutter between `left` and `right`."""

    first: int
    last: int
    left: float
    right: float


def in_reading_order(spans: Iterable[Span], measure: Measure) -> list[Placed]:
    rows = _rows(spans, measure)
    head, foot = _edges(rows, measure)
    return [
        *_flow(rows[:head], measure),
        *_ordered(rows[head : len(rows) - foot], measure),
        *_flow(rows[len(rows) - foot :], measure),
    ]


def _rows(spans: Iterable[Span], measure: Measure) -> list[Spans]:
    rows: list[Spans] = []
    for span in sorted(spans, key=lambda span: (span.down, span.left)):
        if rows and span.down - rows[-1][0].down <= measure.baseline:
            rows[-1].append(span)
        else:
            rows.append([span])
    return [sorted(row, key=lambda span: span.left) for row in rows]


def _edges(rows: list[Spans], measure: Measure) -> tuple[int, int]:
    """How many rows at the top and at the bottom stand apart with text at both ends, as running heads do."""
    if len(rows) < 4:
        return 0, 0
    far = FAR * measure.leading
    head = len(rows[0]) > 1 and _down(rows[1]) - _down(rows[0]) >= far
    foot = len(rows[-1]) > 1 and _down(rows[-1]) - _down(rows[-2]) >= far
    return int(head), int(foot)


def _down(row: Spans) -> float:
    return min(span.down for span in row)


def _ordered(rows: list[Spans], measure: Measure) -> list[Placed]:
    placed: list[Placed] = []
    flowing: list[Spans] = []
    at = 0
    while at < len(rows):
        block = _block(rows, at, measure) if len(rows[at]) > 1 else None
        if block is None:
            flowing.append(rows[at])
            at += 1
            continue
        above = block.first - at  # rows of the right column that begin before the left one's
        placed += _flow(flowing[: len(flowing) + above] if above else flowing, measure)
        placed += _apart(rows[block.first : block.last], measure)
        flowing = []
        at = block.last
    return placed + _flow(flowing, measure)


def _flow(rows: Sequence[Spans], measure: Measure) -> list[Placed]:
    edge = min((row[0].left for row in rows), default=0.0)
    return [Placed(_cells(row, measure), edge) for row in rows]


def _cells(row: Spans, measure: Measure) -> tuple[Span, ...]:
    cells = [row[0]]
    for span in row[1:]:
        last = cells[-1]
        if span.left - last.right >= measure.cell:
            cells.append(span)
        else:
            text = f"{last.text} {span.text}"
            size = last.size if len(last.text) >= len(span.text) else span.size
            cells[-1] = Span(last.left, max(last.right, span.right), last.down, text, size, last.bold and span.bold)
    return tuple(cells)


def _block(rows: list[Spans], start: int, measure: Measure) -> Block | None:
    """The columns that stand around row `start`, if any of its gaps is a gutter."""
    gaps = [(left.right, right.left) for left, right in pairwise(rows[start])]
    for left, right in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        if right - left >= measure.gutter and (block := _grown(rows, start, left, right, measure)):
            return block
    return None


def _grown(rows: list[Spans], start: int, left: float, right: float, measure: Measure) -> Block | None:
    last, both, lonely, sides = start, start, 0, [0, 0]
    for row in rows[start:]:
        narrowed = _narrowed(row, left, right, measure.gutter)
        if narrowed is None or lonely > LONELY_ROWS:
            break
        left, right = narrowed
        on_left, on_right = row[0].right <= left, row[-1].left >= right
        sides = [sides[0] + on_left, sides[1] + on_right]
        last += 1
        both, lonely = (last, 0) if on_right else (both, lonely + 1)
    if min(sides) < COLUMN_ROWS:
        return None
    if last < len(rows):
        last = _trimmed(rows, both, last, measure)
    return Block(_topmost(rows, start, left, right), last, left, right)


def _topmost(rows: list[Spans], start: int, left: float, right: float) -> int:
    """The right column may begin above the first row that shows both; what stands left of it there comes first."""
    first = at = start
    while at and (rows[at - 1][0].left >= right or rows[at - 1][-1].right <= left):
        at -= 1
        if rows[at][0].left >= right:
            first = at
    return first


def _narrowed(row: Spans, left: float, right: float, least: float) -> tuple[float, float] | None:
    """The part of the strip that `row` leaves clear; None if it crosses."""
    middle = (left + right) / 2
    for span in row:
        if (span.left + span.right) / 2 < middle:
            left = max(left, span.right)
        else:
            right = min(right, span.left)
    return (left, right) if right - left >= least else None


def _trimmed(rows: list[Spans], both: int, last: int, measure: Measure) -> int:
    """Where the columns end when text over the whole width follows: what stands apart on the left then heads it."""
    end = both
    while end < last and _down(rows[end]) - _down(rows[end - 1]) < 1.5 * measure.leading:
        end += 1
    return end


def _apart(rows: list[Spans], measure: Measure) -> list[Placed]:
    columns = _columns(rows, measure)
    if len(columns) > 1 and any(_holds_labels(rows, column, columns) for column in columns):
        return _table(
            [part for group in _groups(rows, measure) for part in _by_label(group, columns)], columns, measure
        )
    if _is_table(rows, columns, measure):
        return _table(_groups(rows, measure), columns, measure)
    placed: list[Placed] = []
    for left, right in columns:
        inside = [[span for span in row if left <= span.left < right] for row in rows]
        column = _rows([span for row in inside for span in row], measure)
        placed += _ordered(column, measure) if len(columns) > 1 else _flow(column, measure)
    return placed


def _columns(rows: list[Spans], measure: Measure) -> list[tuple[float, float]]:
    """Where each column begins and ends: between the strips that no span in any row covers."""
    columns: list[tuple[float, float]] = []
    for span in sorted((span for row in rows for span in row), key=lambda span: span.left):
        if columns and span.left - columns[-1][1] < measure.gutter:
            columns[-1] = (columns[-1][0], max(columns[-1][1], span.right))
        else:
            columns.append((span.left, span.right))
    return [(left, after) for (left, _right), (after, _) in pairwise([*columns, (float("inf"), 0.0)])]


def _is_table(rows: list[Spans], columns: list[tuple[float, float]], measure: Measure) -> bool:
    """Cells side by side begin together; columns of running text do not care for each other."""
    groups = [_below_heading(group, columns)[1] for group in _groups(rows, measure)]
    groups = [group for group in groups if group]
    together = sum(_reach(group[0], columns) > 1 for group in groups)
    return len(columns) > 1 and len(groups) >= 3 and together >= 0.75 * len(groups) and len(rows) <= 5 * len(groups)


def _holds_labels(rows: list[Spans], column: tuple[float, float], columns: list[tuple[float, float]]) -> bool:
    """Whether a column holds short words or numbers, each of them facing a text in the same row."""
    left, right = column
    held = [(row, span) for row in rows for span in row if left <= span.left < right]
    facing = sum(_reach(row, columns) > 1 for row, _span in held)
    return median(len(span.text) for _row, span in held) < LABEL_CHARACTERS and facing >= 0.9 * len(held)


def _groups(rows: list[Spans], measure: Measure) -> list[list[Spans]]:
    """Rows between gaps that go over the whole width."""
    steps = [_down(after) - _down(before) for before, after in pairwise(rows)]
    usual = min([step for step in steps if step >= 0.75 * measure.leading], default=measure.leading)
    groups = [[rows[0]]]
    for row, step in zip(rows[1:], steps, strict=True):
        if step > 1.25 * usual:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _reach(row: Spans, columns: list[tuple[float, float]]) -> int:
    return sum(any(left <= span.left < right for span in row) for left, right in columns)


def _table(groups: list[list[Spans]], columns: list[tuple[float, float]], measure: Measure) -> list[Placed]:
    edge = columns[0][0]
    placed: list[Placed] = []
    for group in groups:
        above, cells = _below_heading(group, columns)
        placed += [Placed(_cells(row, measure), edge) for row in above]
        if cells:
            placed.append(Placed(tuple(_cell_spans(cells, columns)), edge))
    return placed


def _by_label(group: list[Spans], columns: list[tuple[float, float]]) -> list[list[Spans]]:
    """Each row with more than one cell begins a row of the table; what stands alone below it goes on."""
    parts: list[list[Spans]] = []
    for row in group:
        if parts and _reach(row, columns) == 1:
            parts[-1].append(row)
        else:
            parts.append([row])
    return parts


def _below_heading(group: list[Spans], columns: list[tuple[float, float]]) -> tuple[list[Spans], list[Spans]]:
    """The rows of a group that only stand above its cells, in another size or alone, and the rows of its cells."""
    facing = [place for place, row in enumerate(group) if _reach(row, columns) > 1]
    if not facing:
        return group, []
    first = facing[0]
    usual = group[first][0].size
    if first and any(row[0].size != usual for row in group[:first]):
        return group[:first], group[first:]
    return [], group


def _cell_spans(group: list[Spans], columns: list[tuple[float, float]]) -> Iterable[Span]:
    for left, right in columns:
        inside = [span for row in group for span in row if left <= span.left < right]
        if inside:
            text = ""
            for span in inside:
                text = join(text, span.text)
            first = inside[0]
            ends = max(span.right for span in inside)
            yield Span(first.left, ends, first.down, text, first.size, all(span.bold for span in inside))
