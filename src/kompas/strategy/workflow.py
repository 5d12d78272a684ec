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


class ImportState(TextChoices):
    DOUBTED = "doubted", _("Does not look like a strategy")
    UNDER_REVIEW = "under_review", _("Under review")
    FINISHED = "finished", _("Became a draft")
    DROPPED = "dropped", _("Dropped")


IMPORT_MOVES: dict[ImportState, frozenset[ImportState]] = {
    ImportState.DOUBTED: frozenset({ImportState.UNDER_REVIEW, ImportState.DROPPED}),
    ImportState.UNDER_REVIEW: frozenset({ImportState.FINISHED, ImportState.DROPPED}),
    ImportState.FINISHED: frozenset(),
    ImportState.DROPPED: frozenset(),
}
IMPORT_OPEN = (ImportState.DOUBTED.value, ImportState.UNDER_REVIEW.value)


def may_move(old: State, new: State) -> bool:
    return new in MOVES[old]
