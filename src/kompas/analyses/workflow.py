"""How boards live. Pure tables, no database, no clock."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BoardState(TextChoices):
    OPEN = "open", pgettext_lazy("board", "Open")
    CLOSED = "closed", pgettext_lazy("board", "Closed")


BOARD_MOVES: dict[BoardState, frozenset[BoardState]] = {
    BoardState.OPEN: frozenset({BoardState.CLOSED}),
    BoardState.CLOSED: frozenset({BoardState.OPEN}),
}


class Mark(TextChoices):
    """What a card's colour says; its word always stands with the colour."""

    NONE = "", _("No mark")
    FACT = "fact", pgettext_lazy("mark", "Fact")
    DOUBT = "doubt", pgettext_lazy("mark", "Uncertain")
    IDEA = "idea", pgettext_lazy("mark", "Idea")
    URGENT = "urgent", pgettext_lazy("mark", "Urgent")


class Phase(TextChoices):
    """Where a strategy seminar stands."""

    GATHERING = "gathering", _("Cards are gathered")
    GROUPING = "grouping", _("Cards are grouped")
    VOTING = "voting", _("Voting")
    CONCLUDING = "concluding", _("Conclusions are written")
    CONCLUDED = "concluded", pgettext_lazy("seminar", "Concluded")
    CANCELLED = "cancelled", pgettext_lazy("seminar", "Cancelled")


PHASE_MOVES: dict[Phase, frozenset[Phase]] = {
    Phase.GATHERING: frozenset({Phase.GROUPING, Phase.CANCELLED}),
    Phase.GROUPING: frozenset({Phase.VOTING, Phase.CANCELLED}),
    Phase.VOTING: frozenset({Phase.CONCLUDING, Phase.CANCELLED}),
    Phase.CONCLUDING: frozenset({Phase.CONCLUDED, Phase.CANCELLED}),
    Phase.CONCLUDED: frozenset(),
    Phase.CANCELLED: frozenset(),
}
WAY = tuple(phase for phase in Phase if phase is not Phase.CANCELLED)
WITH_CARDS = frozenset({Phase.GATHERING, Phase.GROUPING})  # when cards may be put, moved and reworded
WITH_VIEWS = frozenset({Phase.GROUPING, Phase.VOTING, Phase.CONCLUDING})  # when another view may be raised
OVER = frozenset({Phase.CONCLUDED, Phase.CANCELLED})


def next_phase(phase: Phase) -> Phase | None:
    """The phase that comes after, unless the seminar is over."""
    return None if phase in OVER else WAY[WAY.index(phase) + 1]


class Outcome(TextChoices):
    """What becomes of a group."""

    TAKEN = "taken", _("We take it into the strategy")
    LEFT = "left", _("We leave it")
