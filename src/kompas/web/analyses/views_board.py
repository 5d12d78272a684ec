"""A board with its cards: the page, what is new on it, adding and moving."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kompas.analyses import queries, services
from kompas.analyses.models import Card
from kompas.errors import DomainError
from kompas.web.analyses import desk
from kompas.web.analyses.forms import AddForm
from kompas.web.shared.pages import SignedInRequest, deed, page

STEPS = {"op": -1, "ned": 1}


@page
def board(request: SignedInRequest, slug: str) -> HttpResponse:
    found = desk.find(request, slug)
    if queries.seminar_of(found):
        return redirect(desk.home(found))
    return render(request, "analyses/board.html", desk.context(request, found))


@page
def news(request: SignedInRequest, slug: str) -> HttpResponse:
    """What is new since the version in the address; nothing to say costs one query for the board."""
    found = desk.find(request, slug)
    if found.version == desk.since(request):
        return HttpResponse(status=204)
    return desk.news(request, found)


@deed
def add(request: SignedInRequest, slug: str) -> HttpResponse:
    found = desk.to_write(request, slug)
    form = AddForm(request.POST)
    if not form.is_valid():
        return desk.refused(request, slug, desk.first_error(form))
    field = desk.find_field(found, str(form.cleaned_data["felt"]))
    try:
        card = services.add_card(board=found, field=field, text=form.cleaned_data["text"], **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, str(refusal))
    return desk.back(request, slug, f"kort-{card.number}")


@deed
def move(request: SignedInRequest, slug: str) -> HttpResponse:
    """Without a script one place up or down (`flyt=12.op`); with it to a field, after a card (0: first)."""
    found = desk.to_write(request, slug)
    number, _dot, way = request.POST.get("flyt", "").partition(".")
    card = desk.find_card(request, found, desk.number(number))
    try:
        if way in STEPS:
            services.step_card(card=card, step=STEPS[way], **desk.now(request))
        else:
            field, after = desk.find_field(found, request.POST.get("felt", "")), _after(request, card)
            services.move_card(card=card, field=field, after=after, **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, str(refusal))
    return desk.back(request, slug, f"kort-{card.number}")


@page
def aside(request: SignedInRequest, slug: str) -> HttpResponse:
    found = desk.find(request, slug)
    cards = (
        queries.seen_by(found, request.user)
        .put_aside()
        .select_related("field", "author", "put_aside_by")
        .order_by("-put_aside_at", "-pk")
    )
    shown = [(card, desk.words_of(found, card.field)) for card in cards]
    return render(request, "analyses/aside.html", {**desk.frame(request, found), "cards": shown})


def _after(request: SignedInRequest, card: Card) -> Card | None:
    after = desk.number(request.POST.get("efter", ""))
    return desk.find_card(request, card.board, after) if after else None
