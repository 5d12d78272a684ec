"""Words with their places on a page, from which reading order is found."""

from dataclasses import dataclass


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
type Column = tuple[float, float]  # where it begins, and where the next one does


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


def down(row: Spans) -> float:
    return min(span.down for span in row)


def cells(row: Spans, measure: Measure) -> tuple[Span, ...]:
    found = [row[0]]
    for span in row[1:]:
        last = found[-1]
        if span.left - last.right >= measure.cell:
            found.append(span)
        else:
            text = f"{last.text} {span.text}"
            size = last.size if len(last.text) >= len(span.text) else span.size
            found[-1] = Span(last.left, max(last.right, span.right), last.down, text, size, last.bold and span.bold)
    return tuple(found)
