"""The order of a draft's parts among their siblings, and which focus area a commitment stands under."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.strategy.models import CommitmentText, FocusArea, FocusAreaText, Part, Revision, kind_of
from kompas.strategy.services.identities import settle_numbers
from kompas.strategy.services.writing import code_of, lock_part, tell_change


class NoPlaceToGo(DomainError):
    """The part cannot be moved there."""


def siblings(part: Part) -> list[Part]:
    """The parts among which `part` has its order: those of its kind, a commitment's under the same focus area."""
    rows = kind_of(part).rows.filter(revision=part.revision)
    if isinstance(part, CommitmentText):
        rows = rows.filter(focus_area_id=part.focus_area_id)
    return list(rows.order_by("order", "pk"))


def arrange(parts: Sequence[Part]) -> None:
    """Give `parts` the order they stand in."""
    moved = []
    for place, part in enumerate(parts):
        if part.order != place:
            part.order = place
            moved.append(part)
    if moved:
        kind_of(moved[0]).rows.bulk_update(moved, ["order"], batch_size=200)


@transaction.atomic
def move[P: Part](*, part: P, step: int, by: User, at: datetime) -> P:
    """Move `part` by `step` places among its siblings; -1 is one place up.

    Raises:
        NoPlaceToGo: it stands first or last already.
    """
    part = lock_part(part)
    among = siblings(part)
    place = next(index for index, each in enumerate(among) if each.pk == part.pk)
    if not 0 <= place + step < len(among):
        raise NoPlaceToGo(_("It cannot be moved further in that direction."))
    among.insert(place + step, among.pop(place))
    arrange(among)
    settle_numbers(part.revision)
    tell_change(part.revision, code_of(part), by=by, at=at)
    return part


@transaction.atomic
def move_under(*, part: CommitmentText, focus_area: FocusArea | None, by: User, at: datetime) -> CommitmentText:
    """Let a commitment stand last under another focus area, or, with None, beside them all.

    Raises:
        NoPlaceToGo: the focus area does not stand in this draft.
    """
    part = lock_part(part)
    check_stands(part.revision, focus_area)
    if part.focus_area_id != (focus_area.pk if focus_area else None):
        part.focus_area = focus_area
        part.order = next_place(part)
        part.version += 1
        part.save(update_fields=["focus_area", "order", "version"])
        settle_numbers(part.revision)
        tell_change(part.revision, code_of(part), by=by, at=at)
    return part


def check_stands(draft: Revision, focus_area: FocusArea | None) -> None:
    """Refuse a focus area that this draft does not hold."""
    if focus_area and not FocusAreaText.objects.filter(revision=draft, focus_area=focus_area).exists():
        raise NoPlaceToGo(_("This focus area does not stand in the draft. Choose another."))


def next_place(part: Part) -> int:
    """The order behind the last of its siblings."""
    return max((each.order + 1 for each in siblings(part) if each.pk != part.pk), default=0)
