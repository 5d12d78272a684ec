"""How a view finds the board and the card it was asked for, and all that a board's page shows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
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
NUMBER = "0000000000"  # stands for a card's number in tools made once for all; longer than any


@dataclass(frozen=True, slots=True)
class ShownLead(queries.Lead):
    """A commitment that a card led to, with its page."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card as the page shows it."""

    number: str
    field: str
    after: str
    text: str
    mark: str
    mark_words: str
    who: str
    leads: list[ShownLead]
    tools: SafeString


@dataclass(frozen=True, slots=True)
class Shown:
    """A field as the page shows it."""

    number: int
    words: str
    hint: str
    cards: list[ShownCard]
    is_group: bool


def find(request: SignedInRequest, slug: str) -> Board:
    """The board at this address, if the person may see that it exists."""
    visible = Board.objects.visible_to(request.user, request.reach)
    return get_object_or_404(visible.select_related("unit", "strategy", "closed_by", "seminar__leader"), slug=slug)


def to_write(request: SignedInRequest, slug: str) -> Board:
    """The same, for those who take part; 403 for those who only read."""
    board = find(request, slug)
    require(queries.may_write(board, request.user, request.reach))
    return board


def to_lead(request: SignedInRequest, slug: str) -> Board:
    board = find(request, slug)
    require(may_lead(request, board))
    return board


def may_link(request: SignedInRequest, board: Board) -> bool:
    """Cards are linked to commitments by those who take part, also once the board is closed; never while unseen."""
    seminar = queries.seminar_of(board)
    if seminar:
        return not seminar.hides_cards and (may_lead(request, board) or queries.takes_part(seminar, request.user))
    return queries.may_write(board, request.user, request.reach)


def may_lead(request: SignedInRequest, board: Board) -> bool:
    seminar = queries.seminar_of(board)
    return queries.may_run(seminar, request.user, request.reach) if seminar else request.reach.may(LEAD, board.unit_id)


def to_link(request: SignedInRequest, slug: str) -> Board:
    board = find(request, slug)
    require(may_link(request, board))
    return board


def find_card(request: SignedInRequest, board: Board, place: int) -> Card:
    cards = queries.seen_by(board, request.user).select_related(
        "field", "author", "edited_by", "moved_by", "put_aside_by"
    )
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
    laid, framed = queries.laid_out(board, request.user, request.reach), frame(request, board)
    return {
        **framed,
        "fields": [_shown(board, each, framed) for each in laid],
        "count": sum(len(each.cards) for each in laid),
        "aside": queries.seen_by(board, request.user).put_aside().count(),
    }


def frame(request: SignedInRequest, board: Board) -> dict[str, Any]:
    """What each card and form of a board needs."""
    return {
        "board": board,
        "home": home(board),
        "base": reverse("analyses:board", args=[board.slug]),
        "seminar": queries.seminar_of(board),
        "may_write": board.is_open and queries.may_write(board, request.user, request.reach),
        "may_lead": may_lead(request, board),
    }


def words_of(board: Board, field: Field) -> str:
    known = board.shape.field(field.code)
    return str(known.words) if known else field.name


def _shown(board: Board, laid: queries.Laid, framed: Mapping[str, Any]) -> Shown:
    known = board.shape.field(laid.field.code)
    hint = str(known.hint) if known else ""
    return Shown(
        laid.field.number, words_of(board, laid.field), hint, as_shown(laid.cards, framed), not laid.field.code
    )


def as_shown(cards: Iterable[queries.Lying], frame: Mapping[str, Any]) -> list[ShownCard]:
    """The cards as the page shows them. Leads and tools are made once, since a board holds hundreds of cards."""
    cards = list(cards)
    made = {lead: _with_page(lead) for lead in {lead for card in cards for lead in card.leads}}
    tools, nobody = render_to_string("analyses/_tools.html", {**frame, "number": NUMBER}), _("anonymous")
    return [
        ShownCard(
            number=SafeString(card.number),  # digits, which need no escaping five times over
            field=SafeString(card.field),
            after=SafeString(card.after),
            text=card.text,
            mark=card.mark,
            mark_words=card.mark_words,
            who=card.who or nobody,
            leads=[made[lead] for lead in card.leads],
            tools=SafeString(tools.replace(NUMBER, card.number)),
        )
        for card in cards
    ]


