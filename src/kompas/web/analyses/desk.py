"""How a view finds the board and the card it was asked for, and all that a board's page shows."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import reswap

from kompas.analyses import queries
from kompas.analyses.models import Board, Card, Field
from kompas.analyses.permissions import LEAD
from kompas.errors import DomainError, LostUpdate
from kompas.strategy.models import Strategy
from kompas.strategy.models.strategy import StrategyQuerySet
from kompas.web.shared.pages import SignedInRequest, go, require

NEWS = "X-Kompas-Board"  # tells the script that an answer holds what is new on the board
MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Shown:
    """A field as the page shows it."""

    number: int
    words: str
    hint: str
    cards: tuple[queries.Lying, ...]


def find(request: SignedInRequest, slug: str) -> Board:
    """The board at this address, if the person may see that it exists."""
    visible = Board.objects.visible_to(request.user, request.reach)
    return get_object_or_404(visible.select_related("unit", "strategy", "closed_by"), slug=slug)


def to_write(request: SignedInRequest, slug: str) -> Board:
    """The same, for those who take part; 403 for those who only read."""
    board = find(request, slug)
    require(queries.may_write(board, request.reach))
    return board


def to_lead(request: SignedInRequest, slug: str) -> Board:
    board = find(request, slug)
    require(request.reach.may(LEAD, board.unit_id))
    return board


def may_link(request: SignedInRequest, board: Board) -> bool:
    """Cards are linked to commitments by those who take part, also once the board is closed."""
    return queries.may_write(board, request.reach)


def to_link(request: SignedInRequest, slug: str) -> Board:
    board = find(request, slug)
    require(may_link(request, board))
    return board


def find_card(board: Board, place: int) -> Card:
    cards = board.cards.select_related("field", "author", "edited_by", "moved_by", "put_aside_by")
    if place >= 10**MOST_DIGITS:
        raise Http404  # SQLite holds no such number
    card = get_object_or_404(cards, number=place)
    card.board = board
    return card


def find_field(board: Board, sent: str) -> Field:
    return get_object_or_404(board.fields, number=number(sent))


def now(request: SignedInRequest) -> dict[str, Any]:
    """Who does a deed, and when."""
    return {"by": request.user, "at": timezone.now()}


def strategies_of(request: SignedInRequest) -> StrategyQuerySet:
    """Those that a board may be of: of the units in which she leads boards."""
    return Strategy.objects.visible_to(request.user, request.reach).filter(unit__in=request.reach.where(LEAD))


def context(request: SignedInRequest, board: Board) -> dict[str, Any]:
    """All that the page of a board shows, in a fixed number of queries."""
    laid = queries.laid_out(board, request.user, request.reach)
    return {
        **frame(request, board),
        "fields": [_shown(board, each.field, each.cards) for each in laid],
        "count": sum(len(each.cards) for each in laid),
        "aside": board.cards.put_aside().count(),
    }


def frame(request: SignedInRequest, board: Board) -> dict[str, Any]:
    """What each card and form of a board needs."""
    return {
        "board": board,
        "base": reverse("analyses:board", args=[board.slug]),
        "may_write": board.is_open and queries.may_write(board, request.reach),
        "may_lead": request.reach.may(LEAD, board.unit_id),
    }


def words_of(board: Board, field: Field) -> str:
    known = board.shape.field(field.code)
    return str(known.words) if known else field.name


def _shown(board: Board, field: Field, cards: tuple[queries.Lying, ...]) -> Shown:
    known = board.shape.field(field.code)
    return Shown(field.number, words_of(board, field), str(known.hint) if known else "", cards)


def number(sent: str) -> int:
    """A number that a form sent; 0, which nothing has, where it is none."""
    return int(sent) if sent.isdecimal() and len(sent) <= MOST_DIGITS else 0


def since(request: SignedInRequest) -> int:
    """The version of the board that the page shows; 0, so that everything is new, where nothing sensible was sent."""
    return number((request.GET if request.method in {"GET", "HEAD"} else request.POST).get("fra", ""))


def back(request: SignedInRequest, slug: str, anchor: str = "") -> HttpResponse:
    """To the board after a deed: for htmx only what is new on it since the page was shown."""
    if request.htmx:
        return news(request, find(request, slug))
    return go(request, reverse("analyses:board", args=[slug]) + (f"#{anchor}" if anchor else ""))


def refused(request: SignedInRequest, slug: str, words: str) -> HttpResponse:
    """To the board, saying why a deed was refused; what is new is told along with it."""
    if request.htmx:
        return news(request, find(request, slug), refusal=words, status=422)
    messages.error(request, words)
    return back(request, slug)


def news(request: SignedInRequest, board: Board, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """What is new on the board since the version that the page tells it shows."""
    changed = queries.news(board, since=since(request))
    lying = queries.lying_among(board, changed, request.user, request.reach)
    shown = {"lying": lying, "gone": [card.number for card in changed if card.is_put_aside], "refusal": refusal}
    response = render(request, "analyses/_news.html", {**frame(request, board), **shown}, status=status)
    response[NEWS] = "news"
    return reswap(response, "none")


def in_words(refusal: DomainError) -> str:
    """What a refusal says where there is no form to show both texts in."""
    if isinstance(refusal, LostUpdate):
        return _("Somebody has reworded the card since you saw it. Read it as it stands now, and try again.")
    return str(refusal)


def first_error(form: Form) -> str:
    return next((str(words) for several in form.errors.values() for words in several), "")
