"""The workbench itself, and the beginning of a next period."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from kompas.errors import DomainError
from kompas.strategy import queries, services
from kompas.strategy.models import Strategy, Succession
from kompas.strategy.permissions import ADOPT, WRITE
from kompas.strategy.succession import questions
from kompas.strategy.workflow import State
from kompas.web.next_period import workbench
from kompas.web.next_period.forms import BeginForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


@page
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy = workbench.find_strategy(request, slug)
    succession = workbench.find_succession(request, strategy)
    if succession is None:
        _check_may_begin(request, strategy)
        return _begin_page(request, strategy, BeginForm(_units(request), initial=_suggested(strategy)))
    shown = workbench.context(request, succession)
    asked = questions(shown["plan"]) if succession.is_open else []
    own = {
        "questions": len(asked),
        "unanswered": sum(each.answer is None for each in asked),
        "may_close": strategy.state == State.ADOPTED and request.reach.may(ADOPT, strategy.unit_id),
        "may_adopt": request.reach.may(ADOPT, succession.new.unit_id),
    }
    return render(request, "next_period/show.html", {**shown, **own})


@deed
def begin(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy = workbench.find_strategy(request, slug)
    _check_may_begin(request, strategy)
    form = BeginForm(_units(request), request.POST)
    if form.is_valid():
        try:
            services.begin_next_period(strategy=strategy, **form.cleaned_data, **workbench.now(request))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return go(request, "next_period:show", slug)
    return _begin_page(request, strategy, form, status=422)


@deed
def take_up(request: SignedInRequest, slug: str) -> HttpResponse:
    """A draft that names this strategy as the one it follows after becomes its planning version."""
    strategy = workbench.find_strategy(request, slug)
    _check_may_begin(request, strategy)
    draft = queries.draft_of(get_object_or_404(_drafts_after(request, strategy), slug=request.POST.get("kladde", "")))
    if draft is None:
        raise Http404
    try:
        services.take_up(draft=draft, **workbench.now(request))
    except DomainError as refusal:
        messages.error(request, workbench.in_words(refusal))
    return go(request, "next_period:show", slug)


def _check_may_begin(request: SignedInRequest, strategy: Strategy) -> None:
    """404 where a planning version exists that she may not see, or there is nothing to follow after."""
    if strategy.is_draft or Succession.objects.filter(old=strategy).exists():
        raise Http404
    require(request.reach.may(WRITE, strategy.unit_id))


def _begin_page(request: SignedInRequest, strategy: Strategy, form: BeginForm, status: int = 200) -> HttpResponse:
    revision = queries.in_force(strategy)
    if revision is None:
        raise Http404
    drafts = _drafts_after(request, strategy).with_title()
    shown = {"strategy": strategy, "revision": revision, "form": form, "drafts": drafts}
    return render(request, "next_period/begin.html", shown, status=status)


def _drafts_after(request: SignedInRequest, strategy: Strategy) -> Any:
    written = Strategy.objects.visible_to(request.user, request.reach).writable_by(request.reach)
    return written.filter(predecessor=strategy, state=State.DRAFT)


def _units(request: SignedInRequest) -> list[Any]:
    return queries.units_to_write_for(request.reach, on=timezone.localdate())


def _suggested(strategy: Strategy) -> dict[str, Any]:
    """The period right after, as long as this one."""
    first, last = strategy.period_from, strategy.period_to
    suggested: dict[str, Any] = {"unit": strategy.unit.code, "title": strategy.title}
    if first and last:
        suggested |= {"period_from": last + 1, "period_to": last + 1 + last - first}
    return suggested
