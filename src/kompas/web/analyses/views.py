"""The list of boards; beginning one, putting its title right, closing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.analyses import queries, services
from kompas.analyses.models import Board
from kompas.analyses.permissions import LEAD
from kompas.errors import DomainError
from kompas.web.analyses import desk
from kompas.web.analyses.forms import DetailsForm, NewBoardForm, details_of
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require
from kompas.web.shared.paging import page_of

LATEST = 8  # seminars on the first page


@page
def overview(request: SignedInRequest) -> HttpResponse:
    visible = Board.objects.visible_to(request.user, request.reach).select_related("unit")
    shown = page_of(visible.boards().with_count(), request, order=("-held_on", "-pk"))
    context = {
        "page": shown,
        "boards": shown.rows,
        "seminars": visible.seminars().in_order()[:LATEST],
        "may_lead": request.reach.may(LEAD),
    }
    return render(request, "analyses/overview.html", context)


@page
def new(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(LEAD))
    form = _new_form(request, initial={"held_on": timezone.localdate(), "kind": "swot"})
    return render(request, "analyses/new.html", {"form": form})


@deed
def begin(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(LEAD))
    form = _new_form(request, request.POST)
    if form.is_valid():
        try:
            board = services.begin_board(**form.cleaned_data, **desk.now(request))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return go(request, "analyses:board", board.slug)
    return render(request, "analyses/new.html", {"form": form}, status=422)


@page
def details(request: SignedInRequest, slug: str) -> HttpResponse:
    board = desk.to_lead(request, slug)
    form = DetailsForm(board=board, strategies=desk.strategies_of(request).filter(unit=board.unit_id))
    return render(request, "analyses/details.html", {**desk.frame(request, board), "form": form})


@deed
def details_save(request: SignedInRequest, slug: str) -> HttpResponse:
    board = desk.to_lead(request, slug)
    form = DetailsForm(request.POST, board=board, strategies=desk.strategies_of(request).filter(unit=board.unit_id))
    if form.is_valid():
        try:
            services.change_board(board=board, **form.cleaned_data, **desk.now(request))
        except DomainError as refusal:
            form.refuse(refusal, details_of(desk.find(request, slug)))
        else:
            return go(request, "analyses:board", slug)
    return render(request, "analyses/details.html", {**desk.frame(request, board), "form": form}, status=422)


@deed
def close(request: SignedInRequest, slug: str) -> HttpResponse:
    board = desk.to_lead(request, slug)
    try:
        services.close_board(board=board, **desk.now(request))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The board is closed. It can be read, and its cards can still be linked."))
    return go(request, "analyses:board", slug)


@deed
def reopen(request: SignedInRequest, slug: str) -> HttpResponse:
    board = desk.to_lead(request, slug)
    try:
        services.reopen_board(board=board, **desk.now(request))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return go(request, "analyses:board", slug)


def _new_form(request: SignedInRequest, *args: object, **options: object) -> NewBoardForm:
    units = queries.units_to_lead_in(request.reach)
    return NewBoardForm(*args, units=units, strategies=desk.strategies_of(request), **options)
