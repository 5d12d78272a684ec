"""Tables without rules, told by how their cells stand: which texts side by side belong together, row by row."""

from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from kompas.strategy.importer.extraction.marks import peeled
from kompas.strategy.importer.extraction.places import Column, Measure, Placed, Span, Spans, cells, down
from kompas.strategy.importer.joining import join

LABEL_CHARACTERS = 16  # a column with shorter texts holds labels or numbers


def rows_of_table(rows: list[Spans], columns: list[Column], measure: Measure) -> list[Placed] | None:
    """The rows of the table that `rows` are, each with its cells; None if they are columns of running text."""
    if labels := _labels(rows, columns):
        return _table(_by_label(rows, labels, columns, measure), columns, measure)
    if _is_table(rows, columns, measure):
        return _table(_groups(rows, measure), columns, measure)
    return None


def _is_table(rows: list[Spans], columns: list[Column], measure: Measure) -> bool:
    """Cells side by side begin together; columns of running text do not care for each other."""
    groups = [_below_heading(group, columns)[1] for group in _groups(rows, measure)]
    groups = [group for group in groups if group]
    if any(_holds_list(group) for group in groups) or _is_headed(groups):
        return False  # texts side by side, each under its own heading
    together = sum(_reach(group[0], columns) > 1 for group in groups)
    return len(columns) > 1 and len(groups) >= 3 and together >= 0.75 * len(groups) and len(rows) <= 5 * len(groups)


def _holds_list(group: list[Spans]) -> bool:
    """Whether several items with marks stand below each other in one row of the would-be table."""
    return sum(any(peeled(span.text)[0] for span in row) for row in group) > 1


def _is_headed(groups: list[list[Spans]]) -> bool:
    """Whether the first row is set larger than what follows; the head of a table is not."""
    if len(groups) < 2 or len(groups) > 4:
        return False
    below = max(span.size for group in groups[1:] for row in group for span in row)
    return min(span.size for span in groups[0][0]) > 1.1 * below > 0


def _labels(rows: list[Spans], columns: list[Column]) -> Column | None:
    """The first column of several that holds labels, if any does."""
    several = columns if len(columns) > 1 else []
    return next((column for column in several if _holds_labels(rows, column, columns)), None)


def _holds_labels(rows: list[Spans], column: Column, columns: list[Column]) -> bool:
    """Whether a column holds short words or numbers, each of them facing a text in the same row."""
    left, right = column
    held = [(row, span) for row in rows for span in row if left <= span.left < right]
    facing = sum(_reach(row, columns) > 1 for row, _span in held)
    return median(len(span.text) for _row, span in held) < LABEL_CHARACTERS and facing >= 0.9 * len(held)


def _groups(rows: list[Spans], measure: Measure) -> list[list[Spans]]:
    """Rows between gaps that go over the whole width."""
    steps = [down(after) - down(before) for before, after in pairwise(rows)]
    usual = min([step for step in steps if step >= 0.75 * measure.leading], default=measure.leading)
    groups = [[rows[0]]]
    for row, step in zip(rows[1:], steps, strict=True):
        if step > 1.25 * usual:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _reach(row: Spans, columns: list[Column]) -> int:
    return sum(any(left <= span.left < right for span in row) for left, right in columns)


def _table(groups: list[list[Spans]], columns: list[Column], measure: Measure) -> list[Placed]:
    edge = columns[0][0]
    placed: list[Placed] = []
    for group in groups:
        above, facing = _below_heading(group, columns)
        placed += [Placed(cells(row, measure), edge) for row in above]
        if facing:
            placed.append(Placed(tuple(_cell_spans(facing, columns)), edge))
    return placed


def _by_label(rows: list[Spans], labels: Column, columns: list[Column], measure: Measure) -> list[list[Spans]]:
    """The rows of a table with a column of labels. At the left, each label begins one, unless it goes on in small
    letters; elsewhere, as with numbers at the right, each row with more than one cell does."""
    first = columns[0]
    has_capitals = any(_begins_large(row, first) for row in rows)
    parts: list[list[Spans]] = []
    for group in _groups(rows, measure):
        parts.append([group[0]])
        for row in group[1:]:
            begins = _begins_large(row, first) if has_capitals and labels == first else _reach(row, columns) > 1
            if begins:
                parts.append([row])
            else:
                parts[-1].append(row)
    return parts


def _begins_large(row: Spans, column: Column) -> bool:
    """Whether `row` has words in `column` that do not go on in small letters."""
    return column[0] <= row[0].left < column[1] and not row[0].text[:1].islower()


def _below_heading(group: list[Spans], columns: list[Column]) -> tuple[list[Spans], list[Spans]]:
    """The rows of a group that only stand above its cells, in another size or alone, and the rows of its cells."""
    facing = [place for place, row in enumerate(group) if _reach(row, columns) > 1]
    if not facing:
        return group, []
    first = facing[0]
    usual = group[first][0].size
    if first and any(row[0].size != usual for row in group[:first]):
        return group[:first], group[first:]
    return [], group


def _cell_spans(group: list[Spans], columns: list[Column]) -> Iterable[Span]:
    for left, right in columns:
        inside = [span for row in group for span in row if left <= span.left < right]
        if inside:
            text = ""
            for span in inside:
                text = join(text, span.text)
            first = inside[0]
            ends = max(span.right for span in inside)
            yield Span(first.left, ends, first.down, text, first.size, all(span.bold for span in inside))
