"""What analyses keep of a person."""

from django.db.models import Q
from django.utils.translation import gettext_lazy

from kompas.accounts.keeping import Group, Told, keep
from kompas.analyses.models import Board, Card, Link

AS_LONG_AS_THE_BOARD = gettext_lazy("As long as the board stands: it tells why the strategy is as it is.")
WHO_SEES_THE_BOARD = gettext_lazy("Everybody who sees the board.")

keep(
    "analyses.boards",
    group=Group.WORK,
    words=gettext_lazy("Boards that you made or closed"),
    why=gettext_lazy("So that it can be seen who led the work."),
    how_long=AS_LONG_AS_THE_BOARD,
    who_sees=WHO_SEES_THE_BOARD,
    fields=("analyses.Board.created_by", "analyses.Board.closed_by"),
    rows=lambda person: Board.objects.filter(Q(created_by=person) | Q(closed_by=person)).order_by("-created_at", "-pk"),
    tell=lambda board: Told(words=board.title, at=board.created_at),
)
keep(
    "analyses.cards",
    group=Group.WORK,
    words=gettext_lazy("Cards that you wrote, changed, moved or put aside"),
    why=gettext_lazy("So that nobody's card disappears unseen, and the writer can be asked what it means."),
    how_long=AS_LONG_AS_THE_BOARD,
    who_sees=WHO_SEES_THE_BOARD,
    fields=(
        "analyses.Card.author",
        "analyses.Card.edited_by",
        "analyses.Card.moved_by",
        "analyses.Card.put_aside_by",
    ),
    rows=lambda person: Card.objects.filter(
        Q(author=person) | Q(edited_by=person) | Q(moved_by=person) | Q(put_aside_by=person)
    ).order_by("-created_at", "-pk"),
    tell=lambda card: Told(words=card.text, at=card.created_at),
)
keep(
    "analyses.links",
    group=Group.WORK,
    words=gettext_lazy("Links that you made or removed between a card and a commitment"),
    why=gettext_lazy("So that it can be seen who drew the line from the analysis to the strategy."),
    how_long=AS_LONG_AS_THE_BOARD,
    who_sees=WHO_SEES_THE_BOARD,
    fields=("analyses.Link.linked_by", "analyses.Link.removed_by"),
    rows=lambda person: (
        Link.objects.select_related("card")
        .filter(Q(linked_by=person) | Q(removed_by=person))
        .order_by("-linked_at", "-pk")
    ),
    tell=lambda link: Told(words=link.card.text, at=link.linked_at),
)
