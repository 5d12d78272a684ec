"""Writing the texts that a draft holds itself: title, period and language, core task, vision and the others."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, LostUpdate
from kompas.strategy.models import TEXTS, Revision
from kompas.strategy.models.strategy import FIRST_YEAR, LAST_YEAR
from kompas.strategy.services.writing import lock_draft, tell_change
from kompas.strategy.workflow import State

TITLE_LENGTH = 300


class NotAPeriod(DomainError):
    """The years do not make a period."""


class NotATitle(DomainError):
    """The title is empty or too long."""


@transaction.atomic
def change_texts(*, revision: Revision, texts: Mapping[str, str], opened_on: int, by: User, at: datetime) -> Revision:
    """Give the draft new wordings of those of TEXTS that `texts` names.

    Raises:
        LostUpdate: one of its texts has changed since `texts_version` `opened_on` was shown.
        NotATitle: the title is to be emptied.
    """
    draft = lock_draft(revision)
    _check_texts_version(draft, opened_on)
    for name, text in texts.items():
        if name not in TEXTS:
            raise KeyError(name)
        setattr(draft, name, checked_title(text) if name == "title" else text.strip())
    draft.texts_version += 1
    draft.save(update_fields=[*texts, "texts_version"])
    tell_change(draft, next(iter(texts)) if len(texts) == 1 else "texts", by=by, at=at)
    return draft


@transaction.atomic
def change_frame(
    *,
    revision: Revision,
    title: str,
    language: str,
    period_from: int | None,
    period_to: int | None,
    opened_on: int,
    by: User,
    at: datetime,
) -> Revision:
    """Change title, language and period. The period of a strategy that was once adopted stands fast.

    Raises:
        LostUpdate: one of the draft's texts has changed since `texts_version` `opened_on` was shown.
        NotAPeriod: the years do not make one, or the strategy was adopted for another.
    """
    draft = lock_draft(revision)
    _check_texts_version(draft, opened_on)
    draft.title, draft.language = checked_title(title), language
    draft.texts_version += 1
    draft.save(update_fields=["title", "language", "texts_version"])
    _set_period(draft, *checked_period(period_from, period_to))
    tell_change(draft, "title", by=by, at=at)
    return draft


def checked_title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise NotATitle(_("Write a title."))
    if len(title) > TITLE_LENGTH:
        raise NotATitle(_("The title is longer than %(count)d letters. Make it shorter.") % {"count": TITLE_LENGTH})
    return title


def checked_period(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if any(year is not None and not FIRST_YEAR <= year <= LAST_YEAR for year in (first, last)):
        raise NotAPeriod(
            _("Write years with four digits between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    if first is not None and last is not None and last < first:
        raise NotAPeriod(_("The period ends before it begins. Write the first year first."))
    return first, last


def _set_period(draft: Revision, first: int | None, last: int | None) -> None:
    strategy = draft.strategy
    if (strategy.period_from, strategy.period_to) == (first, last):
        return
    if strategy.state != State.DRAFT:
        raise NotAPeriod(
            _("The strategy was adopted for %(period)s, and that stands fast. Write a new one for the next period.")
            % {"period": strategy.period or "–"}
        )
    strategy.period_from, strategy.period_to, strategy.version = first, last, strategy.version + 1
    strategy.save(update_fields=["period_from", "period_to", "version"])


def _check_texts_version(draft: Revision, opened_on: int) -> None:
    if draft.texts_version != opened_on:
        raise LostUpdate(opened_on=opened_on, current=draft.texts_version)
