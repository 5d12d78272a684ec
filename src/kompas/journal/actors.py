"""Who did it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class ActorKind(StrEnum):
    PERSON = "person"
    HOUSE = "house"  # Kompas itself, by a rule
    SENDER = "sender"  # somebody outside; the journal keeps no identity
    ANONYMOUS = "anonymous"


@dataclass(frozen=True)
class Actor:
    """`person_id` is the employee's key, and stands for a person only."""

    kind: ActorKind
    person_id: int | None = None

    @classmethod
    def person(cls, person_id: int) -> Self:
        return cls(ActorKind.PERSON, person_id)

    @classmethod
    def house(cls) -> Self:
        return cls(ActorKind.HOUSE)

    @classmethod
    def sender(cls) -> Self:
        return cls(ActorKind.SENDER)

    @classmethod
    def anonymous(cls) -> Self:
        return cls(ActorKind.ANONYMOUS)


@dataclass
class House:
    """The installation as the subject of an event: a backup or a restore happens to all of it."""

    pk: int = 1


HOUSE = House()
