"""What a person may do with a strategy, as links on the page where she reads it."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.organisation.reach import Reach
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.permissions import ADOPT, PUBLISH, WRITE
from kompas.strategy.queries import may_see_draft
from kompas.strategy.workflow import State

type Deed = tuple[str, str | Promise]  # the name of its address, its words


def offered(strategy: Strategy, draft: Revision | None, person: User, reach: Reach) -> list[Deed]:
    """The deeds that `person` may begin now; the services decide once more."""
    return list(_deeds(strategy, draft, person, reach))


def _deeds(strategy: Strategy, draft: Revision | None, person: User, reach: Reach) -> Iterator[Deed]:
    unit = strategy.unit_id
    if draft and may_see_draft(draft, person, reach):
        yield "strategy:draft", _("To the draft")
    if not draft and strategy.state == State.ADOPTED and reach.may(WRITE, unit):
        yield "strategy:revise", _("Begin a new revision")
    if not strategy.is_draft and reach.may(PUBLISH, unit):
        yield "strategy:publish", _("Withdraw from citizens") if strategy.is_published else _("Publish to citizens")
    if not strategy.is_draft and reach.may(ADOPT, unit):
        yield "strategy:close", _("Reopen") if strategy.state == State.CLOSED else _("Close")
