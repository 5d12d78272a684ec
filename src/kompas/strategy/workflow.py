"""How a strategy lives: drafted, adopted, closed. Pure tables, no database, no clock."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    CLOSED = "closed", _("Closed")


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ADOPTED}),
    State.ADOPTED: frozenset({State.CLOSED}),
    State.CLOSED: frozenset({State.ADOPTED}),  # closed too early: the period was prolonged
}
OPEN_TO_ALL = frozenset(State) - {State.DRAFT}


class RevisionState(TextChoices):
    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")


def may_move(old: State, new: State) -> bool:
    return new in MOVES[old]
