"""How a strategy lives: the list, a new draft, adopting, showing to citizens, closing, a new revision."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.errors import DomainError
from kompas.strategy import queries, services
from kompas.strategy.doubts import like
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.permissions import ADOPT, PUBLISH, WRITE
from kompas.strategy.workflow import State
from kompas.web.shared import reading
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require
from kompas.web.strategy import desk
from kompas.web.strategy.forms import AdoptForm, FilterForm, NewForm, ReasonForm
from kompas.web.strategy.onwards import onwards
from kompas.web.strategy.views_reading import ADDRESSES


@page
def overview(request: SignedInRequest) -> HttpResponse:
    visible = Strategy.objects.visible_to(request.user, request.reach)
    chosen = FilterForm(visible, request.GET)
    shown = {
        "strategies": chosen.narrow(visible).for_list().with_draft(request.user, request.reach),
        "filter": chosen,
        "is_narrowed": chosen.has_changed(),
        "may_write": request.reach.may(WRITE),
    }
    return render(request, "strategy/overview.html", shown)


@page
def new(request: SignedInRequest) -> HttpResponse:
    units = queries.units_to_write_for(request.reach, on=timezone.localdate())
    require(bool(units))
    return render(request, "strategy/new.html", {"form": NewForm(units)})


@deed
def create(request: SignedInRequest) -> HttpResponse:
    units = queries.units_to_write_for(request.reach, on=timezone.localdate())
    require(bool(units))
    form = NewForm(units, request.POST)

    def begin(given: dict[str, Any]) -> None:
        form.done = services.create_draft_once(**given, **desk.now(request))

    alike = _alike(request, form)
    if not alike and form.attempt(begin):
        return go(request, "strategy:draft", form.done.slug)
    return render(request, "strategy/new.html", {"form": form, "alike": alike}, status=422)


@page
@onwards
def delete(request: SignedInRequest, slug: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    return render(request, "strategy/draft_delete.html", {"strategy": draft.strategy, "draft": draft})


@deed
def delete_now(request: SignedInRequest, slug: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    was_adopted = draft.strategy.state != State.DRAFT
    try:
        services.delete_draft(revision=draft, opened_on=desk.opened_on(request), **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, refusal)
    messages.success(request, _("The draft has been deleted."))
    return go(request, "strategy:show", slug) if was_adopted else go(request, "strategy:overview")


@page
@onwards
def adopt(request: SignedInRequest, slug: str) -> HttpResponse:
    draft = _draft_to_adopt(request, slug)
    return _adopt_page(request, draft, AdoptForm(initial={"opened_on": draft.version}))


@deed
def adopt_now(request: SignedInRequest, slug: str) -> HttpResponse:
    draft = _draft_to_adopt(request, slug)
    form = AdoptForm(request.POST)
    if form.attempt(lambda given: services.adopt(revision=draft, **given, **desk.now(request))):
        messages.success(request, _("The strategy has been adopted."))
        return go(request, "strategy:show", slug)
    return _adopt_page(request, draft, form, status=422)


@page
def publish(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy, revision = _in_force(request, slug, PUBLISH)
    return render(request, "strategy/publish.html", {**reading.whole(revision, ADDRESSES), "strategy": strategy})


@deed
def publish_now(request: SignedInRequest, slug: str) -> HttpResponse:
    return _deed_on(request, slug, PUBLISH, services.publish, _("Citizens can read the strategy now."))


@deed
def unpublish_now(request: SignedInRequest, slug: str) -> HttpResponse:
    return _deed_on(request, slug, PUBLISH, services.unpublish, _("Citizens no longer see the strategy."))


@page
def close(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy, revision = _in_force(request, slug, ADOPT)
    shown = {"strategy": strategy, "revision": revision, "draft": queries.draft_of(strategy)}
    return render(request, "strategy/close.html", shown)


@deed
def close_now(request: SignedInRequest, slug: str) -> HttpResponse:
    return _deed_on(request, slug, ADOPT, services.close, _("The strategy has been closed."))


@deed
def reopen_now(request: SignedInRequest, slug: str) -> HttpResponse:
    return _deed_on(request, slug, ADOPT, services.reopen, _("The strategy is in force again."))


@page
def revise(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy, revision = _in_force(request, slug, WRITE)
    shown = {"strategy": strategy, "revision": revision, "form": ReasonForm()}
    return render(request, "strategy/revise.html", shown)


@deed
def revise_now(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy, revision = _in_force(request, slug, WRITE)
    form = ReasonForm(request.POST)
    if form.attempt(lambda given: services.begin_revision(strategy=strategy, **given, **desk.now(request))):
        return go(request, "strategy:draft", slug)
    shown = {"strategy": strategy, "revision": revision, "form": form}
    return render(request, "strategy/revise.html", shown, status=422)


def _alike(request: SignedInRequest, form: NewForm) -> dict[str, Any]:
    """The strategies for the same unit and years, until she has said of just these that she begins another."""
    if not form.is_valid():
        return {}
    of = [form.cleaned_data[name] for name in ("unit", "period_from", "period_to")]
    answer = " ".join(str(each or "") for each in (of[0].code, *of[1:]))
    found = like(Strategy.objects.visible_to(request.user, request.reach), *of)
    sent_twice = services.just_begun(**form.cleaned_data, **desk.now(request))
    if sent_twice or request.POST.get("alligevel") == answer or not found:
        return {}
    return {"strategies": found, "answer": answer}


def _draft_to_adopt(request: SignedInRequest, slug: str) -> Revision:
    draft = desk.find_draft(request, slug)
    require(request.reach.may(ADOPT, draft.strategy.unit_id))
    return draft


def _adopt_page(request: SignedInRequest, draft: Revision, form: AdoptForm, status: int = 200) -> HttpResponse:
    found = desk.obstacles_with_links(draft)
    shown = {
        "strategy": draft.strategy,
        "draft": draft,
        "form": form,
        "obstacles": [each for each in found if not each[0].may_be_passed],
        "doubts": desk.doubts_with_links(draft),
        "passable": [each for each in found if each[0].may_be_passed],
        "waiting": draft.comment_requests.open().for_list(),
        "commitments": draft.commitment_texts.count(),
    }
    return render(request, "strategy/adopt.html", shown, status=status)


def _in_force(request: SignedInRequest, slug: str, code: str) -> tuple[Strategy, Revision]:
    """The strategy and its wording in force, for those who hold the permission in its unit."""
    strategy = desk.find_strategy(request, slug)
    require(request.reach.may(code, strategy.unit_id))
    revision = queries.in_force(strategy)
    if revision is None:
        raise Http404
    return strategy, revision


def _deed_on(request: SignedInRequest, slug: str, code: str, deed_on: Any, done: str) -> HttpResponse:
    """Do one of the deeds that take a whole strategy, and say how it went on its page."""
    strategy = desk.find_strategy(request, slug)
    require(request.reach.may(code, strategy.unit_id))
    try:
        deed_on(strategy=strategy, opened_on=desk.opened_on(request), **desk.now(request))
    except DomainError as refusal:
        messages.error(request, desk.in_words(refusal))
    else:
        messages.success(request, done)
    return go(request, "strategy:show", slug)
