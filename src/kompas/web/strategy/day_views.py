"""What comments and other views put on my day: answers that I owe, and what became of what I said."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kompas.strategy import answering
from kompas.strategy.models import Challenge, ChallengeAnswer, CommentReply, CommentRequest
from kompas.strategy.permissions import WRITE
from kompas.strategy.rules import shortened
from kompas.web.shared.day import News, Owed, news, owed
from kompas.web.shared.pages import SignedInRequest

LETTERS = 60  # of a view on my day


@owed
def unreplied(request: SignedInRequest, _at: datetime) -> Iterable[Owed]:
    """Comments on drafts that she writes, which nobody has told what became of."""
    said = CommentRequest.objects.unreplied().filter(
        revision__state="draft",
        revision__created_by=request.user,
        revision__strategy__unit__in=request.reach.where(WRITE),
    )
    rows = said.order_by("answered_at", "pk").values_list(
        "person__name", "person__slug", "revision__number", "revision__strategy__slug"
    )
    return [
        Owed(
            words=_("Answer the comment of %(name)s") % {"name": name},
            href=reverse("strategy:comment_reply", args=[slug, number, person]),
            asked_by=name,
        )
        for name, person, number, slug in rows
    ]


@owed
def other_views(request: SignedInRequest, _at: datetime) -> Iterable[Owed]:
    waiting = answering.awaiting(request.user, request.reach).order_by("raised_at", "pk")
    return [
        Owed(
            words=_("Answer another view: %(view)s") % {"view": _begun(one.view)},
            href=_address(one),
            asked_by=one.raised_by.name,
        )
        for one in waiting.select_related("raised_by", "strategy")
    ]


@news
def replied(request: SignedInRequest, since: datetime) -> Iterable[News]:
    replies = CommentReply.objects.filter(request__person=request.user, at__gte=since).exclude(by=request.user)
    return [
        News(
            words=_("Your comment on “%(title)s” has been answered") % {"title": one.request.revision.title},
            at=one.at,
            href=_where_read(one),
            who=one.by.name,
        )
        for one in replies.select_related("by", "request__revision__strategy")
    ]


@news
def answered(request: SignedInRequest, since: datetime) -> Iterable[News]:
    answers = ChallengeAnswer.objects.filter(challenge__raised_by=request.user, at__gte=since)
    return [
        News(
            words=_("Your other view has been answered: %(view)s") % {"view": _begun(one.challenge.view)},
            at=one.at,
            href=_address(one.challenge),
            who=one.by.name,
        )
        for one in answers.select_related("by", "challenge__strategy")
    ]


def _where_read(reply: CommentReply) -> str:
    revision = reply.request.revision
    if revision.is_draft:
        return reverse("strategy:comment", args=[revision.strategy.slug])
    return reverse("strategy:edition", args=[revision.strategy.slug, revision.number])


def _begun(words: str) -> str:
    return shortened(" ".join(words.split()), LETTERS)


def _address(challenge: Challenge) -> str:
    return reverse("strategy:challenge", args=[challenge.strategy.slug, challenge.number])
