"""Taking a strategy along: a wording as a file."""

from django.http import HttpResponseBase
from django.utils import timezone

from kompas.organisation import house
from kompas.strategy import queries
from kompas.strategy.exporting.naming import name_of_strategy
from kompas.strategy.exporting.record import as_bytes, record_of
from kompas.strategy.models import Revision
from kompas.web.shared import taking
from kompas.web.shared.pages import SignedInRequest, page
from kompas.web.strategy import desk


@page
def take(request: SignedInRequest, slug: str, number: int, ending: str) -> HttpResponseBase:
    return taking.take(request, _wording(request, slug, number), ending, keeping=taking.OWN)


@page
def record(request: SignedInRequest, slug: str) -> HttpResponseBase:
    strategy = desk.find_strategy(request, slug)
    draft = queries.draft_of(strategy)
    told = record_of(
        strategy,
        with_draft=draft is not None and queries.may_see_draft(draft, request.user, request.reach),
        organisation=house.name(),
        address=taking.address_of(strategy),
        at=timezone.now(),
    )
    name = f"{name_of_strategy(strategy)}.json"
    return taking.handed_over(request, as_bytes(told), "application/json", name, keeping=taking.OWN)


def _wording(request: SignedInRequest, slug: str, number: int) -> Revision:
    """An adopted wording, or the draft for those who may read it."""
    strategy = desk.find_strategy(request, slug)
    draft = queries.draft_of(strategy)
    if draft and draft.number == number and queries.may_see_draft(draft, request.user, request.reach):
        return draft
    return taking.adopted(strategy, number)
