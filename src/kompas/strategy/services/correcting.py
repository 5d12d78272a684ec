"""Putting right what was understood, one step at a time; every step can be undone and done again."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.models import DocumentImport, ImportStep
from kompas.strategy.services.importing import ImportEnded, in_order, lock, tell
from kompas.strategy.workflow import ImportState

type Correction = Callable[[Document, Sequence[Piece]], Sequence[Piece]]


class NothingToCorrect(DomainError):
    """The correction changes nothing, or there is no step to undo or to do again."""


@transaction.atomic
def correct(
    *, document_import: DocumentImport, correction: Correction, opened_on: int, by: User, at: datetime
) -> DocumentImport:
    """Apply `correction` (one of importer.corrections) as a new step; the steps that were undone are forgotten.

    Raises:
        LostUpdate: somebody corrected it since version `opened_on` was shown.
        ImportEnded: it is not under review.
        NothingToCorrect: all stands so already.
    """
    document_import = _lock_review(document_import, opened_on)
    old = document_import.read_pieces()
    new = tuple(in_order(correction(document_import.read_document(), old)))
    before, after = _difference(old, new)
    if before == after:
        raise NothingToCorrect(_("That is how it stands already, so nothing was changed."))
    document_import.steps.filter(number__gt=document_import.step).delete()
    document_import.step += 1
    ImportStep.objects.create(
        document_import=document_import, number=document_import.step, before=before, after=after, at=at, by=by
    )
    return _save(document_import, [piece.as_json() for piece in new], by, at)


@transaction.atomic
def undo(*, document_import: DocumentImport, opened_on: int, by: User, at: datetime) -> DocumentImport:
    """Take the last step back.

    Raises:
        LostUpdate, ImportEnded: as for `correct`.
        NothingToCorrect: there is no step to take back.
    """
    document_import = _lock_review(document_import, opened_on)
    step = document_import.steps.filter(number=document_import.step).first()
    if step is None:
        raise NothingToCorrect(_("There is nothing to undo."))
    document_import.step -= 1
    return _save(document_import, _exchange(document_import.pieces, step.after, step.before), by, at)


@transaction.atomic
def redo(*, document_import: DocumentImport, opened_on: int, by: User, at: datetime) -> DocumentImport:
    """Do the step again that was undone last.

    Raises:
        LostUpdate, ImportEnded: as for `correct`.
        NothingToCorrect: no step was undone.
    """
    document_import = _lock_review(document_import, opened_on)
    step = document_import.steps.filter(number=document_import.step + 1).first()
    if step is None:
        raise NothingToCorrect(_("There is nothing to do again."))
    document_import.step += 1
    return _save(document_import, _exchange(document_import.pieces, step.before, step.after), by, at)


def _lock_review(document_import: DocumentImport, opened_on: int) -> DocumentImport:
    document_import = lock(document_import, opened_on)
    if document_import.state != ImportState.UNDER_REVIEW:
        raise ImportEnded
    return document_import


def _save(document_import: DocumentImport, pieces: list[Any], by: User, at: datetime) -> DocumentImport:
    document_import.pieces = pieces
    document_import.save(update_fields=["pieces", "step", "version"])
    tell("strategy.import_corrected", document_import, by=by, at=at, step=document_import.step)
    return document_import


def _difference(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[list[Any], list[Any]]:
    """The pieces, before and after, of the lines whose pieces differ."""
    before, after = _by_line(old), _by_line(new)
    changed = sorted(line for line in before.keys() | after.keys() if before.get(line) != after.get(line))
    return _pieces_of(before, changed), _pieces_of(after, changed)


def _by_line(pieces: Sequence[Piece]) -> dict[int, list[Any]]:
    lines: dict[int, list[Any]] = {}
    for piece in pieces:
        lines.setdefault(piece.line, []).append(piece.as_json())
    return lines


def _pieces_of(lines: dict[int, list[Any]], numbers: Sequence[int]) -> list[Any]:
    return [piece for number in numbers for piece in lines.get(number, [])]


def _exchange(pieces: list[Any], old: list[Any], new: list[Any]) -> list[Any]:
    """`pieces` with those of the lines that a step touched exchanged for `new`."""
    touched = {piece[0] for piece in [*old, *new]}
    return sorted([piece for piece in pieces if piece[0] not in touched] + new, key=lambda piece: piece[0])
