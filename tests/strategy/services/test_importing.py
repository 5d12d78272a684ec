"""An import from upload to draft: kept whole or not at all, and gone when it is dropped."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from kompas.documents.models import StoredFile
from kompas.documents.services import store
from kompas.errors import DomainError, LostUpdate
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.strategy.importer import child
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.models import DocumentImport, ImportPage, ImportStep, ReadingDesk, Strategy
from kompas.strategy.models.imports import READERS_AT_ONCE
from kompas.strategy.services import importing
from kompas.strategy.services.reading_desks import LEASE_SECONDS, ReadingBusy, desk_for
from kompas.strategy.workflow import ImportState
from tests.makers import NOON, a_unit, a_user, with_role
from tests.strategy.importer.handmade import DOCUMENT, PIECES
from tests.strategy.makers import an_import

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The child process reads the handmade document as two pages; the paths that it was given."""
    paths: list[Path] = []

    def read(path: Path, *, images: Path | None = None) -> tuple[Document, tuple[Piece, ...]]:
        paths.append(path)
        assert images
        for number in (1, 2):
            (images / f"{number:04}.png").write_bytes(PNG)
        return DOCUMENT, tuple(PIECES)

    monkeypatch.setattr(child, "read", read)
    return paths


def an_image() -> StoredFile:
    return store(file=ContentFile(PNG), name="1.png", media_type="image/png", at=NOON)


def begin(name: str = "strategi.pdf") -> DocumentImport:
    unit = a_unit()
    by = with_role(Role.CONSULTANT, unit)
    return importing.begin(unit=unit, file=ContentFile(b"indhold"), name=name, by=by, at=NOON)


def test_a_document_is_kept_with_its_lines_pieces_and_pages(reads: list[Path]) -> None:
    begun = begin()
    assert begun.read_document() == DOCUMENT
    assert begun.read_pieces() == tuple(PIECES)
    assert begun.state == ImportState.UNDER_REVIEW
    assert [page.number for page in begun.pages.all()] == [1, 2]
    assert begun.file
    with begun.file.file.open() as kept:
        assert kept.read() == b"indhold"
    assert Event.objects.filter(kind="strategy.import_begun", unit_id=begun.unit_id).count() == 1


def test_what_does_not_look_like_a_strategy_waits_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    agenda = Document("txt", DOCUMENT.lines, is_strategy=False, doubt="Det er en dagsorden.")
    monkeypatch.setattr(child, "read", lambda path, images=None: (agenda, tuple(PIECES)))
    begun = begin()
    assert begun.state == ImportState.DOUBTED
    went_on = importing.go_on(document_import=begun, opened_on=begun.version, by=begun.begun_by, at=NOON)
    assert went_on.state == ImportState.UNDER_REVIEW


def test_a_failed_reading_stores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def fail(path: Path, *, images: Path | None = None) -> tuple[Document, tuple[Piece, ...]]:
        seen.append(path)
        raise DomainError("Filen er beskadiget.")

    monkeypatch.setattr(child, "read", fail)
    with pytest.raises(DomainError):
        begin()
    assert not DocumentImport.objects.exists()
    assert not StoredFile.objects.exists()
    assert not ReadingDesk.objects.exists()
    assert not seen[0].parent.exists()


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("../../etc/passwd.txt", ".txt"),
        ("..\\..\\windows\\strategi.PDF", ".pdf"),
        ("strategi.pdf/../../x", ""),
        ("strategi.tx\x00t", ""),
        ("a" * 300 + ".docx", ".docx"),
        ("strategi", ""),
    ],
)
def test_the_files_own_name_never_touches_the_disk(reads: list[Path], name: str, ending: str) -> None:
    begun = begin(name)
    assert reads[0].name == f"document{ending}"
    assert begun.file
    assert "/" not in begun.file.name
    assert "\\" not in begun.file.name


def test_one_person_has_one_document_read_at_a_time() -> None:
    person = a_user()
    with desk_for(person, at=NOON), pytest.raises(ReadingBusy), desk_for(person, at=NOON):
        pass
    with desk_for(person, at=NOON):
        assert ReadingDesk.objects.count() == 1


def test_the_house_reads_only_a_few_documents_at_a_time() -> None:
    for number in range(1, READERS_AT_ONCE + 1):
        ReadingDesk.objects.create(number=number, person=a_user(), free_at=NOON + timedelta(seconds=1))
    with pytest.raises(ReadingBusy), desk_for(a_user(), at=NOON):
        pass


def test_the_desk_of_a_killed_process_becomes_free_by_itself() -> None:
    person = a_user()
    ReadingDesk.objects.create(number=1, person=person, free_at=NOON + timedelta(seconds=LEASE_SECONDS))
    with desk_for(person, at=NOON + timedelta(seconds=LEASE_SECONDS)):
        assert ReadingDesk.objects.count() == 1


def test_nobody_begins_more_than_she_can_look_through(reads: list[Path]) -> None:
    unit = a_unit()
    by = with_role(Role.CONSULTANT, unit)
    for _each in range(importing.OPEN_PER_PERSON):
        an_import(unit, by=by)
    with pytest.raises(importing.TooManyOpen):
        importing.begin(unit=unit, file=ContentFile(b"x"), name="a.txt", by=by, at=NOON)
    assert reads == []


