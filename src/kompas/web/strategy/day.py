"""What strategies put on my day: comments that I owe, drafts that wait for me, and what was adopted or published."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import kompas.web.strategy.day_views  # noqa: F401 - comments and other views declare their own part
from kompas.strategy.models import CommentRequest, Revision, Strategy
from kompas.strategy.permissions import ADOPT, WRITE
from kompas.web.shared.day import News, Owed, Underway, news, owed, underway
from kompas.web.shared.pages import SignedInRequest


@owed
def comments(request: SignedInRequest, _at: datetime) -> Iterable[Owed]:
    asked = CommentRequest.objects.awaiting(request.user).select_related("revision__strategy", "asked_by")
    return [
        Owed(
            words=_("Comment on the draft “%(title)s”") % {"title": one.revision.title},
            href=reverse("strategy:comment", args=[one.revision.strategy.slug]),
            due_on=one.due_on,
            asked_by=one.asked_by.name,
        )
        for one in asked
    ]


@owed
def ready(request: SignedInRequest, _at: datetime) -> Iterable[Owed]:
    """Drafts that she may adopt, once all who were asked have commented and nothing in the text is unfinished."""
    may_adopt = Revision.objects.ready().filter(strategy__unit__in=request.reach.where(ADOPT))
    waiting = may_adopt.waiting_for(request.user).order_by("created_at", "pk")
    return [
        Owed(
            words=_("Adopt “%(title)s”, which is ready") % {"title": title},
            href=reverse("strategy:adopt", args=[slug]),
            asked_by=writer,
        )
        for title, slug, writer in waiting.values_list("title", "strategy__slug", "created_by__name")
    ]


@underway
def drafts(request: SignedInRequest, _at: datetime) -> Iterable[Underway]:
    mine = Revision.objects.drafts().filter(created_by=request.user, strategy__unit__in=request.reach.where(WRITE))
    open_requests = Q(
        comment_requests__isnull=False, comment_requests__answered_at=None, comment_requests__withdrawn_at=None
    )
    counted = mine.annotate(waiting=Count("comment_requests", filter=open_requests)).order_by("-created_at", "pk")
    return [
        Underway(words=title, href=reverse("strategy:draft", args=[slug]), state=_waiting(waiting))
        for title, slug, waiting in counted.values_list("title", "strategy__slug", "waiting")
    ]


def _waiting(count: int) -> str:
    if not count:
        return _("Draft")
    return ngettext("Waits for %(count)d comment", "Waits for %(count)d comments", count) % {"count": count}


@news
def adopted(_request: SignedInRequest, since: datetime) -> Iterable[News]:
    wordings = (
        Revision.objects.adopted()
        .filter(adopted_at__gte=since)
        .select_related("strategy__unit", "adopted_by", "origin")
    )
    return [
        News(
            words=_adopted(one),
            at=one.adopted_at,
            href=reverse("strategy:show", args=[one.strategy.slug]),
            who=one.adopter,
        )
        for one in wordings
        if one.adopted_at
    ]


def _adopted(wording: Revision) -> str:
    if wording.number > 1:
        return _("A new wording of “%(title)s” was adopted") % {"title": wording.title}
    return _("“%(title)s” was adopted in %(unit)s") % {"title": wording.title, "unit": wording.strategy.unit.name}


@news
def published(_request: SignedInRequest, since: datetime) -> Iterable[News]:
    strategies = (
        Strategy.objects.published().filter(published_at__gte=since).with_title().select_related("published_by")
    )
    return [
        News(
            words=_("“%(title)s” can now be read by citizens") % {"title": one.title},
            at=one.published_at,
            href=reverse("strategy:show", args=[one.slug]),
            who=one.published_by.name if one.published_by else "",
        )
        for one in strategies
        if one.published_at
    ]
