"""Writing the texts that a draft holds itself: title, period and language, core task, vision and the others."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, LostUpdate
from kompas.strategy.models import TEXTS, Revision, Strategy, Succession
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
    predecessor: Strategy | None,
    opened_on: int,
    by: User,
    at: datetime,
) -> Revision:
    """Change title, language, period, and which strategy it follows after; the last two stand fast once adopted.

    Raises:
        LostUpdate: one of the draft's texts has changed since `texts_version` `opened_on` was shown.
        NotAPeriod: the years do not make one, it follows after a draft, or it was adopted for another time.
    """
    draft = lock_draft(revision)
    _check_texts_version(draft, opened_on)
    draft.title, draft.language = checked_title(title), language
    draft.texts_version += 1
    draft.save(update_fields=["title", "language", "texts_version"])
    _set_time(draft.strategy, *checked_period(period_from, period_to), checked_predecessor(predecessor))
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


def checked_predecessor(predecessor: Strategy | None) -> Strategy | None:
    if predecessor is not None and Strategy.objects.filter(pk=predecessor.pk, state=State.DRAFT).exists():
        raise NotAPeriod(_("A strategy follows after one that was adopted, not after a draft."))
    return predecessor


def _set_time(strategy: Strategy, first: int | None, last: int | None, predecessor: Strategy | None) -> None:
    after = predecessor.pk if predecessor else None
    if (strategy.period_from, strategy.period_to, strategy.predecessor_id) == (first, last, after):
        return
    if strategy.state != State.DRAFT:
        raise NotAPeriod(
            _("The strategy was adopted for %(period)s, and that stands fast. Write a new one for the next period.")
            % {"period": strategy.period or "–"}
        )
    if strategy.predecessor_id != after and Succession.objects.filter(new=strategy).exists():
        raise NotAPeriod(
            _("The draft is the planning version of a next period, so it goes on following after that one.")
        )
    strategy.period_from, strategy.period_to, strategy.predecessor = first, last, predecessor
    strategy.version += 1
    strategy.save(update_fields=["period_from", "period_to", "predecessor", "version"])


def _check_texts_version(draft: Revision, opened_on: int) -> None:
    if draft.texts_version != opened_on:
        raise LostUpdate(opened_on=opened_on, current=draft.texts_version)
