from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from kompas.organisation import house
from kompas.search.models import Entry
from kompas.strategy import queries, wordings
from kompas.strategy.citizens import is_anything_told
from kompas.strategy.models import Ground, Revision, Strategy, Succession
from kompas.strategy.succession import plan
from kompas.web.shared import comparing, finds, reading, taking
from kompas.web.shared.errors import error_page
from kompas.web.shared.files import as_attachment
from kompas.web.shared.pages import public_page

NO_STATEMENT = (
    _("There is no accessibility statement here yet"),
    _("Write to the municipality if something is hard to use: you have a right to an answer."),
)

ADDRESSES = reading.Addresses(
    "public:front",
    "public:strategy",
    "public:stakeholder",
    "public:focus_area",
    "public:commitment",
    "public:red_thread",
    "public:edition",
    "public:differences",
    "public:grounds",
    "public:take",
)

FINDS = finds.Addresses(
    here="public:search",
    whole="public:strategy",
    stakeholder="public:stakeholder",
    focus_area="public:focus_area",
    commitment="public:commitment",
)


@public_page
def front(request: HttpRequest) -> HttpResponseBase:
    if request.user.is_authenticated:
        return redirect("my_day:overview")
    return render(request, "public/front.html", {"wordings": wordings.published()})


@public_page
def accessibility(request: HttpRequest) -> HttpResponseBase:
    """`/was`, where inspectors look; it leads to what the municipality has told, never to what the request says."""
    if not (address := house.accessibility()):
        return error_page(request, 404, NO_STATEMENT)
    return redirect(address)


@public_page
def search(request: HttpRequest) -> HttpResponse:
    context = finds.asked_for(request.GET, Entry.objects.published(), FINDS)
    template = "search/_finds.html" if getattr(request, "htmx", False) else "public/search.html"
    return render(request, template, context)


@public_page
def strategy(request: HttpRequest, slug: str) -> HttpResponse:
    revision = published(slug)
    before, after = wordings.around(revision.strategy, Strategy.objects.published())
    own = {
        "before": before,
        "after": after,
        "is_told": is_anything_told(revision.strategy),
        "editions": wordings.editions(revision.strategy),
    }
    return render(request, "public/strategy.html", {**reading.whole(revision, ADDRESSES), **own})


@public_page
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    strategy = get_object_or_404(Strategy.objects.published(), slug=slug)
    return render(request, "public/edition.html", reading.edition(strategy, number, ADDRESSES))


@public_page
def differences(request: HttpRequest, slug: str) -> HttpResponse:
    strategy = get_object_or_404(Strategy.objects.published().select_related("unit"), slug=slug)
    context = comparing.comparison(strategy, wordings.listed(strategy), request.GET, ADDRESSES)
    return render(request, "public/differences.html", context)


@public_page
def next_period(request: HttpRequest, slug: str) -> HttpResponse:
    """What became of each part, where both periods are published."""
    revision = published(slug)
    carried_out = Succession.objects.for_page().filter(carried_out_at__isnull=False, old__slug=slug)
    succession = get_object_or_404(carried_out, new__in=Strategy.objects.published())
    shown = {"plan": plan(succession), "succession": succession, "language": revision.language}
    return render(request, "public/next_period.html", {"revision": revision, "addresses": ADDRESSES, **shown})


@public_page
def take(request: HttpRequest, slug: str, number: int, ending: str) -> HttpResponseBase:
    strategy = get_object_or_404(Strategy.objects.published(), slug=slug)
    return taking.take(request, taking.adopted(strategy, number), ending, keeping=taking.PUBLIC)


@public_page
def grounds(request: HttpRequest, slug: str) -> HttpResponse:
    revision = published(slug)
    kept = Ground.objects.public().filter(strategy=revision.strategy).for_list()
    frame = {"strategy": revision.strategy, "revision": revision, "language": revision.language}
    return render(request, "public/grounds.html", {**frame, "addresses": ADDRESSES, "grounds": kept})


@public_page
def ground_file(_request: HttpRequest, slug: str, ground: str) -> HttpResponseBase:
    kept = Ground.objects.public().select_related("file")
    return as_attachment(get_object_or_404(kept, strategy__slug=slug, slug=ground).file)


@public_page
def stakeholder(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    return _part(request, slug, reading.STAKEHOLDER, part)


@public_page
def focus_area(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    return _part(request, slug, reading.FOCUS_AREA, part)


@public_page
def commitment(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _part(request, slug, reading.COMMITMENT, number)


@public_page
def red_thread(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "public/red_thread.html", reading.drawn(published(slug), ADDRESSES))


def published(slug: str) -> Revision:
    """The wording in force. What is not published answers as what does not exist."""
    strategy = get_object_or_404(Strategy.objects.published(), slug=slug)
    revision = queries.in_force(strategy)
    if revision is None:
        raise Http404
    return revision


def _part(request: HttpRequest, slug: str, kind: reading.Kind, address: str | int) -> HttpResponse:
    return render(request, "public/part.html", reading.part(kind, address, published(slug), ADDRESSES))
