"""A seminar: beginning it, inviting, moving on, and entering it among the sources of its strategy."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.analyses import queries, services
from kompas.analyses.models import Board, Seminar
from kompas.analyses.permissions import LEAD
from kompas.analyses.workflow import WITH_CARDS, Phase
from kompas.errors import DomainError, LostUpdate
from kompas.strategy.models import KINDS
from kompas.strategy.permissions import WRITE
from kompas.strategy.queries import draft_of
from kompas.strategy.services import add_part
from kompas.web.analyses import desk, run
from kompas.web.analyses.forms_seminar import NewSeminarForm, PeopleForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require
from kompas.web.shared.paging import page_of

USUAL_DAYS, USUAL_GATHERING_DAYS = 21, 14


@page
def seminars(request: SignedInRequest) -> HttpResponse:
    """All seminars that she may see, the newest first."""
    visible = Board.objects.visible_to(request.user, request.reach).seminars().select_related("unit")
    shown = page_of(visible, request, order=("-held_on", "-pk"))
    context = {"page": shown, "seminars": shown.rows, "may_lead": request.reach.may(LEAD)}
    return render(request, "analyses/seminars.html", context)


@page
def new(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(LEAD))
    today = timezone.localdate()
    days = {
        "held_on": today + timedelta(days=USUAL_DAYS),
        "gather_until": today + timedelta(days=USUAL_GATHERING_DAYS),
    }
    return render(request, "analyses/seminar_new.html", {"form": _new_form(request, initial=days)})


@page
def seminar(request: SignedInRequest, slug: str) -> HttpResponse:
    found = queries.seminar_of(desk.find(request, slug))
    if found is None:
        raise Http404
    return run.seminar_page(request, found)


@deed
def begin(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(LEAD))
    form = _new_form(request, request.POST)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("title", "held_on", "unit", "strategy")}
        try:
            begun = services.begin_seminar(**given, people=form.chosen(), terms=form.terms(), **desk.now(request))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The seminar is begun. Those invited get a mail."))
            return go(request, "analyses:seminar", begun.board.slug)
    return render(request, "analyses/seminar_new.html", {"form": form}, status=422)


@page
def invite(request: SignedInRequest, slug: str) -> HttpResponse:
    seminar = to_run(request, slug)
    return _invite_page(request, seminar, _people_form(request, seminar))


@deed
def invite_send(request: SignedInRequest, slug: str) -> HttpResponse:
    seminar = to_run(request, slug)
    form = _people_form(request, seminar, request.POST)
    if form.is_valid():
        try:
            services.invite_more(seminar=seminar, people=form.chosen(), **desk.now(request))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("They are invited, and get a mail."))
            return go(request, "analyses:seminar", slug)
    return _invite_page(request, seminar, form, status=422)


@deed
def move_on(request: SignedInRequest, slug: str) -> HttpResponse:
    seminar, to = to_run(request, slug), request.POST.get("til", "")
    if to not in Phase.values:
        raise Http404
    opened_on = desk.number(request.POST.get("opened_on", ""))
    try:
        services.move_on(seminar=seminar, to=Phase(to), opened_on=opened_on, **desk.now(request))
    except LostUpdate:
        messages.error(request, _("Somebody has moved the seminar on already. This is where it stands now."))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return go(request, "analyses:seminar", slug)


@deed
def enter_as_source(request: SignedInRequest, slug: str) -> HttpResponse:
    """Enter the concluded seminar among the sources of its strategy's draft."""
    seminar = to_run(request, slug)
    board = seminar.board
    draft = draft_of(board.strategy) if board.strategy else None
    require(request.reach.may(WRITE, board.unit_id) and seminar.phase == Phase.CONCLUDED)
    if draft is None:
        raise Http404
    values = {"name": board.title, "kind": "seminar", "year": board.held_on.year}
    try:
        add_part(revision=draft, kind=KINDS["source"], values=values, **desk.now(request))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The seminar stands among the sources of the draft now."))
    return go(request, "analyses:seminar", slug)


def to_run(request: SignedInRequest, slug: str) -> Seminar:
    """The seminar at this address, for those who lead it."""
    seminar = queries.seminar_of(desk.to_lead(request, slug))
    if seminar is None:
        raise Http404
    return seminar


def _new_form(request: SignedInRequest, *args: object, **options: object) -> NewSeminarForm:
    units = queries.units_to_lead_in(request.reach)
    return NewSeminarForm(*args, units=units, strategies=desk.strategies_of(request), by=request.user, **options)


def _people_form(request: SignedInRequest, seminar: Seminar, *args: object) -> PeopleForm:
    form = PeopleForm(*args)  # type: ignore[arg-type]
    form.offer(seminar.board.unit, but=request.user)
    return form


def _invite_page(request: SignedInRequest, seminar: Seminar, form: PeopleForm, status: int = 200) -> HttpResponse:
    own = {"form": form, "is_too_late": seminar.phase not in WITH_CARDS}
    return render(request, "analyses/invite.html", {**desk.frame(request, seminar.board), **own}, status=status)
