"""Names in Danish order and for search, since the databases disagree about æ, ø and å. Pure."""

import re
import unicodedata
from collections.abc import Container

LAST_LETTERS = str.maketrans("æäøöå", "{{||}")  # the three that follow z in ASCII

UNSEEN = ("Cf", "Cs", "Co", "Cn")  # format, lone surrogates, private and unassigned

SPELT_OUT: dict[int, str | int | None] = {
    ord(letter): spelt for letter, spelt in zip("æäøöå", ("ae", "ae", "oe", "oe", "aa"), strict=True)
}


def one_line(words: str) -> str:
    """`words` as a field of one line holds them: single spaces, no control letters, nothing that turns or hides text.

    Line breaks and other control letters divide words; direction marks, zero widths and soft hyphens stand inside them.
    """
    if not words.isprintable():
        words = "".join(_seen(letter) for letter in words)
    return " ".join(words.split())


def _seen(letter: str) -> str:
    if letter.isprintable():
        return letter
    return "" if unicodedata.category(letter) in UNSEEN else " "


def sort_key(name: str) -> str:
    """A key whose byte order is Danish: æ, ø, å come last, and aa counts as å (Dansk Sprognævn, § 5)."""
    return search_key(name).replace("aa", "å").translate(LAST_LETTERS)


def search_key(name: str) -> str:
    """`name` composed, in small letters, with single spaces; é counts as e, but æ, ø and å stay themselves."""
    if name.isascii():
        return " ".join(name.lower().split())
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join("".join(_without_accent(letter) for letter in folded).split())


def _without_accent(letter: str) -> str:
    if letter in "æøåäö":
        return letter
    return unicodedata.normalize("NFD", letter)[0]


def slug(name: str) -> str:
    """`name` as a readable address: small letters, æ as ae, words joined by hyphens; never empty."""
    text = search_key(name).translate(SPELT_OUT)
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:80].strip("-") or "uden-navn"


def free_slug(name: str, taken: Container[str]) -> str:
    """An address for `name` that is not taken: anne-holm, anne-holm-2, and so on."""
    base, number = slug(name), 1
    found = base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found