def leads_of(request: SignedInRequest, card: Card) -> list[ShownLead]:
    """What one card led to, as far as she may see it."""
    found = queries.leads_of([card.pk], request.user, request.reach)
    return [_with_page(lead) for lead in found.get(card.pk, ())]


def leads_of_conclusions(request: SignedInRequest, conclusions: Collection[int]) -> dict[int, list[ShownLead]]:
    """For each of these conclusions what it led to, as far as she may see it."""
    found = queries.leads_of_conclusions(conclusions, request.user, request.reach)
    return {key: [_with_page(lead) for lead in leads] for key, leads in found.items()}


def _with_page(lead: queries.Lead) -> ShownLead:
    if lead.is_draft:
        words, address = _("Commitment %(number)s (draft)"), reverse("strategy:draft", args=[lead.slug])
    else:
        words = _("Commitment %(number)s")
        address = reverse("strategy:commitment", args=[lead.slug, lead.number])
    return ShownLead(**asdict(lead), address=address, words=words % {"number": lead.number})


def number(sent: str) -> int:
    """A number that a form sent; 0, which nothing has, where it is none."""
    return int(sent) if sent.isdecimal() and len(sent) <= MOST_DIGITS else 0


def since(request: SignedInRequest) -> int:
    """The version of the board that the page shows; 0, so that everything is new, where nothing sensible was sent."""
    return number(_sent(request, "fra"))


def home(board: Board) -> str:
    """The page of the board, or of its seminar."""
    return reverse("analyses:seminar" if queries.seminar_of(board) else "analyses:board", args=[board.slug])


def phase_of(board: Board) -> str:
    """The phase of the board's seminar, which the page sends along so that it is told when it stands still."""
    seminar = queries.seminar_of(board)
    return seminar.phase if seminar else ""


def _sent(request: SignedInRequest, name: str) -> str:
    return (request.GET if request.method in {"GET", "HEAD"} else request.POST).get(name, "")


def back(request: SignedInRequest, slug: str, anchor: str = "") -> HttpResponse:
    """To the board after a deed: for htmx only what is new on it since the page was shown."""
    if request.htmx:
        return news(request, find(request, slug))
    return go(request, home(find(request, slug)) + (f"#{anchor}" if anchor else ""))


def refused(request: SignedInRequest, slug: str, words: str) -> HttpResponse:
    """To the board, saying why a deed was refused; what is new is told along with it."""
    if request.htmx:
        return news(request, find(request, slug), refusal=words, status=422)
    messages.error(request, words)
    return back(request, slug)


def news(request: SignedInRequest, board: Board, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """What is new on the board since the version that the page tells it shows."""
    new = queries.news(board, request.user, request.reach, since=since(request))
    framed = frame(request, board)
    shown = {**framed, "lying": as_shown(new.lying, framed), "gone": new.gone, "refusal": refusal}
    shown["is_anew"] = new.is_laid_out_anew or _sent(request, "fase") != phase_of(board)
    response = render(request, "analyses/_news.html", shown, status=status)
    response[NEWS] = "news"
    return reswap(response, "none")


def in_words(refusal: DomainError) -> str:
    """What a refusal says where there is no form to show both texts in."""
    if isinstance(refusal, LostUpdate):
        return _("Somebody has reworded the card since you saw it. Read it as it stands now, and try again.")
    return str(refusal)


def first_error(form: Form) -> str:
    return next((str(words) for several in form.errors.values() for words in several), "")
