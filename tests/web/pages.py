"""How tests look at a page: valid, its headings in order, its ids once."""

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import html5lib


def text_of(response: Any) -> str:
    return str(response.content.decode())


def faults_of(page: str) -> list[str]:
    """What a strict reader of HTML complains of, and ids that stand twice."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(page)
    faults = [f"line {place[0]}: {code}" for place, code, _data in parser.errors]
    ids = Counter(re.findall(r'\sid="([^"]+)"', page))
    return faults + [f"id {name} stands {times} times" for name, times in ids.items() if times > 1]


def leaps_of(page: str) -> list[str]:
    """Headings that leave out a level, or a page that does not have exactly one first heading."""
    levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", page)]
    leaps = [f"h{above} is followed by h{below}" for above, below in pairwise(levels) if below > above + 1]
    return leaps + ([] if levels.count(1) == 1 else [f"{levels.count(1)} first headings"])
