"""Reading order from places: columns side by side are read one after the other, tables row by row.

A gutter is an upright strip that stays clear over several rows with text on both sides of it. Works on a page of a PDF
(points) and on plain text laid out with blanks (characters, rows of height one).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kompas.strategy.importer.extraction.places import Column, Measure, Placed, Span, Spans, cells, down
from kompas.strategy.importer.extraction.tables import rows_of_table

COLUMN_ROWS = 3  # on either side of a gutter; fewer are cells
FAR = 1.9  # rows apart: what stands so far from the rest at the page's edge is a head or foot
LONELY_ROWS = 40  # rows with text on one side only, after which a gutter has ended


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
    head = len(rows[0]) > 1 and down(rows[1]) - down(rows[0]) >= far
    foot = len(rows[-1]) > 1 and down(rows[-1]) - down(rows[-2]) >= far
    return int(head), int(foot)


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
    body = rows[1:-1] if len(rows) > 4 else rows  # running heads have edges of their own
    edge = min((row[0].left for row in body), default=0.0)
    return [Placed(cells(row, measure), edge) for row in rows]


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
    return Block(_topmost(rows, start, left, right, measure.gutter), last, left, right)


def _topmost(rows: list[Spans], start: int, left: float, right: float, least: float) -> int:
    """The right column may begin above the first row that shows both; what stands left of it there comes first."""
    first = at = start
    while at and (narrowed := _narrowed(rows[at - 1], left, right, least)):
        left, right = narrowed
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
    while end < last and down(rows[end]) - down(rows[end - 1]) < 1.5 * measure.leading:
        end += 1
    return end


def _apart(rows: list[Spans], measure: Measure) -> list[Placed]:
    if at := _heading_across(rows, measure):
        return [*_ordered(rows[:at], measure), *_flow(rows[at : at + 1], measure), *_ordered(rows[at + 1 :], measure)]
    columns = _columns(rows, measure)
    if (table := rows_of_table(rows, columns, measure)) is not None:
        return table
    placed: list[Placed] = []
    for left, right in columns:
        inside = [[span for span in row if left <= span.left < right] for row in rows]
        column = _rows([span for row in inside for span in row], measure)
        placed += _ordered(column, measure) if len(columns) > 1 else _flow(column, measure)
    return placed


def _heading_across(rows: list[Spans], measure: Measure) -> int:
    """Where a heading stands alone between two pairs of columns, short as it may be; 0 if nowhere."""
    usual = median(span.size for row in rows for span in row)
    for at in range(COLUMN_ROWS, len(rows) - COLUMN_ROWS):
        row, above, below = rows[at], down(rows[at]) - down(rows[at - 1]), down(rows[at + 1]) - down(rows[at])
        if len(row) == 1 and row[0].size > 1.2 * usual > 0 and min(above, below) > 1.5 * measure.leading:
            sides = [span.left > row[0].right for near in (rows[:at], rows[at + 1 :]) for line in near for span in line]
            largest = all(span.size < row[0].size for line in (*rows[:at], *rows[at + 1 :]) for span in line)
            if largest and any(sides):
                return at
    return 0


def _columns(rows: list[Spans], measure: Measure) -> list[Column]:
    """Where each column begins and ends: between the strips that no span in any row covers."""
    columns: list[Column] = []
    for span in sorted((span for row in rows for span in row), key=lambda span: span.left):
        if columns and span.left - columns[-1][1] < measure.gutter:
            columns[-1] = (columns[-1][0], max(columns[-1][1], span.right))
        else:
            columns.append((span.left, span.right))
    return [(left, after) for (left, _right), (after, _) in pairwise([*columns, (float("inf"), 0.0)])]
