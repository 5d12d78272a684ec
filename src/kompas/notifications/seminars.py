"""Who is told by letter of a seminar."""

from django.utils.formats import date_format
from django.utils.translation import gettext, override

from kompas.analyses.models import Participant, Seminar
from kompas.analyses.workflow import WITH_CARDS, Phase
from kompas.journal.following import Event
from kompas.notifications.addresses import address_of
from kompas.post.services import queue


def tell_who_is_invited(event: Event) -> None:
    """A letter to the person who was invited, with the way to her board."""
    invited = Participant.objects.filter(pk=event.subject_id or 0).select_related(
        "person", "invited_by", "seminar__board"
    )
    found = invited.first()
    if found is None or found.seminar.phase not in WITH_CARDS or not found.person.is_active:
        return
    board = found.seminar.board
    is_gathering = found.seminar.phase == Phase.GATHERING
    with override("da"):
        queue(
            to=found.person.email,
            subject=gettext("You are invited to “%(title)s”") % {"title": board.title},
            text=(
                gettext(
                    "%(name)s invites you to “%(title)s” on %(day)s.\n\n"
                    "Put your cards on the board by %(last)s at the latest:\n%(address)s\n\n"
                    "You also find it on my day."
                )
                if is_gathering
                else gettext("%(name)s invites you to “%(title)s” on %(day)s.\n\nTake part here:\n%(address)s")
            )
            % {
                "name": found.invited_by.name,
                "title": board.title,
                "day": date_format(board.held_on),
                "last": date_format(found.seminar.gather_until),
                "address": address_of("analyses:seminar", board.slug),
            },
            at=event.at,
        )


def tell_of_cancelling(event: Event) -> None:
    """A letter to those who were invited, but for the one who cancelled it."""
    seminar = Seminar.objects.filter(pk=event.subject_id or 0).select_related("board", "over_by").first()
    if seminar is None or seminar.over_by is None:
        return
    invited = seminar.participants.filter(person__is_active=True).exclude(person=seminar.over_by)
    for each in invited.select_related("person").order_by("pk"):
        with override("da"):
            queue(
                to=each.person.email,
                subject=gettext("“%(title)s” is cancelled") % {"title": seminar.board.title},
                text=gettext("%(name)s has cancelled “%(title)s” on %(day)s. You need do nothing more.")
                % {
                    "name": seminar.over_by.name,
                    "title": seminar.board.title,
                    "day": date_format(seminar.board.held_on),
                },
                at=event.at,
            )
