"""Which of many things still stand in their old order."""

from bisect import bisect_left
from collections.abc import Sequence


def rising(ranks: Sequence[int]) -> list[int]:
    """The indexes of a longest stretch of `ranks` (each occurring once) that rises; the others have been moved."""
    ends: list[int] = []  # the lowest rank that ends a rising stretch of each length
    holders: list[int] = []
    before = [-1] * len(ranks)
    for index, rank in enumerate(ranks):
        place = bisect_left(ends, rank)
        before[index] = holders[place - 1] if place else -1
        ends[place : place + 1] = [rank]
        holders[place : place + 1] = [index]
    found: list[int] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
