"""My day offers her the tour of her role until she has taken or declined one."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kompas.accounts.models import TourState
from kompas.accounts.touring import progress_of
from kompas.web.shared.day import Offer, offer
from kompas.web.shared.pages import SignedInRequest
from kompas.web.tours.programme import TOURS
from kompas.web.tours.walking import under_way


@offer
def tour(request: SignedInRequest, _at: datetime) -> Iterable[Offer]:
    """The most particular of her tours, unless she stands in one now or has answered."""
    chosen = next(tour for tour in TOURS.values() if tour.is_for(request))
    known = progress_of(request.user).get(chosen.slug)
    if under_way(request) or (known and known.state != TourState.UNDERWAY):
        return
    minutes = {"minutes": chosen.minutes}
    yield Offer(
        title=chosen.title,
        words=_("You stopped on the way. Go on where you were?")
        if known
        else _("%(minutes)d minutes on the real pages. You can stop at any time and go on later.") % minutes,
        take=reverse("tours:begin", args=[chosen.slug]),
        take_words=_("Go on") if known else _("Take the tour"),
        decline=reverse("tours:decline", args=[chosen.slug]),
    )
