"""The next period among a strategy's pages, for those who may begin or see it; and what it hangs under, for all."""

from django.utils.translation import gettext_lazy as _

from kompas.strategy.models import Strategy, Succession
from kompas.strategy.permissions import WRITE
from kompas.web.shared.pages import SignedInRequest
from kompas.web.shared.ways import declare_way


def is_open(request: SignedInRequest, strategy: Strategy) -> bool:
    """A draft has no next period. Where one is begun, whoever may see its draft comes in."""
    if strategy.is_draft:
        return False
    visible = Strategy.objects.visible_to(request.user, request.reach)
    return (
        request.reach.may(WRITE, strategy.unit_id) or Succession.objects.filter(old=strategy, new__in=visible).exists()
    )


declare_way("next_period", order=60, address="next_period:show", words=_("Next period"), is_open=is_open)
declare_way("parents", order=50, address="next_period:parents", words=_("Hangs under"))
