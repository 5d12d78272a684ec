"""An import from upload to draft: begun, gone on with, finished, or dropped."""

import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePath

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.documents.services import discard, store
from kompas.errors import DomainError, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Unit
from kompas.strategy.importer import child
from kompas.strategy.importer.limits import FILE_BYTES
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.notes import doubt
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.importer.reading import assemble
from kompas.strategy.importer.refusals import CannotRead, Refusal
from kompas.strategy.models import DocumentImport, ImportPage, Strategy
from kompas.strategy.services.from_reading import create_draft_from_reading
from kompas.strategy.services.reading_desks import desk_for
from kompas.strategy.workflow import IMPORT_MOVES, ImportState

OPEN_PER_PERSON = 20
MEDIA_TYPES = {
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "htm": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}


class TooManyOpen(DomainError):
    """She has begun more than anybody can look through."""


class NotAStrategy(DomainError):
    """The document does not look like a strategy; the text says why."""


class ImportEnded(DomainError):
    def __init__(self) -> None:
        super().__init__(_("This review has ended, so nothing was changed. Open the list of imports to go on."))


def begin(*, unit: Unit, file: "File[bytes]", name: str, by: User, at: datetime) -> DocumentImport:
    """Read `file` in the child process and keep it with what was understood; a failure leaves nothing behind.

    No transaction is open while the document is read, since that may take half a minute.

    Raises:
        CannotRead: the file is empty, damaged, a scan, not what its name says, or too large.
        ReadingBusy: she has a document read already, or too many are being read.
        TooManyOpen: she has begun `OPEN_PER_PERSON` that are neither finished nor dropped.
    """
    if DocumentImport.objects.open().filter(begun_by=by).count() >= OPEN_PER_PERSON:
        raise TooManyOpen(_("You have many imports under review. Finish or drop one of them first."))
    with desk_for(by, at=at), tempfile.TemporaryDirectory(prefix="kompas-import-") as folder:
        images = Path(folder) / "pages"
        images.mkdir()
        document, pieces = child.read(_written(file, name, folder), images=images)
        return _keep(unit, file, name, document, pieces, sorted(images.glob("*.png"), key=_page_number), by, at)


def bring(*, unit: Unit, file: "File[bytes]", name: str, anyway: bool, by: User, at: datetime) -> Strategy:
    """Read `file` and make it a draft at once, without a review; a failure leaves nothing behind.

    Raises:
        CannotRead, ReadingBusy: as for `begin`.
        NotAStrategy: it does not look like one, and `anyway` is not given.
    """
    with desk_for(by, at=at), tempfile.TemporaryDirectory(prefix="kompas-import-") as folder:
        document, pieces = child.read(_written(file, name, folder))
    if not document.is_strategy and not anyway:
        raise NotAStrategy(str(doubt(document)))
    with transaction.atomic():
        begun = _keep(unit, file, name, replace(document, is_strategy=True), pieces, [], by, at)
        return finish(document_import=begun, opened_on=begun.version, by=by, at=at)


@transaction.atomic
def go_on(*, document_import: DocumentImport, opened_on: int, by: User, at: datetime) -> DocumentImport:
    """Review a document though it does not look like a strategy. What was understood of it stands already.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        ImportEnded: it is finished or dropped.
    """
    document_import = lock(document_import, opened_on)
    _move(document_import, ImportState.UNDER_REVIEW)
    document_import.save(update_fields=["state", "version"])
    tell("strategy.import_continued", document_import, by=by, at=at)
    return document_import


@transaction.atomic
def give_to_unit(
    *, document_import: DocumentImport, unit: Unit, opened_on: int, by: User, at: datetime
) -> DocumentImport:
    """Let the document be read for another unit; every correction stays.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        ImportEnded: it is finished or dropped.
    """
    document_import = lock(document_import, opened_on)
    document_import.unit = unit
    document_import.save(update_fields=["unit", "version"])
    tell("strategy.import_given_to_unit", document_import, by=by, at=at)
    return document_import


