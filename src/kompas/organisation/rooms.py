"""The rooms that a section can do without. Pure: each room declares itself here when it loads, with its words."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Room:
    """`code` is the name of its addresses; `about` says in a sentence what one does there."""

    code: str
    words: str | Promise
    about: str | Promise


ROOMS: dict[str, Room] = {}


def declare(code: str, words: str | Promise, *, about: str | Promise) -> Room:
    """Let a unit do without the room. Raises ValueError when declared twice."""
    if code in ROOMS:
        raise ValueError(f"The room {code} is declared twice.")
    ROOMS[code] = Room(code, words, about)
    return ROOMS[code]
