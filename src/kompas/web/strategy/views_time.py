"""A strategy through time: its history, what was in force on a day, what differs between two wordings."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kompas.strategy import queries, through_time, wordings
from kompas.strategy.models import Revision, Strategy
from kompas.web.shared import comparing
from kompas.web.shared.pages import SignedInRequest, page
from kompas.web.strategy import desk
from kompas.web.strategy.forms_time import DayForm
from kompas.web.strategy.views_reading import ADDRESSES, readable


@page
def history(request: SignedInRequest, slug: str) -> HttpResponse:
    revision = readable(request, slug)
    strategy = revision.strategy
    draft = queries.draft_of(strategy)
    before, after = wordings.around(strategy, Strategy.objects.visible_to(request.user, request.reach))
    own = {
        "chapters": through_time.history(strategy),
        "draft": draft if draft and queries.may_see_draft(draft, request.user, request.reach) else None,
        "before": before,
        "after": after,
        "form": DayForm(initial={"dag": timezone.localdate()}),
    }
    return render(request, "strategy/history.html", {**_frame(revision), **own})


@page
def on_day(request: SignedInRequest, slug: str) -> HttpResponse:
    """What was in force on a day in the strategy's unit: this strategy and the others."""
    revision = readable(request, slug)
    form = DayForm(request.GET if "dag" in request.GET else {"dag": timezone.localdate()})
    context = {**_frame(revision), "form": form, "today": timezone.localdate()}
    if not form.is_valid():
        return render(request, "strategy/on_day.html", context, status=422)
    day, unit = form.cleaned_data["dag"], revision.strategy.unit
    visible = Strategy.objects.visible_to(request.user, request.reach).filter(unit=unit)
    own = {"day": day, "found": through_time.in_force_on(day, visible)}
    return render(request, "strategy/on_day.html", {**context, **own})


@page
def differences(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy = desk.find_strategy(request, slug)
    may_read = wordings.listed(strategy)
    draft = queries.draft_of(strategy)
    if draft and queries.may_see_draft(draft, request.user, request.reach):
        may_read = [draft, *may_read]
    if not may_read:
        raise Http404
    context = comparing.comparison(strategy, may_read, request.GET, ADDRESSES)
    return render(request, "strategy/differences.html", context)


def _frame(revision: Revision) -> dict[str, object]:
    return {
        "strategy": revision.strategy,
        "revision": revision,
        "language": revision.language,
        "addresses": ADDRESSES,
    }
