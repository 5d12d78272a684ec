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
