"""What the strategy in force means for citizens: most of it shown, one text still being written."""

from datetime import datetime, timedelta
from typing import Any

from kompas.accounts.models import User
from kompas.config.demonstration.reading import days_ago, tables
from kompas.config.demonstration.strategies import CONSULTANT
from kompas.strategy import services
from kompas.strategy.models import CitizenText, Revision, Strategy
from kompas.strategy.queries import in_force


def load(staff: dict[str, User], now: datetime) -> None:
    """Written and shown by the consultant, some weeks after the strategy was published."""
    strategy = Strategy.objects.published().adopted().get()
    revision = in_force(strategy)
    if revision is None:
        return
    by, at = staff[CONSULTANT], days_ago(20, now, 10)
    for told in tables("citizens")["text"]:
        for language in ("da", "en"):
            if language in told:
                text = _written(revision, told, language, by, at)
                if told.get("shown", True):
                    services.show_to_citizens(text=text, opened_on=1, by=by, at=at + timedelta(hours=1))


def _written(revision: Revision, told: dict[str, Any], language: str, by: User, at: datetime) -> CitizenText:
    area = revision.focus_area_texts.filter(name=told["on"]).first()
    commitment = None
    if told["on"] and area is None:
        commitment = revision.commitment_texts.get(text__startswith=told["on"]).commitment
    return services.write_to_citizens(
        strategy=revision.strategy,
        focus_area=area.focus_area if area else None,
        commitment=commitment,
        language=language,
        words=told[language],
        opened_on=0,
        by=by,
        at=at,
    )