def test_finished_it_becomes_a_draft_and_the_images_go(
    reads: list[Path], django_capture_on_commit_callbacks: object
) -> None:
    begun = begin()
    images = [page.file.file.name for page in begun.pages.all()]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        strategy = importing.finish(document_import=begun, opened_on=begun.version, by=begun.begun_by, at=NOON)
    begun.refresh_from_db()
    assert begun.state == ImportState.FINISHED
    assert begun.strategy == strategy
    assert strategy.revisions.get().title == "Strategi 2024-2027"
    assert strategy.revisions.get().commitment_texts.count() == 3
    assert not ImportPage.objects.exists()
    assert not any(default_storage.exists(image) for image in images if image)
    assert begun.file
    assert default_storage.exists(str(begun.file.file.name))


def test_dropped_nothing_of_the_document_is_left(reads: list[Path], django_capture_on_commit_callbacks: object) -> None:
    begun = begin()
    assert begun.file
    names = [str(begun.file.file.name), *(str(page.file.file.name) for page in begun.pages.all())]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        importing.drop(document_import=begun, opened_on=begun.version, by=begun.begun_by, at=NOON)
    begun.refresh_from_db()
    assert [begun.state, begun.file, begun.document, begun.pieces] == [ImportState.DROPPED, None, {}, []]
    assert not StoredFile.objects.exists()
    assert not any(default_storage.exists(name) for name in names)


def test_what_has_ended_is_not_ended_again() -> None:
    begun = an_import()
    importing.drop(document_import=begun, opened_on=begun.version, by=begun.begun_by, at=NOON)
    with pytest.raises(importing.ImportEnded):
        importing.finish(document_import=begun, opened_on=2, by=begun.begun_by, at=NOON)
    assert not Strategy.objects.exists()


def test_who_comes_too_late_is_told_that_it_has_ended_not_that_somebody_corrected_it() -> None:
    shown = an_import()
    importing.finish(document_import=shown, opened_on=shown.version, by=shown.begun_by, at=NOON)

    for deed in (importing.finish, importing.drop, importing.go_on):
        with pytest.raises(importing.ImportEnded):
            deed(document_import=shown, opened_on=shown.version, by=shown.begun_by, at=NOON)
    assert Strategy.objects.count() == 1


def test_what_is_doubted_becomes_no_draft_before_somebody_went_on() -> None:
    begun = an_import(state=ImportState.DOUBTED)
    with pytest.raises(importing.ImportEnded):
        importing.finish(document_import=begun, opened_on=begun.version, by=begun.begun_by, at=NOON)


def test_nobody_finishes_what_she_has_not_seen() -> None:
    begun = an_import(version=3)
    with pytest.raises(LostUpdate):
        importing.finish(document_import=begun, opened_on=2, by=begun.begun_by, at=NOON)


def test_a_finished_import_outlives_its_draft() -> None:
    begun = an_import()
    strategy = importing.finish(document_import=begun, opened_on=1, by=begun.begun_by, at=NOON)
    strategy.revisions.all().delete()
    for lasting in (strategy.commitments, strategy.focus_areas, strategy.stakeholders):
        lasting.all().delete()
    strategy.delete()
    begun.refresh_from_db()
    assert (begun.state, begun.strategy) == (ImportState.FINISHED, None)


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "lost"},
        {"ended_at": NOON},
        {"state": ImportState.FINISHED},
        {"file": None},
    ],
)
def test_the_database_holds_what_an_import_promises(broken: dict[str, object]) -> None:
    begun = an_import()
    for field, value in broken.items():
        setattr(begun, field, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        begun.save()


def test_the_database_lets_no_open_import_have_a_strategy() -> None:
    begun = an_import()
    other = an_import()
    begun.strategy = importing.finish(document_import=other, opened_on=1, by=other.begun_by, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        begun.save()


def test_the_database_numbers_steps_and_pages_once_and_from_one() -> None:
    begun = an_import()
    step = {"document_import": begun, "before": [], "after": [], "at": NOON, "by": begun.begun_by}
    ImportStep.objects.create(number=1, **step)
    for number in (0, 1):
        with pytest.raises(IntegrityError), transaction.atomic():
            ImportStep.objects.create(number=number, **step)
    ImportPage.objects.create(document_import=begun, number=1, file=an_image())
    for number in (0, 1):
        with pytest.raises(IntegrityError), transaction.atomic():
            ImportPage.objects.create(document_import=begun, number=number, file=an_image())


def test_the_database_has_no_more_desks_than_the_house() -> None:
    ReadingDesk.objects.create(number=1, person=a_user(), free_at=NOON)
    for number in (0, 1, READERS_AT_ONCE + 1):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReadingDesk.objects.create(number=number, person=a_user(), free_at=NOON)


def test_a_document_is_given_to_another_unit_while_it_is_open_and_not_after() -> None:
    found, other = an_import(), a_unit(name="Skoler")
    given = importing.give_to_unit(document_import=found, unit=other, opened_on=1, by=found.begun_by, at=NOON)
    assert given.unit == other
    with pytest.raises(LostUpdate):
        importing.give_to_unit(document_import=found, unit=other, opened_on=1, by=found.begun_by, at=NOON)
    importing.drop(document_import=given, opened_on=2, by=found.begun_by, at=NOON)
    with pytest.raises(importing.ImportEnded):
        importing.give_to_unit(document_import=given, unit=other, opened_on=3, by=found.begun_by, at=NOON)
