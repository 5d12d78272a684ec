"""How texts are put together again that a page had broken into lines."""

import re

# "borger- og virksomhedsservice": the hyphen belongs to the word when one of these follows it.
SUSPENDED = re.compile(r"(og|eller|samt|och|eller|og/eller|and|or|til|i|som)\b", re.IGNORECASE)
HYPHEN = re.compile(r"\w[-\u2010\u00ad]$")


def join(before: str, after: str) -> str:
    """`before` and `after` as one running text: a word divided at the line's end is made whole."""
    if not before:
        return after
    if HYPHEN.search(before) and after[:1].islower() and not SUSPENDED.match(after):
        return before[:-1] + after
    if HYPHEN.search(before) and after[:1].isupper() and not before[-2].isupper():
        return before + after  # a compound with a name: "Nordvest-" "Jylland"
    return f"{before} {after}"


def squeeze(text: str) -> str:
    """`text` with single spaces and none at its ends."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """`text` for comparison only: small letters, letters and digits, single spaces."""
    return " ".join(re.findall(r"\w+", text.casefold()))
