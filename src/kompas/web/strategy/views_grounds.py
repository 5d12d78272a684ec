"""What a strategy rests on: the list, one ground with its file and commitments, adding and changing."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kompas.errors import DomainError
from kompas.strategy import grounds, queries, services
from kompas.strategy.models import Ground, GroundLink, Revision, Source
from kompas.strategy.queries import outline
from kompas.web.shared.files import as_attachment
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require
from kompas.web.strategy import desk
from kompas.web.strategy.forms_grounds import GroundForm, LinkForm
from kompas.web.strategy.views_reading import ADDRESSES, readable


@page
def overview(request: SignedInRequest, slug: str) -> HttpResponse:
    revision = readable(request, slug)
    links = grounds.links_of(revision.strategy)
    kept = Ground.objects.filter(strategy=revision.strategy).for_list()
    context = {
        **_frame(request, revision),
        "grounds": [(each, links[each.pk]) for each in kept],
        "unkept": grounds.unkept_sources(revision),
    }
    return render(request, "strategy/grounds.html", context)


@page
def show(request: SignedInRequest, slug: str, ground: str) -> HttpResponse:
    return _show_page(request, *_found(request, slug, ground))


@page
def file(request: SignedInRequest, slug: str, ground: str) -> FileResponse:
    _revision, found = _found(request, slug, ground)
    return as_attachment(found.file)


@page
def new(request: SignedInRequest, slug: str) -> HttpResponse:
    revision = _writable(request, slug)
    source = _source(revision, request.GET.get("kilde", ""))
    return _form_page(request, revision, GroundForm(source=source), source=source)


@deed
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    revision = _writable(request, slug)
    source = _source(revision, request.POST.get("kilde", ""))
    form = GroundForm(request.POST, request.FILES, source=source)
    number = source.number if source else None

    def add(_given: dict[str, Any]) -> None:
        form.done = services.add_ground(
            strategy=revision.strategy, source_number=number, **form.given(), **desk.now(request)
        )

    if form.attempt(add):
        messages.success(request, _("The ground has been added. Choose which commitments it led to."))
        return go(request, "strategy:ground", slug, form.done.slug)
    return _form_page(request, revision, form, source=source, status=422)


@page
def edit(request: SignedInRequest, slug: str, ground: str) -> HttpResponse:
    revision, found = _found(request, slug, ground)
    require(desk.may_write(request, revision.strategy))
    return _form_page(request, revision, GroundForm(ground=found), ground=found)


@deed
def save(request: SignedInRequest, slug: str, ground: str) -> HttpResponse:
    revision, found = _found(request, slug, ground)
    require(desk.may_write(request, revision.strategy))
    form = GroundForm(request.POST, request.FILES, ground=found)

    def change(given: dict[str, Any]) -> None:
        more = {"without_file": given.get("without_file", False), "opened_on": given["opened_on"]}
        services.change_ground(ground=found, **form.given(), **more, **desk.now(request))

    if form.attempt(change):
        return go(request, "strategy:ground", slug, ground)
    return _form_page(request, revision, form, ground=_found(request, slug, ground)[1], status=422)


@deed
def link(request: SignedInRequest, slug: str, ground: str) -> HttpResponse:
    revision, found = _found(request, slug, ground)
    require(desk.may_write(request, revision.strategy))
    form = LinkForm(revision.strategy, outline(revision).all_commitments, request.POST)

    def join(given: dict[str, Any]) -> None:
        keys = [each.pk for each in given["commitments"]]
        services.link_ground(ground=found, commitments=keys, **desk.now(request))

    if form.attempt(join):
        messages.success(request, _("It is saved which commitments it led to."))
        return go(request, "strategy:ground", slug, ground)
    return _show_page(request, revision, found, form, status=422)


@deed
def remove(request: SignedInRequest, slug: str, ground: str) -> HttpResponse:
    revision, found = _found(request, slug, ground)
    require(desk.may_write(request, revision.strategy))
    try:
        services.remove_ground(ground=found, opened_on=desk.opened_on(request), **desk.now(request))
    except DomainError as refusal:
        messages.error(request, desk.in_words(refusal))
        return go(request, "strategy:ground", slug, ground)
    messages.success(request, _("The ground has been removed."))
    return go(request, "strategy:grounds", slug)


def _found(request: SignedInRequest, slug: str, ground: str) -> tuple[Revision, Ground]:
    """The ground, for those who may see the strategy."""
    revision = readable(request, slug)
    kept = Ground.objects.filter(strategy=revision.strategy).select_related("file", "former", "added_by")
    found = get_object_or_404(kept, slug=ground)
    found.strategy = revision.strategy
    return revision, found


def _writable(request: SignedInRequest, slug: str) -> Revision:
    revision = readable(request, slug)
    require(desk.may_write(request, revision.strategy))
    return revision


def _source(revision: Revision, number: str) -> Source | None:
    """The source of the text that it is to be the ground of, if the address names one."""
    if not number:
        return None
    if not number.isdecimal() or len(number) > queries.MOST_DIGITS:
        raise Http404
    return next((each for each in grounds.unkept_sources(revision) if each.number == int(number)), None)


def _show_page(
    request: SignedInRequest, revision: Revision, ground: Ground, form: LinkForm | None = None, status: int = 200
) -> HttpResponse:
    links = GroundLink.objects.filter(ground=ground).select_related("commitment", "added_by", "removed_by")
    rows = list(links.order_by("commitment__number", "pk"))
    stand = outline(revision).all_commitments
    texts = {each.pk: each.text for each in stand}
    standing = [each for each in rows if each.removed_at is None]
    context = {
        **_frame(request, revision),
        "ground": ground,
        "links": [(each, texts.get(each.commitment_id, "")) for each in standing],
        "taken": [each for each in rows if each.removed_at is not None],
        "is_choosing": form is not None or not rows,
        "form": form
        or LinkForm(revision.strategy, stand, initial={"commitments": [each.commitment for each in standing]}),
    }
    return render(request, "strategy/ground.html", context, status=status)


def _form_page(
    request: SignedInRequest,
    revision: Revision,
    form: GroundForm,
    ground: Ground | None = None,
    source: Source | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {**_frame(request, revision), "form": form, "ground": ground, "source": source}
    return render(request, "strategy/ground_form.html", context, status=status)


def _frame(request: SignedInRequest, revision: Revision) -> dict[str, Any]:
    return {
        "strategy": revision.strategy,
        "revision": revision,
        "language": revision.language,
        "addresses": ADDRESSES,
        "may_write": desk.may_write(request, revision.strategy),
    }
