"""What a strategy hangs under: shown with its history, hung, rehung and let go."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from kompas.errors import DomainError
from kompas.strategy import parents
from kompas.strategy.models import ParentLink, Strategy
from kompas.strategy.permissions import WRITE
from kompas.strategy.queries import draft_of, in_force
from kompas.strategy.services import parents as hanging
from kompas.strategy.succession import said_in
from kompas.web.next_period import workbench
from kompas.web.next_period.forms_parents import HangForm, LetGoForm, RehangForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


@page
def overview(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy = workbench.find_strategy(request, slug)
    visible = Strategy.objects.visible_to(request.user, request.reach)
    shown = {
        "strategy": strategy,
        "above": parents.above(strategy, visible),
        "below": parents.below(strategy, visible),
        "told": strategy.told_parents.select_related("commitment"),
        "may_write": request.reach.may(WRITE, strategy.unit_id),
    }
    return render(request, "next_period/parents.html", shown)


@page
def add(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy = _writable(request, slug)
    return _add_page(request, strategy, HangForm(_own(strategy), strategy, initial={"on": timezone.localdate()}))


@deed
def hang(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy = _writable(request, slug)
    form = HangForm(_own(strategy), strategy, request.POST)
    if form.is_valid():
        try:
            hanging.hang(strategy=strategy, **form.hung(), **workbench.now(request))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return go(request, "next_period:parents", slug)
    return _add_page(request, strategy, form, status=422)


@page
def change(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    link = _standing(request, slug, number)
    opened = {"on": timezone.localdate(), "opened_on": link.version}
    return _change_page(request, link, RehangForm(link, initial=opened), LetGoForm(link, initial=opened))


@deed
def rehang(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    link = _standing(request, slug, number)
    form = RehangForm(link, request.POST)
    if form.is_valid():
        try:
            hanging.rehang(link=link, **form.hung(), **workbench.now(request))
        except DomainError as refusal:
            form.refuse(refusal, {})
        else:
            return go(request, "next_period:parents", slug)
    return _change_page(request, link, form, LetGoForm(link, initial={"opened_on": link.version}), status=422)


@deed
def let_go(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    link = _standing(request, slug, number)
    form = LetGoForm(link, request.POST)
    if form.is_valid():
        given = {"until_on": form.cleaned_data["on"], "reason": form.cleaned_data["reason"]}
        try:
            hanging.let_go(link=link, opened_on=form.cleaned_data["opened_on"], **given, **workbench.now(request))
        except DomainError as refusal:
            form.refuse(refusal, {})
        else:
            return go(request, "next_period:parents", slug)
    return _change_page(request, link, RehangForm(link, initial={"opened_on": link.version}), form, status=422)


def _writable(request: SignedInRequest, slug: str) -> Strategy:
    strategy = workbench.find_strategy(request, slug)
    require(request.reach.may(WRITE, strategy.unit_id))
    return strategy


def _standing(request: SignedInRequest, slug: str, number: int) -> ParentLink:
    strategy = _writable(request, slug)
    links = ParentLink.objects.standing().select_related("strategy__unit", "commitment", "parent", "policy")
    return get_object_or_404(links, strategy=strategy, number=number)


def _own(strategy: Strategy) -> list[Any]:
    """The commitments that may hang somewhere: those of the wording in force, else of the draft."""
    revision = in_force(strategy) or draft_of(strategy)
    if revision is None:
        raise Http404
    return [said for said in said_in([revision.pk])[revision.pk].values() if said.kind.code == "commitment"]


def _add_page(request: SignedInRequest, strategy: Strategy, form: HangForm, status: int = 200) -> HttpResponse:
    return render(request, "next_period/hang.html", {"strategy": strategy, "form": form}, status=status)


def _change_page(
    request: SignedInRequest, link: ParentLink, rehanging: RehangForm, letting_go: LetGoForm, status: int = 200
) -> HttpResponse:
    strategy = workbench.find_strategy(request, link.strategy.slug)
    visible = Strategy.objects.visible_to(request.user, request.reach)
    tie = next((each for each in parents.above(strategy, visible) if each.link.pk == link.pk), None)
    shown = {"strategy": strategy, "tie": tie, "link": link, "rehanging": rehanging, "letting_go": letting_go}
    return render(request, "next_period/rehang.html", shown, status=status)
