"""A name and what is said of it, on one line: "Nærvær: Vi lægger telefonen væk"."""

import re
from dataclasses import dataclass

from kompas.strategy.importer.understanding.wording import words_in

DIVIDED = re.compile(r"\s*(?:\t|:\s+| [–—-] | {3,}|(?<=\w)\.\s+(?=[A-ZÆØÅÄÖ]))\s*")
LONGEST_NAME = 6  # words


@dataclass(frozen=True)
class Pair:
    """`text[:name_end]` is the name, `text[start:]` what is said of it."""

    name_end: int
    start: int


def pair_in(text: str) -> Pair | None:
    """Where `text` divides into a short name and a text; None where it is one text."""
    found = DIVIDED.search(text)
    if not found or found.end() >= len(text) or words_in(text[: found.start()]) > LONGEST_NAME:
        return None
    return Pair(found.start(), found.end()) if found.start() else None
