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


class Outcome(TextChoices):
    """What became of a comment, or of another view."""

    TAKEN_IN = "taken_in", _("Taken in")
    PARTLY = "partly", _("Partly taken in")
    NOT = "not", _("Not taken in")


class ChallengeState(TextChoices):
    RAISED = "raised", _("Waits for an answer")
    ANSWERED = "answered", _("Answered")
    ASKED_AGAIN = "asked_again", _("Asked again, waits for an answer")
    ANSWERED_AGAIN = "answered_again", _("Answered twice")
    WITHDRAWN = "withdrawn", _("Taken back")


# Asked again once: who is still not satisfied has been heard twice, the second time by somebody who may adopt.
CHALLENGE_MOVES: dict[ChallengeState, frozenset[ChallengeState]] = {
    ChallengeState.RAISED: frozenset({ChallengeState.ANSWERED, ChallengeState.WITHDRAWN}),
    ChallengeState.ANSWERED: frozenset({ChallengeState.ASKED_AGAIN}),
    ChallengeState.ASKED_AGAIN: frozenset({ChallengeState.ANSWERED_AGAIN, ChallengeState.WITHDRAWN}),
    ChallengeState.ANSWERED_AGAIN: frozenset(),
    ChallengeState.WITHDRAWN: frozenset(),
}
CHALLENGE_WAITS = frozenset({ChallengeState.RAISED, ChallengeState.ASKED_AGAIN})
