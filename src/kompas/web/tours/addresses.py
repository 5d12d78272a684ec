"""Where a step's page lies for the person who takes the tour; None where she has none."""

from django.conf import settings
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone

from kompas.organisation.models import Unit
from kompas.strategy.models import CommentRequest, Revision, Strategy
from kompas.web.shared.pages import SignedInRequest
from kompas.web.tours.steps import Where


def at(name: str) -> Where:
    """A page that is everybody's."""
    return lambda _request: reverse(name)


def own(name: str) -> Where:
    """A page about herself."""
    return lambda request: reverse(name, args=[request.user.slug])


def own_unit(name: str) -> Where:
    def where(request: SignedInRequest) -> str | None:
        units = Unit.objects.in_force(on=timezone.localdate()).filter(memberships__person=request.user)
        unit = units.order_by("-memberships__is_main", "pk").first()
        return reverse(name, args=[unit.code]) if unit else None

    return where


def strategy(name: str) -> Where:
    """A page of the strategy in force that reaches farthest."""

    def where(request: SignedInRequest) -> str | None:
        found = _farthest(Strategy.objects.visible_to(request.user, request.reach).adopted())
        return reverse(name, args=[found.slug]) if found else None

    return where


def commitment(name: str) -> Where:
    """The first commitment of that strategy."""

    def where(request: SignedInRequest) -> str | None:
        found = _farthest(Strategy.objects.visible_to(request.user, request.reach).adopted())
        newest = Revision.objects.adopted().filter(strategy=found).order_by("-number").first() if found else None
        text = newest.commitment_texts.order_by("order", "pk").first() if newest else None
        return reverse(name, args=[found.slug, text.commitment.number]) if found and text else None

    return where


def draft(name: str) -> Where:
    """A draft that she writes on."""

    def where(request: SignedInRequest) -> str | None:
        mine = Strategy.objects.writable_by(request.reach)
        found = _farthest(mine.filter(revisions__in=Revision.objects.drafts()).adopted())
        found = found or _farthest(mine.filter(revisions__in=Revision.objects.drafts()))
        return reverse(name, args=[found.slug]) if found else None

    return where


def written(name: str) -> Where:
    """The strategy in force that she writes."""

    def where(request: SignedInRequest) -> str | None:
        found = _farthest(Strategy.objects.writable_by(request.reach).adopted())
        return reverse(name, args=[found.slug]) if found else None

    return where


def asked(name: str) -> Where:
    """A draft that she is asked to comment on."""

    def where(request: SignedInRequest) -> str | None:
        request_ = CommentRequest.objects.awaiting(request.user).select_related("revision__strategy").first()
        return reverse(name, args=[request_.revision.strategy.slug]) if request_ else None

    return where


def practice_area(_request: SignedInRequest) -> str | None:
    return reverse("practice:overview") if settings.PRACTICE_PORT else None


def _farthest(strategies: QuerySet[Strategy]) -> Strategy | None:
    return strategies.order_by(F("period_to").desc(nulls_last=True), "pk").first()
