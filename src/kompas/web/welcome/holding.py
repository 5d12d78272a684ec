"""Who may set the house up: the one browser that used the code."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from kompas.journal.actors import Actor
from kompas.organisation.models import FirstVisit
from kompas.organisation.services import first_visit

KEY = "first_visit_key"


class FirstVisitRequest(HttpRequest):
    """A request of the browser that used the code. `actor` is the administrator as soon as there is one."""

    visit: FirstVisit
    actor: Actor


def held(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only for that browser; to all others the page where the code is asked for; once it is over, no page at all."""

    @wraps(view)
    def holding(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        refuse_when_over()
        visit = first_visit.held_by(request.session.get(KEY, ""))
        if visit is None:
            return redirect("welcome:enter")
        told = cast("FirstVisitRequest", request)
        told.visit = visit
        told.actor = Actor.person(visit.administrator_id) if visit.administrator_id else Actor.house()
        return view(told, *args, **kwargs)

    return holding


def refuse_when_over() -> None:
    if first_visit.is_over():
        raise Http404
