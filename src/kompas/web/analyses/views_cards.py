"""One card: rewording it, moving it to another field, putting it aside, and what it led to."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kompas.analyses import queries, services
from kompas.analyses.models import Board, Card
from kompas.analyses.workflow import WITH_VIEWS
from kompas.errors import DomainError
from kompas.web.analyses import desk, leading
from kompas.web.analyses.forms import CardForm, words_of
from kompas.web.shared.pages import SignedInRequest, deed, page


@page
def card(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    """The page of a card; within the board, with htmx, its sheet, or the card itself when the sheet is left."""
    board = desk.find(request, slug)
    found = desk.find_card(request, board, number)
    if request.htmx and "vis" in request.GET:
        lying = queries.as_it_lies(found, request.user, request.reach)
        return render(request, "analyses/_cards.html", {"cards": desk.as_shown(lying, desk.frame(request, board))})
    return _page(request, board, found, CardForm(card=found))


@deed
def save(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    board = desk.to_write(request, slug)
    found = desk.find_card(request, board, number)
    form = CardForm(request.POST, card=found)
    if form.is_valid():
        try:
            services.change_card(card=found, **form.cleaned_data, **desk.now(request))
        except DomainError as refusal:
            form.refuse(refusal, words_of(desk.find_card(request, board, number)))
        else:
            return desk.back(request, slug, f"kort-{number}")
    return _page(request, board, found, form, status=422)


@deed
def to_field(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    """To the end of another field."""
    board = desk.to_write(request, slug)
    found, field = desk.find_card(request, board, number), desk.find_field(board, request.POST.get("felt", ""))
    last = field.cards.on_the_table().order_by("position", "pk").last()
    try:
        services.move_card(card=found, field=field, after=last, **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, str(refusal))
    return desk.back(request, slug, f"kort-{number}")


@deed
def put_aside(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    board = desk.to_write(request, slug)
    found, opened_on = desk.find_card(request, board, number), desk.number(request.POST.get("opened_on", ""))
    try:
        services.put_aside(card=found, opened_on=opened_on, **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, desk.in_words(refusal))
    return desk.back(request, slug)


@deed
def take_back(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    board = desk.to_write(request, slug)
    try:
        services.take_back(card=desk.find_card(request, board, number), **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, str(refusal))
    return desk.back(request, slug, f"kort-{number}")


@page
def links(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    board = desk.to_link(request, slug)
    found = desk.find_card(request, board, number)
    return render(request, "analyses/links.html", leading.context(request, board, found))


@deed
def links_save(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    board = desk.to_link(request, slug)
    return leading.save(request, board, desk.find_card(request, board, number))


def _page(request: SignedInRequest, board: Board, card: Card, form: CardForm, status: int = 200) -> HttpResponse:
    template = "analyses/_sheet.html" if request.htmx else "analyses/card.html"
    fields = [(field.number, desk.words_of(board, field), field.pk == card.field_id) for field in board.fields.all()]
    own: dict[str, Any] = {
        "card": card,
        "form": form,
        "fields": fields,
        "here": desk.words_of(board, card.field),
        "leads": desk.leads_of(request, card),
        "may_link": desk.may_link(request, board),
        **_views(request, board, card),
    }
    return render(request, template, {**desk.frame(request, board), **own}, status=status)


def _views(request: SignedInRequest, board: Board, card: Card) -> dict[str, Any]:
    """Other views on a seminar's card, and whether she may raise one."""
    seminar = queries.seminar_of(board)
    if seminar is None:
        return {}
    may_raise = seminar.phase in WITH_VIEWS and queries.takes_part(seminar, request.user)
    views = card.other_views.select_related("raised_by", "answered_by")
    return {"views": views, "may_raise": may_raise, "may_answer": seminar.phase in WITH_VIEWS}
