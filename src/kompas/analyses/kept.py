"""What analyses keeps of a person."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.accounts.keeping import Group, Told, keep
from kompas.accounts.models import User
from kompas.analyses.models import Board, Card, Conclusion, ConclusionLink, Link, OtherView, Seminar, Vote

AS_LONG = gettext_lazy("As long as the board stands: it is part of the strategy's history.")
EVERYBODY = gettext_lazy("Those who may see the board: in most cases everybody who works here.")
INVITED = gettext_lazy("Those invited to the seminar, and everybody who works here once it is concluded.")


def _links(person: User) -> list[Any]:
    mine = Q(linked_by=person) | Q(removed_by=person)
    of_cards = Link.objects.filter(mine).select_related("card")
    of_conclusions = ConclusionLink.objects.filter(mine).select_related("conclusion")
    return sorted([*of_cards, *of_conclusions], key=lambda link: link.linked_at, reverse=True)


def _tell_link(link: Any) -> Told:
    source = link.card if isinstance(link, Link) else link.conclusion
    return Told(words=_("Linked to a commitment"), at=link.linked_at, text=source.text)


keep(
    "analyses.boards",
    group=Group.WORK,
    words=gettext_lazy("Boards that you began or closed"),
    why=gettext_lazy("So that it can be seen who stood behind them."),
    how_long=AS_LONG,
    who_sees=EVERYBODY,
    fields=("analyses.Board.created_by", "analyses.Board.closed_by"),
    rows=lambda person: Board.objects.filter(Q(created_by=person) | Q(closed_by=person)).order_by("-created_at", "-pk"),
    tell=lambda board: Told(words=board.title, at=board.created_at),
)
keep(
    "analyses.cards",
    group=Group.WORK,
    words=gettext_lazy("Cards that you put, reworded, moved or put aside"),
    why=gettext_lazy(
        "So that one can ask who meant what. Where cards have no names, none is kept once gathering ends."
    ),
    how_long=AS_LONG,
    who_sees=EVERYBODY,
    fields=(
        "analyses.Card.author",
        "analyses.Card.edited_by",
        "analyses.Card.moved_by",
        "analyses.Card.put_aside_by",
    ),
    rows=lambda person: Card.objects.filter(
        Q(author=person) | Q(edited_by=person) | Q(moved_by=person) | Q(put_aside_by=person)
    ).order_by("-created_at", "-pk"),
    tell=lambda card: Told(words=_("Card %(number)s") % {"number": card.number}, at=card.created_at, text=card.text),
)
keep(
    "analyses.links",
    group=Group.WORK,
    words=gettext_lazy("Cards and conclusions that you linked to commitments"),
    why=gettext_lazy("So that it can be seen why a commitment is there, and who saw it so."),
    how_long=AS_LONG,
    who_sees=EVERYBODY,
    fields=(
        "analyses.Link.linked_by",
        "analyses.Link.removed_by",
        "analyses.ConclusionLink.linked_by",
        "analyses.ConclusionLink.removed_by",
    ),
    rows=_links,
    tell=_tell_link,
)
keep(
    "analyses.seminars",
    group=Group.WORK,
    words=gettext_lazy("Seminars that you led or were invited to"),
    why=gettext_lazy("So that those invited can take part, and it can be seen who did."),
    how_long=AS_LONG,
    who_sees=INVITED,
    fields=(
        "analyses.Seminar.leader",
        "analyses.Seminar.over_by",
        "analyses.Participant.person",
        "analyses.Participant.invited_by",
    ),
    rows=lambda person: (
        Seminar.objects.filter(
            Q(leader=person) | Q(over_by=person) | Q(participants__person=person) | Q(participants__invited_by=person)
        )
        .distinct()
        .select_related("board")
        .order_by("-pk")
    ),
    tell=lambda seminar: Told(words=seminar.board.title, at=seminar.board.held_on),
)
keep(
    "analyses.votes",
    group=Group.WORK,
    words=gettext_lazy("Your votes at a seminar that is voting now"),
    why=gettext_lazy("So that nobody gives more than she has, and you can move yours."),
    how_long=gettext_lazy("Until voting ends: then they are counted, and forgotten."),
    who_sees=gettext_lazy("Nobody but you."),
    fields=(),
    rows=lambda person: Vote.objects.filter(participant__person=person).select_related("group").order_by("-pk"),
    tell=lambda vote: Told(words=vote.group.name),
)
keep(
    "analyses.words",
    group=Group.WORK,
    words=gettext_lazy("Other views that you raised or answered, and conclusions that you wrote"),
    why=gettext_lazy("So that one can see who meant what."),
    how_long=AS_LONG,
    who_sees=INVITED,
    fields=("analyses.OtherView.raised_by", "analyses.OtherView.answered_by", "analyses.Conclusion.written_by"),
    rows=lambda person: [
        *OtherView.objects.filter(Q(raised_by=person) | Q(answered_by=person)).order_by("-raised_at"),
        *Conclusion.objects.filter(written_by=person).order_by("-written_at"),
    ],
    tell=lambda row: (
        Told(words=_("Another view"), at=row.raised_at, text=row.text)
        if isinstance(row, OtherView)
        else Told(words=_("A conclusion"), at=row.written_at, text=row.text)
    ),
)
