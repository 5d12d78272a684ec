"""Splitting one part into two, and putting two together.

A commitment that was once adopted does not split in silence: the new ones are linked to it as its continuation, so that
goals and evidence that hang on it are found again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.strategy.models import (
    CommitmentLink,
    CommitmentText,
    FocusArea,
    FocusAreaText,
    Part,
    kind_of,
)
from kompas.strategy.services.continuing import inherit
from kompas.strategy.services.identities import follow_name, settle_numbers, was_adopted
from kompas.strategy.services.order import NoPlaceToGo, arrange, siblings
from kompas.strategy.services.parts import checked, put, take_out
from kompas.strategy.services.writing import code_of, lock_part, tell_change


@transaction.atomic
def split(
    *,
    part: Part,
    first: Mapping[str, object],
    second: Mapping[str, object],
    opened_on: int,
    by: User,
    at: datetime,
) -> tuple[Part, Part]:
    """Make two parts of one: `first` in its place, `second` right behind it.

    The first keeps what lasts of the part; only an adopted commitment ends, continued by two new ones.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        NotAPart: one of the two has no name (or sentence).
    """
    part = lock_part(part, opened_on)
    draft, code, among = part.revision, code_of(part), siblings(part)
    place = next(index for index, each in enumerate(among) if each.pk == part.pk)
    if isinstance(part, CommitmentText) and was_adopted(part):
        one = _continue(part, [part], first)
        two = _continue(part, [part], second)
        take_out(part)
    else:
        one, two = _rewrite(part, first), put(draft, kind_of(part), second, focus_area=_area_of(part))
        _inherit(one, two)
    among[place : place + 1] = [one, two]
    arrange(among)
    settle_numbers(draft)
    tell_change(draft, code, by=by, at=at)
    return one, two


@transaction.atomic
def split_focus_area(
    *,
    part: FocusAreaText,
    name: str,
    commitments: Sequence[CommitmentText],
    opened_on: int,
    by: User,
    at: datetime,
) -> FocusAreaText:
    """Let some of a focus area's commitments stand under a new focus area of that name, right behind it.

    Raises:
        NoPlaceToGo: no commitment is chosen, or one stands elsewhere by now.
    """
    part = lock_part(part, opened_on)
    held = {text.pk: text for text in part.revision.commitment_texts.filter(focus_area_id=part.focus_area_id)}
    chosen = [each.pk for each in commitments]
    if not chosen or not set(chosen) <= set(held):
        raise NoPlaceToGo(_("Choose the commitments of this focus area that shall stand under the new one."))
    among = siblings(part)
    new = cast("FocusAreaText", put(part.revision, kind_of(part), {"name": name}))
    _bring(sorted((held[key] for key in chosen), key=lambda text: (text.order, text.pk)), new)
    among.insert(next(index for index, each in enumerate(among) if each.pk == part.pk) + 1, new)
    arrange(among)
    settle_numbers(part.revision)
    tell_change(part.revision, code_of(part), by=by, at=at)
    return new


@transaction.atomic
def merge(*, part: Part, opened_on: int, by: User, at: datetime) -> Part:
    """Put `part` together with the sibling before it; nothing of either's words is lost.

    The one before keeps what lasts of it; only two adopted commitments both end, continued by one new.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        NoPlaceToGo: there is none before it.
    """
    part = lock_part(part, opened_on)
    among = siblings(part)
    place = next(index for index, each in enumerate(among) if each.pk == part.pk)
    if place == 0:
        raise NoPlaceToGo(_("It stands first, so there is nothing before it to put it together with."))
    before, code = lock_part(among[place - 1]), code_of(part)
    one = _put_together(before, part)
    among[place - 1 : place + 1] = [one]
    arrange(among)
    settle_numbers(part.revision)
    tell_change(part.revision, code, by=by, at=at)
    return one


def merged(before: Part, part: Part) -> dict[str, object]:
    """The words of the two as one: names of the second stand on as a line of its own in the text."""
    kind = kind_of(part)
    if not kind.body:
        joint: dict[str, object] = {kind.head: f"{getattr(before, kind.head)} {getattr(part, kind.head)}"}
        if isinstance(before, CommitmentText) and isinstance(part, CommitmentText):
            joint["is_incomplete"] = before.is_incomplete or part.is_incomplete
        return joint
    pieces = (getattr(before, kind.body), getattr(part, kind.head), getattr(part, kind.body))
    return {kind.body: "\n\n".join(piece for piece in pieces if piece)}


def _put_together(before: Part, part: Part) -> Part:
    words = merged(before, part)
    if isinstance(before, CommitmentText) and isinstance(part, CommitmentText):
        if was_adopted(before) and was_adopted(part):
            one = _continue(before, [before, part], words)
            take_out(before)
            take_out(part)
            return one
        if was_adopted(part):  # the sentence with a history keeps its address, wherever it stood
            one = _rewrite(part, words)
            _inherit(before, one)
            take_out(before)
            return one
    if isinstance(before, FocusAreaText) and isinstance(part, FocusAreaText):
        _bring(list(part.revision.commitment_texts.filter(focus_area_id=part.focus_area_id)), before)
    one = _rewrite(before, words)
    _inherit(part, one)
    take_out(part)
    return one


def _rewrite(part: Part, words: Mapping[str, object]) -> Part:
    written = checked(kind_of(part), words)
    for field, value in written.items():
        setattr(part, field, value)
    part.version += 1
    part.save(update_fields=[*written, "version"])
    follow_name(part)
    return part


def _continue(place: CommitmentText, old: Sequence[Part], words: Mapping[str, object]) -> Part:
    """A new commitment that continues the `old` ones, under the focus area of `place`."""
    new = put(place.revision, kind_of(place), words, focus_area=place.focus_area)
    CommitmentLink.objects.bulk_create(
        CommitmentLink(revision=place.revision, old=each.commitment, new=new.commitment)  # type: ignore[attr-defined]
        for each in old
    )
    return new


def _inherit(giver: Part, heir: Part) -> None:
    """Let `heir` too continue what `giver` continues in this draft, and what it goes on from of the period before."""
    inherit(giver, heir)
    if isinstance(giver, CommitmentText) and isinstance(heir, CommitmentText):
        links = giver.commitment.continues.filter(revision_id=giver.revision_id)
        known = set(heir.commitment.continues.filter(revision_id=giver.revision_id).values_list("old_id", flat=True))
        CommitmentLink.objects.bulk_create(
            CommitmentLink(revision_id=giver.revision_id, old_id=link.old_id, new=heir.commitment)
            for link in links
            if link.old_id not in known and link.old_id != heir.commitment_id
        )


def _bring(texts: Sequence[CommitmentText], area: FocusAreaText) -> None:
    """Let the commitments stand last under `area`."""
    place = area.revision.commitment_texts.filter(focus_area_id=area.focus_area_id).count()
    for order, text in enumerate(texts, start=place):
        text.focus_area, text.order, text.version = area.focus_area, order, text.version + 1
        text.save(update_fields=["focus_area", "order", "version"])


def _area_of(part: Part) -> FocusArea | None:
    return part.focus_area if isinstance(part, CommitmentText) else None