@transaction.atomic
def finish(*, document_import: DocumentImport, opened_on: int, by: User, at: datetime) -> Strategy:
    """Make the reading a draft of the unit's strategy. The file stays with it; the page images go.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        ImportEnded: it is finished or dropped already.
    """
    document_import = lock(document_import, opened_on)
    _move(document_import, ImportState.FINISHED)
    reading = assemble(document_import.read_document(), document_import.read_pieces())
    strategy = create_draft_from_reading(reading=reading, unit=document_import.unit, by=by, at=at)
    _discard_pages(document_import)
    document_import.strategy, document_import.ended_by, document_import.ended_at = strategy, by, at
    document_import.save(update_fields=["state", "strategy", "ended_by", "ended_at", "version"])
    tell("strategy.import_finished", document_import, by=by, at=at, strategy=strategy.pk)
    return strategy


@transaction.atomic
def drop(*, document_import: DocumentImport, opened_on: int, by: User, at: datetime) -> DocumentImport:
    """Throw away the file, its lines and every correction.

    Raises:
        LostUpdate: somebody changed it since version `opened_on` was shown.
        ImportEnded: it is finished or dropped already.
    """
    document_import = lock(document_import, opened_on)
    _move(document_import, ImportState.DROPPED)
    file = document_import.file
    _discard_pages(document_import)
    document_import.steps.all().delete()
    document_import.file, document_import.document, document_import.pieces = None, {}, []
    document_import.ended_by, document_import.ended_at = by, at
    fields = ["state", "file", "document", "pieces", "ended_by", "ended_at", "version"]
    document_import.save(update_fields=fields)
    if file:
        discard(file)
    tell("strategy.import_dropped", document_import, by=by, at=at)
    return document_import


def lock(document_import: DocumentImport, opened_on: int) -> DocumentImport:
    """The open import as it stands now, counted on by one; nobody else corrects it meanwhile."""
    rows = DocumentImport.objects.select_for_update(of=("self",)).select_related("unit", "file")
    found = rows.get(pk=document_import.pk)
    if not found.is_open:
        raise ImportEnded
    check_version(found, opened_on)
    found.version += 1
    return found


def tell(kind: str, document_import: DocumentImport, *, by: User, at: datetime, **data: object) -> None:
    record(kind, document_import, by=Actor.person(by.pk), at=at, unit_id=document_import.unit_id, **data)


def in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces line by line; within a line as they came."""
    return sorted(pieces, key=lambda piece: piece.line)


@transaction.atomic
def _keep(
    unit: Unit,
    file: "File[bytes]",
    name: str,
    document: Document,
    pieces: Sequence[Piece],
    images: Sequence[Path],
    by: User,
    at: datetime,
) -> DocumentImport:
    document_import = DocumentImport.objects.create(
        code=secrets.token_hex(8),
        unit=unit,
        begun_at=at,
        begun_by=by,
        file=store(
            file=file, name=name, media_type=MEDIA_TYPES.get(document.format, "application/octet-stream"), at=at
        ),
        document=document.as_json(),
        pieces=[piece.as_json() for piece in in_order(pieces)],
        state=ImportState.UNDER_REVIEW if document.is_strategy else ImportState.DOUBTED,
    )
    for image in images:
        with image.open("rb") as opened:
            kept = store(file=File(opened), name=image.name, media_type="image/png", at=at)
        ImportPage.objects.create(document_import=document_import, number=_page_number(image), file=kept)
    tell("strategy.import_begun", document_import, by=by, at=at, lines=len(document.lines))
    return document_import


def _move(document_import: DocumentImport, to: ImportState) -> None:
    if to not in IMPORT_MOVES[ImportState(document_import.state)]:
        raise ImportEnded
    document_import.state = to


def _discard_pages(document_import: DocumentImport) -> None:
    for image in document_import.pages.select_related("file"):
        image.delete()
        discard(image.file)


def _written(file: "File[bytes]", name: str, folder: str) -> Path:
    """A copy of `file` in `folder`, under a name of ours. What is too large is refused before it is copied."""
    if (file.size or 0) > FILE_BYTES:
        raise CannotRead(Refusal.TOO_LARGE)
    path = Path(folder) / f"document{_ending(name)}"
    file.seek(0)
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    file.seek(0)
    return path


def _ending(name: str) -> str:
    """What stands after the last dot of the file's own name; the rest of the name never touches the disk."""
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    return ending if ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= 8 else ""


def _page_number(image: Path) -> int:
    return int("".join(letter for letter in image.stem if letter.isdigit()))
