"""What this room puts among a strategy's tabs."""

from django.utils.translation import gettext_lazy as _

from kompas.strategy.permissions import PUBLISH
from kompas.web.shared.ways import declare_way

declare_way("text", order=10, address="strategy:show", words=_("The text"))
declare_way("red_thread", order=20, address="strategy:red_thread", words=_("The red thread"))
declare_way("history", order=30, address="strategy:history", words=_("Through time"))
declare_way("challenges", order=40, address="strategy:challenges", words=_("Other views"))
declare_way(
    "citizens",
    order=80,
    address="strategy:citizens",
    words=_("For citizens"),
    is_open=lambda request, strategy: not strategy.is_draft and request.reach.may(PUBLISH, strategy.unit_id),
)
declare_way("grounds", order=50, address="strategy:grounds", words=_("What it rests on"))
