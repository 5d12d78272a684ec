"""What seminars put on my day: cards and votes that are waited for, and seminars that I lead."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kompas.analyses.models import Card, Participant, Seminar
from kompas.analyses.workflow import Phase
from kompas.web.shared.day import Owed, Underway, owed, underway
from kompas.web.shared.pages import SignedInRequest


@owed
def invited(request: SignedInRequest, _at: datetime) -> Iterable[Owed]:
    """Seminars whose cards she has not put yet, and whose votes she has not given; one query."""
    own = Card.objects.filter(board=OuterRef("seminar__board"), author=request.user)
    mine = Participant.objects.filter(person=request.user).annotate(given=Count("votes"), has_card=Exists(own))
    waiting = Q(seminar__phase=Phase.GATHERING, has_card=False) | Q(
        seminar__phase=Phase.VOTING, given__lt=F("seminar__votes_each")
    )
    found = mine.filter(waiting).select_related("seminar__board", "seminar__leader").order_by("pk")
    return [_owed(each.seminar) for each in found]


def _owed(seminar: Seminar) -> Owed:
    is_gathering = seminar.phase == Phase.GATHERING
    words = _("Put your cards for “%(title)s”") if is_gathering else _("Give your votes at “%(title)s”")
    return Owed(
        words=words % {"title": seminar.board.title},
        href=reverse("analyses:seminar", args=[seminar.board.slug]),
        due_on=seminar.gather_until if is_gathering else seminar.board.held_on,
        asked_by=seminar.leader.name,
    )


@underway
def led(request: SignedInRequest, _at: datetime) -> Iterable[Underway]:
    running = Seminar.objects.running().filter(leader=request.user).for_list()
    return [
        Underway(
            words=seminar.board.title,
            href=reverse("analyses:seminar", args=[seminar.board.slug]),
            state=str(seminar.get_phase_display()),
        )
        for seminar in running
    ]
