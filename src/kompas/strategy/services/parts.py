"""Adding, changing and removing the parts of a draft."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.strategy.models import CommitmentText, FocusArea, FocusAreaText, Part, PartKind, Revision, kind_of
from kompas.strategy.models.strategy import FIRST_YEAR, LAST_YEAR
from kompas.strategy.services.identities import follow_name, forget, new_identity, next_number, settle_numbers
from kompas.strategy.services.order import check_stands, next_place, siblings
from kompas.strategy.services.writing import code_of, lock_draft, lock_part, tell_change


class NotAPart(DomainError):
    """What was written cannot stand as a part of a strategy."""


@transaction.atomic
def add_part(
    *,
    revision: Revision,
    kind: PartKind,
    values: Mapping[str, object],
    focus_area: FocusArea | None = None,
    by: User,
    at: datetime,
) -> Part:
    """Add a part last among its siblings; a commitment under `focus_area`, or beside them all.

    Raises:
        NotAPart: its name (or sentence) is missing or too long.
    """
    draft = lock_draft(revision)
    part = put(draft, kind, values, focus_area=focus_area)
    settle_numbers(draft)
    tell_change(draft, code_of(part), by=by, at=at)
    return part


@transaction.atomic
def change_part[P: Part](*, part: P, values: Mapping[str, object], opened_on: int, by: User, at: datetime) -> P:
    """Give a part new words. An address that was never adopted follows its name.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        PartGone: somebody removed it.
        NotAPart: its name (or sentence) is missing or too long.
    """
    part = lock_part(part, opened_on)
    kind = kind_of(part)
    written = checked(kind, values)
    for field, value in written.items():
        setattr(part, field, value)
    part.version += 1
    part.save(update_fields=[*written, "version"])
    if kind.head in written:
        follow_name(part)
    tell_change(part.revision, code_of(part), by=by, at=at)
    return part


@transaction.atomic
def remove_part(*, part: Part, opened_on: int, by: User, at: datetime) -> None:
    """Take a part out of the draft. A focus area's commitments stay, beside the other areas.

    What was adopted once keeps its address; what never was disappears.
    """
    part = lock_part(part, opened_on)
    draft, code = part.revision, code_of(part)
    take_out(part)
    settle_numbers(draft)
    tell_change(draft, code, by=by, at=at)


def put(draft: Revision, kind: PartKind, values: Mapping[str, object], *, focus_area: FocusArea | None = None) -> Part:
    """A new part of the locked draft, last among its siblings."""
    written = checked(kind, {kind.head: "", **values})
    make: Any = kind.model
    part: Part = make(revision=draft, **written)
    if isinstance(part, CommitmentText):
        check_stands(draft, focus_area)
        part.focus_area = focus_area
    if kind.identity:
        setattr(part, kind.identity, new_identity(kind, draft.strategy, str(written[kind.head])))
    else:
        part.number = next_number(draft, kind)  # type: ignore[attr-defined]
    part.order = next_place(part)
    part.save()
    return part


def take_out(part: Part) -> None:
    """Delete a part of a locked draft, and what was to last of it where nothing else holds it."""
    if isinstance(part, FocusAreaText):
        _let_go_of_commitments(part)
    part.delete()
    forget(part)


def checked(kind: PartKind, values: Mapping[str, object]) -> dict[str, object]:
    """`values` as they are kept. Raises NotAPart in words, KeyError for a field that the kind does not have."""
    written = {}
    for field, value in values.items():
        if field not in kind.fields:
            raise KeyError(field)
        written[field] = value.strip() if isinstance(value, str) else value
    if kind.head in written:
        _check_head(kind, str(written[kind.head]))
    year = written.get("year")
    if isinstance(year, int) and not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotAPart(_("Write the year with four digits."))
    return written


def _check_head(kind: PartKind, head: str) -> None:
    if not head:
        raise NotAPart(_("Write a sentence.") if kind.head == "text" else _("Write a name."))
    if kind.longest_head and len(head) > kind.longest_head:
        raise NotAPart(
            _("The name is longer than %(count)d letters. Move some of it to the text.") % {"count": kind.longest_head}
        )


def _let_go_of_commitments(area: FocusAreaText) -> None:
    loose = CommitmentText(revision=area.revision, focus_area=None)
    place = len(siblings(loose))
    held = area.revision.commitment_texts.filter(focus_area_id=area.focus_area_id).order_by("order", "pk")
    for text in held:
        text.focus_area, text.order, text.version = None, place, text.version + 1
        text.save(update_fields=["focus_area", "order", "version"])
        place += 1
