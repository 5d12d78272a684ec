"""Other views on a strategy: all of them, one with its answers, and giving one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kompas.errors import DomainError
from kompas.strategy import abouts, answering, queries, services
from kompas.strategy.differences import compare
from kompas.strategy.models import Challenge, Revision, Strategy
from kompas.strategy.queries import outline
from kompas.strategy.workflow import ChallengeState, State
from kompas.web.shared.comparing import pieces
from kompas.web.shared.pages import SignedInRequest, deed, go, page
from kompas.web.shared.paging import page_of
from kompas.web.strategy import desk
from kompas.web.strategy.forms_views import AgainForm, AnswerForm, ChallengeForm
from kompas.web.strategy.layout import KIND_WORDS, TEXT_WORDS
from kompas.web.strategy.views_reading import ADDRESSES, readable

CODES = {**KIND_WORDS, **TEXT_WORDS}


@page
def overview(request: SignedInRequest, slug: str) -> HttpResponse:
    revision = readable(request, slug)
    seen = Challenge.objects.filter(strategy=revision.strategy).visible_to(request.user, request.reach)
    context = {
        **_frame(revision),
        "page": page_of(seen.for_list(), request, order=("-number",)),
        "waiting": seen.waiting().count(),
        "may_give": revision.strategy.state != State.CLOSED,
    }
    return render(request, "strategy/challenges.html", context)


@page
def show(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    challenge = _find(request, slug, number)
    return _show_page(request, challenge, AnswerForm(initial={"opened_on": challenge.version}), AgainForm())


@page
def new(request: SignedInRequest, slug: str) -> HttpResponse:
    """A form about the part that the address names (`?del=loefte-2`), in the draft where it says so."""
    revision = _wording(request, slug, "kladde" in request.GET)
    offered = list(abouts.abouts(outline(revision)))
    word, _dash, address = request.GET.get("del", "").partition("-")
    chosen = next((each.value for each in offered if (each.code, each.address) == (CODES.get(word), address)), "")
    return _new_page(request, revision, ChallengeForm(offered, initial={"about": chosen}))


@deed
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    revision = _wording(request, slug, "kladde" in request.POST)
    form = ChallengeForm(abouts.abouts(outline(revision)), request.POST)
    if form.attempt(lambda given: services.raise_challenge(revision=revision, **given, **desk.now(request))):
        messages.success(request, _("Thank you for seeing it otherwise. You will be answered by name."))
        return go(request, "strategy:challenges", slug)
    return _new_page(request, revision, form, status=422)


@deed
def answer(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    challenge = _find(request, slug, number)
    form = AnswerForm(request.POST)
    if form.attempt(lambda given: services.answer_challenge(challenge=challenge, **given, **desk.now(request))):
        messages.success(request, _("%(name)s is told of your answer.") % {"name": challenge.raised_by.name})
        return go(request, "strategy:challenge", slug, number)
    return _show_page(request, _find(request, slug, number), form, AgainForm(), status=422)


@deed
def again(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    challenge = _find(request, slug, number)
    form = AgainForm(request.POST)
    if form.attempt(lambda given: services.ask_again(challenge=challenge, **given, **desk.now(request))):
        messages.success(request, _("It has been asked again. The next answer comes from somebody who may adopt."))
        return go(request, "strategy:challenge", slug, number)
    return _show_page(request, challenge, AnswerForm(), form, status=422)


@deed
def withdraw(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    try:
        services.withdraw_challenge(challenge=_find(request, slug, number), **desk.now(request))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return go(request, "strategy:challenge", slug, number)


def _find(request: SignedInRequest, slug: str, number: int) -> Challenge:
    """What this person may see; a view of her own also where she may not see the strategy any more."""
    seen = Challenge.objects.visible_to(request.user, request.reach).for_list()
    return get_object_or_404(seen, strategy__slug=slug, number=number)


def _wording(request: SignedInRequest, slug: str, is_draft: bool) -> Revision:  # noqa: FBT001
    """The draft where it is asked for or is all there is, else the wording in force; as far as she may see it."""
    strategy = desk.find_strategy(request, slug)
    draft = queries.draft_of(strategy)
    if draft and not queries.may_see_draft(draft, request.user, request.reach):
        draft = None
    found = (draft if is_draft else None) or queries.in_force(strategy) or draft
    if found is None:
        raise Http404
    return found


def _new_page(request: SignedInRequest, revision: Revision, form: ChallengeForm, status: int = 200) -> HttpResponse:
    return render(request, "strategy/challenge_new.html", {**_frame(revision), "form": form}, status=status)


def _show_page(
    request: SignedInRequest, challenge: Challenge, answer: AnswerForm, again: AgainForm, status: int = 200
) -> HttpResponse:
    is_own = challenge.raised_by_id == request.user.pk
    revision = challenge.revision or _any_wording(challenge.strategy)
    context = {
        **_frame(revision),
        "named": _title_for(request, revision),
        "challenge": challenge,
        "since": _changed_since(request, challenge),
        "form": answer if answer.is_bound or answering.may_answer(challenge, request.user, request.reach) else None,
        "again": again if is_own and challenge.state == ChallengeState.ANSWERED else None,
        "may_withdraw": is_own and challenge.waits,
    }
    return render(request, "strategy/challenge.html", context, status=status)


def _changed_since(request: SignedInRequest, challenge: Challenge) -> Any:
    """The words it was about against those that stand there now, as far as she may see; None where they agree."""
    latest = challenge.revision
    if latest is None or not latest.is_draft:
        latest = queries.in_force(challenge.strategy)
    elif not queries.may_see_draft(latest, request.user, request.reach):
        return None
    if latest is None or not challenge.about:
        return None
    stands = abouts.find(outline(latest), challenge.about, challenge.about_key)
    now = stands.words if stands else ""
    return pieces(compare(challenge.quoted, now)) if now != challenge.quoted else None


def _title_for(request: SignedInRequest, revision: Revision) -> str:
    """What the strategy is called, to who is no longer asked about its draft too: that may have a new title."""
    if revision.is_draft and not queries.may_see_draft(revision, request.user, request.reach):
        known = queries.in_force(revision.strategy)
        return known.title if known else _("A draft")
    return revision.title


def _any_wording(strategy: Strategy) -> Revision:
    return queries.in_force(strategy) or strategy.revisions.latest("number")


def _frame(revision: Revision) -> dict[str, Any]:
    return {
        "strategy": revision.strategy,
        "revision": revision,
        "language": revision.language,
        "addresses": ADDRESSES,
    }
