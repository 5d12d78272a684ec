"""Telling citizens what a strategy means for them: written by those who may publish, shown deliberately."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, LostUpdate, NotAllowed, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.reach import reach_of
from kompas.strategy.models import CitizenEdition, CitizenText, Commitment, FocusArea, Strategy
from kompas.strategy.permissions import PUBLISH
from kompas.strategy.services.writing import lock_strategy

LONGEST = 10_000  # letters: what is longer is no longer plain


class CannotTell(DomainError):
    """There is nothing to show or to hide, or the text will not do."""


@transaction.atomic
def write_to_citizens(
    *,
    strategy: Strategy,
    focus_area: FocusArea | None = None,
    commitment: Commitment | None = None,
    language: str,
    words: str,
    opened_on: int,
    by: User,
    at: datetime,
) -> CitizenText:
    """Keep `words` as what is being written; citizens read what they read before. `opened_on` is 0 where none stood.

    Raises:
        NotAllowed: `by` may not publish for the unit.
        LostUpdate: it has changed since version `opened_on` was shown.
        CannotTell: the strategy is a draft, or the text is too long.
    """
    strategy = _locked(strategy, by, at)
    words = words.strip()
    if len(words) > LONGEST:
        raise CannotTell(_("The text is longer than %(count)d letters. Make it shorter.") % {"count": LONGEST})
    place: Mapping[str, object] = {"focus_area": focus_area, "commitment": commitment}
    text = CitizenText.objects.filter(strategy=strategy, language=language, **place).first()
    if (text.version if text else 0) != opened_on:
        raise LostUpdate(opened_on=opened_on, current=text.version if text else 0)
    if text is None:
        text = CitizenText(strategy=strategy, language=language, version=0, **place)
    text.words, text.written_at, text.written_by = words, at, by
    text.version += 1
    text.save()
    _tell("strategy.citizen_text_written", text, by, at)
    return text


@transaction.atomic
def show_to_citizens(*, text: CitizenText, opened_on: int, by: User, at: datetime) -> CitizenEdition:
    """Let citizens read what is written now, as a new edition.

    Raises:
        NotAllowed, LostUpdate: as for `write_to_citizens`.
        CannotTell: nothing is written, or they read just this already.
    """
    text = _locked_text(text, opened_on, by, at)
    if not text.words:
        raise CannotTell(_("Nothing is written yet. Write the text first."))
    if not text.is_ahead:
        raise CannotTell(_("Citizens read just this text already."))
    _hide(text, at)
    edition = CitizenEdition.objects.create(
        text=text, number=text.editions.count() + 1, words=text.words, shown_at=at, shown_by=by
    )
    text.shown = edition
    _save(text)
    _tell("strategy.citizen_text_shown", text, by, at)
    return edition


@transaction.atomic
def hide_from_citizens(*, text: CitizenText, opened_on: int, by: User, at: datetime) -> CitizenText:
    """Take the text away from citizens; what was written stays. Raises as `show_to_citizens` does."""
    text = _locked_text(text, opened_on, by, at)
    if text.shown is None:
        raise CannotTell(_("Citizens do not read this text."))
    _hide(text, at)
    text.shown = None
    _save(text)
    _tell("strategy.citizen_text_hidden", text, by, at)
    return text


def _locked(strategy: Strategy, by: User, at: datetime) -> Strategy:
    strategy = lock_strategy(strategy)
    if not reach_of(by, on=timezone.localdate(at)).may(PUBLISH, strategy.unit_id):
        raise NotAllowed
    if strategy.is_draft:
        raise CannotTell(_("Citizens are told of what is adopted. Adopt the strategy first."))
    return strategy


def _locked_text(text: CitizenText, opened_on: int, by: User, at: datetime) -> CitizenText:
    strategy = _locked(text.strategy, by, at)
    found = CitizenText.objects.select_for_update(of=("self",)).select_related("shown").get(pk=text.pk)
    check_version(found, opened_on)
    found.strategy = strategy
    return found


def _hide(text: CitizenText, at: datetime) -> None:
    if text.shown:
        text.shown.hidden_at = at
        text.shown.save(update_fields=["hidden_at"])


def _save(text: CitizenText) -> None:
    text.version += 1
    text.save(update_fields=["shown", "version"])


def _tell(kind: str, text: CitizenText, by: User, at: datetime) -> None:
    unit = text.strategy.unit_id
    record(kind, text.strategy, by=Actor.person(by.pk), at=at, unit_id=unit, text=text.pk, language=text.language)
