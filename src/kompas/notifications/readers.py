"""Who is told by letter when something happened."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from kompas.accounts.models import User
from kompas.journal.following import Event, follow
from kompas.post.services import queue
from kompas.strategy.models import CommentRequest


@follow("notifications.comment_asked", "strategy.comment_asked")
def tell_who_is_asked(event: Event) -> None:
    """A letter to the person whose comment is asked for, with the way to the draft."""
    request = _request(event)
    if request is None or not request.is_open or not request.person.is_active:
        return
    with override("da"):
        queue(
            to=request.person.email,
            subject=gettext("Will you comment on the draft of “%(title)s”?") % {"title": request.revision.title},
            text=gettext(
                "%(name)s would like your comment by %(day)s at the latest.\n\n"
                "Read the draft and answer here:\n%(address)s\n\n"
                "You also find it on my day."
            )
            % {
                "name": request.asked_by.name,
                "day": date_format(request.due_on),
                "address": address_of("strategy:comment", request.revision.strategy.slug),
            },
            at=event.at,
        )


@follow("notifications.commented", "strategy.commented")
def tell_who_asked(event: Event) -> None:
    """A letter to the person who asked, unless she answered herself."""
    request = _request(event)
    if request is None or request.person_id == request.asked_by_id or not request.asked_by.is_active:
        return
    with override("da"):
        queue(
            to=request.asked_by.email,
            subject=gettext("%(name)s has commented on the draft of “%(title)s”")
            % {"name": request.person.name, "title": request.revision.title},
            text=gettext("Read the comment beside the draft:\n%(address)s")
            % {"address": address_of("strategy:draft", request.revision.strategy.slug)},
            at=event.at,
        )


@follow("notifications.deputy", "organisation.deputy_named", "organisation.deputy_withdrawn")
def tell_who_is_stood_in_for(event: Event) -> None:
    """A letter to the person whose deputies somebody else named or withdrew: nobody is stood in for unknowingly."""
    person = User.objects.active().filter(pk=event.subject_id or 0).first()
    deputy = User.objects.filter(pk=event.data["person"]).first()
    namer = User.objects.filter(pk=event.actor_id or 0).first()
    if person is None or deputy is None or namer is None or namer == person:
        return
    named = event.kind == "organisation.deputy_named"
    with override("da"):
        queue(
            to=person.email,
            subject=gettext("%(name)s stands in for you") % {"name": deputy.name}
            if named
            else gettext("%(name)s no longer stands in for you") % {"name": deputy.name},
            text=gettext(
                "%(namer)s has changed who stands in for you.\n\n"
                "See your deputies, and withdraw whom you do not want, here:\n%(address)s"
            )
            % {"namer": namer.name, "address": address_of("directory:deputies", person.slug)},
            at=event.at,
        )


def address_of(page: str, *parts: str) -> str:
    """The whole address of a page, as it stands in a letter."""
    return settings.BASE_URL + reverse(page, args=parts)


def _request(event: Event) -> CommentRequest | None:
    """The request that the event tells of; None when its draft has been deleted meanwhile."""
    requests = CommentRequest.objects.select_related("person", "asked_by", "revision__strategy")
    return requests.filter(pk=event.subject_id).first()
