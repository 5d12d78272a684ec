"""Addresses of a draft once it is adopted: letters and bookmarks lead on to the strategy that it became."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kompas.strategy import queries
from kompas.web.shared.pages import SignedInRequest, go
from kompas.web.strategy import desk

type DraftView = Callable[..., HttpResponse]


def onwards(view: DraftView) -> DraftView:
    """Where the person finds no draft any more, go on to the wording in force, if there is one that she may see."""

    @wraps(view)
    def finding(request: SignedInRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, slug, *args, **kwargs)
        except Http404:
            _say_adopted(request, slug)
        return go(request, "strategy:show", slug)

    return finding


def _say_adopted(request: SignedInRequest, slug: str) -> None:
    """Raises Http404 where she may not see the strategy, it was never adopted, or she writes its next draft."""
    strategy = desk.find_strategy(request, slug)
    adopted = queries.in_force(strategy)
    if adopted is None or adopted.adopted_at is None:
        raise Http404
    if desk.may_write(request, strategy) and queries.draft_of(strategy):
        raise Http404
    day = date_format(localtime(adopted.adopted_at), "DATE_FORMAT")
    said = _("The draft was adopted on %(day)s, so it is not written or commented on any more.") % {"day": day}
    messages.info(request, said)
