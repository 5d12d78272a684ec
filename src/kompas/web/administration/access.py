"""Whom and what the person may administer. Whatever lies outside her part of the tree is not found."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from kompas.accounts.models import User
from kompas.organisation.models import Unit
from kompas.organisation.permissions import MANAGE
from kompas.organisation.queries import managed_people
from kompas.web.shared.pages import SignedInRequest, require


def administered(request: SignedInRequest) -> frozenset[int]:
    """The keys of the units that she administers; 403 when there are none."""
    units = request.reach.where(MANAGE)
    require(bool(units))
    return units


def managed(request: SignedInRequest, slug: str) -> User:
    return get_object_or_404(managed_people(administered(request), on=timezone.localdate()), slug=slug)


def administered_unit(request: SignedInRequest, code: str) -> Unit:
    return get_object_or_404(Unit.objects.filter(pk__in=administered(request)), code=code)


def restructured_unit(request: SignedInRequest, code: str) -> Unit:
    """A unit that she may move or end: its place lies in her part too, or it is a top unit of hers."""
    unit = administered_unit(request, code)
    if unit.parent_id is not None and unit.parent_id not in administered(request):
        raise Http404
    return unit


def may_restructure(request: SignedInRequest, unit: Unit) -> bool:
    return unit.parent_id is None or unit.parent_id in administered(request)


def units_in_force(request: SignedInRequest) -> "list[Unit]":
    units = Unit.objects.in_force(on=timezone.localdate()).filter(pk__in=administered(request))
    return list(units.in_order())


def own_tops(request: SignedInRequest) -> "list[Unit]":
    """The highest of the units in force that she administers: what is told there holds below."""
    among = administered(request)
    return [unit for unit in units_in_force(request) if unit.parent_id not in among]
