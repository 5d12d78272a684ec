"""Who is told by letter when something happened."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from kompas.accounts.models import User
from kompas.journal.following import Event, follow
from kompas.notifications import seminars
from kompas.notifications.addresses import address_of
from kompas.post.services import queue
from kompas.strategy import answering
from kompas.strategy.models import Challenge, CommentRequest

follow("notifications.seminar_invited", "analyses.seminar_invited")(seminars.tell_who_is_invited)
follow("notifications.seminar_cancelled", "analyses.seminar_cancelled")(seminars.tell_of_cancelling)


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


@follow("notifications.comment_replied", "strategy.comment_replied")
def tell_who_commented(event: Event) -> None:
    """A letter to who commented: somebody has told what became of it. What, she reads inside."""
    request = _request(event)
    if request is None or not request.person.is_active or request.person_id == event.actor_id:
        return
    strategy, is_draft = request.revision.strategy, request.revision.is_draft
    with override("da"):
        queue(
            to=request.person.email,
            subject=gettext("Your comment on “%(title)s” has been answered") % {"title": request.revision.title},
            text=gettext("See what became of it:\n%(address)s")
            % {
                "address": address_of("strategy:comment", strategy.slug)
                if is_draft
                else address_of("strategy:edition", strategy.slug, request.revision.number)
            },
            at=event.at,
        )


@follow("notifications.challenged", "strategy.challenged", "strategy.challenge_asked_again")
def tell_who_answers(event: Event) -> None:
    """A letter to those who are to answer another view: its writer first, then those who may adopt."""
    challenge = _challenge(event)
    if challenge is None or not challenge.waits:
        return
    on = timezone.localdate(event.at)
    with override("da"):
        for person in answering.who_answers(challenge, on=on):
            queue(
                to=person.email,
                subject=gettext("Another view on “%(title)s” waits for an answer") % {"title": _title(challenge)},
                text=gettext("%(name)s sees it otherwise.\n\nRead why, and answer here:\n%(address)s")
                % {"name": challenge.raised_by.name, "address": _of(challenge)},
                at=event.at,
            )


@follow("notifications.challenge_answered", "strategy.challenge_answered")
def tell_who_challenged(event: Event) -> None:
    """A letter to who gave another view, when it was answered."""
    challenge = _challenge(event)
    if challenge is None or not challenge.raised_by.is_active:
        return
    with override("da"):
        queue(
            to=challenge.raised_by.email,
            subject=gettext("Your view on “%(title)s” has been answered") % {"title": _title(challenge)},
            text=gettext("Read the answer here:\n%(address)s") % {"address": _of(challenge)},
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


def _request(event: Event) -> CommentRequest | None:
    """The request that the event tells of; None when its draft has been deleted meanwhile."""
    requests = CommentRequest.objects.select_related("person", "asked_by", "revision__strategy")
    return requests.filter(pk=event.subject_id).first()


def _challenge(event: Event) -> Challenge | None:
    return Challenge.objects.for_list().filter(pk=event.subject_id).first()


def _title(challenge: Challenge) -> str:
    return challenge.revision.title if challenge.revision else challenge.strategy.slug


def _of(challenge: Challenge) -> str:
    return address_of("strategy:challenge", challenge.strategy.slug, challenge.number)
