"""Groups of a seminar: named, voted on, concluded; and other views on their cards."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from kompas.analyses import queries, services
from kompas.analyses.models import Conclusion, OtherView, Seminar
from kompas.errors import DomainError
from kompas.web.analyses import desk, leading
from kompas.web.analyses.forms_seminar import ConclusionForm, WordsForm, conclusion_of
from kompas.web.analyses.views_seminar import to_run
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


@deed
def add(request: SignedInRequest, slug: str) -> HttpResponse:
    seminar, name = _to_take_part(request, slug), request.POST.get("navn", "")
    return _done(request, slug, lambda: services.add_group(seminar=seminar, name=name, **desk.now(request)))


@deed
def rename(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    seminar = _to_take_part(request, slug)
    group = get_object_or_404(seminar.board.fields, code="", number=desk.number(str(number)))
    given = {"name": request.POST.get("navn", ""), **desk.now(request)}
    return _done(request, slug, lambda: services.rename_group(seminar=seminar, group=group, **given))


@deed
def vote(request: SignedInRequest, slug: str) -> HttpResponse:
    """So many of her votes on one group: the button's value tells which and how many (`3.2`)."""
    seminar = _to_take_part(request, slug)
    number, _dot, count = request.POST.get("stem", "").partition(".")
    group = desk.find_field(seminar.board, number)
    given = {"group": group, "count": desk.number(count), **desk.now(request)}
    return _done(request, slug, lambda: services.vote(seminar=seminar, **given), f"gruppe-{group.number}")


@page
def conclusion(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    found = _find_conclusion(request, slug, number)
    return _conclusion_page(request, found, ConclusionForm(conclusion=found))


@deed
def conclusion_save(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    found = _find_conclusion(request, slug, number)
    form = ConclusionForm(request.POST, conclusion=found)
    if form.is_valid():
        try:
            services.conclude_group(conclusion=found, **form.cleaned_data, **desk.now(request))
        except DomainError as refusal:
            form.refuse(refusal, conclusion_of(_find_conclusion(request, slug, number)))
        else:
            return go(request, reverse("analyses:seminar", args=[slug]) + f"#gruppe-{number}")
    return _conclusion_page(request, found, form, status=422)


@page
def links(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    found = _find_conclusion(request, slug, number)
    return render(request, "analyses/links.html", leading.context(request, found.board, found))


@deed
def links_save(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    found = _find_conclusion(request, slug, number)
    return leading.save(request, found.board, found)


@deed
def other_view(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    seminar = _to_take_part(request, slug)
    card, form = desk.find_card(request, seminar.board, number), WordsForm(request.POST)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    to = reverse("analyses:card", args=[slug, number])
    return _done(request, slug, lambda: services.raise_other_view(card=card, text=text, **desk.now(request)), to=to)


@deed
def other_view_answer(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    seminar = to_run(request, slug)
    card, form = desk.find_card(request, seminar.board, number), WordsForm(request.POST)
    place = desk.number(request.POST.get("syn", ""))
    view = next((each for count, each in enumerate(card.other_views.all(), 1) if count == place), None)
    if view is None:
        raise Http404
    answer = form.cleaned_data["text"] if form.is_valid() else ""
    to = reverse("analyses:card", args=[slug, number])
    return _done(request, slug, lambda: _answer(request, view, answer), to=to)


def _answer(request: SignedInRequest, view: OtherView, answer: str) -> None:
    services.answer_other_view(view=view, answer=answer, **desk.now(request))


def _done(
    request: SignedInRequest, slug: str, deed_: Callable[[], Any], anchor: str = "", *, to: str = ""
) -> HttpResponse:
    """Carry out a deed that has no form of its own to be refused in, and go back."""
    try:
        deed_()
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return go(request, to or reverse("analyses:seminar", args=[slug]) + (f"#{anchor}" if anchor else ""))


def _to_take_part(request: SignedInRequest, slug: str) -> Seminar:
    seminar = queries.seminar_of(desk.find(request, slug))
    if seminar is None:
        raise Http404
    require(queries.takes_part(seminar, request.user))
    return seminar


def _find_conclusion(request: SignedInRequest, slug: str, number: int) -> Conclusion:
    seminar = to_run(request, slug)
    written = Conclusion.objects.filter(group__board=seminar.board).select_related("group")
    found = get_object_or_404(written, group__number=desk.number(str(number)))
    found.group.board = seminar.board
    return found


def _conclusion_page(
    request: SignedInRequest, found: Conclusion, form: ConclusionForm, status: int = 200
) -> HttpResponse:
    cards = found.group.cards.on_the_table().order_by("position", "pk")
    own = {"conclusion": found, "form": form, "cards": cards}
    return render(request, "analyses/conclusion.html", {**desk.frame(request, found.board), **own}, status=status)
