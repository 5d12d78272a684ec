"""The import from the side of those who may not, and of those who mean harm."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kompas.documents.models import StoredFile
from kompas.documents.services import store
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.strategy.importer import child
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.importer.pieces import Role as LineRole
from kompas.strategy.models import DocumentImport, ImportPage, ReadingDesk
from kompas.strategy.models.imports import READERS_AT_ONCE
from tests.makers import NOON, a_member, a_unit, a_user, with_role
from tests.pages import faults_in
from tests.strategy.makers import an_import

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
READS = ("", "fil", "side/1", "linje/1")
WRITES = ("videre", "kladde", "kasser", "ret", "del", "ord", "navn", "fortryd", "gentag")


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def unit() -> Unit:
    return a_unit()


@pytest.fixture
def writer(client: Client, unit: Unit) -> Client:
    client.force_login(with_role(Role.CONSULTANT, unit))
    return client


def at(found: DocumentImport, rest: str = "") -> str:
    return f"/strategier/indlaes/{found.code}/" + (f"{rest}/" if rest else "")


def with_page(found: DocumentImport) -> DocumentImport:
    image = store(file=ContentFile(b"\x89PNG"), name="1.png", media_type="image/png", at=NOON)
    ImportPage.objects.create(document_import=found, number=1, file=image)
    return found


def upload(client: Client, unit: Unit, content: bytes, name: str = "strategi.txt") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post("/strategier/indlaes/ny/", {"unit": unit.code, "file": file})


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.CHIEF, Role.SECTION_LEADER])
def test_who_writes_for_another_unit_sees_nothing_of_it(client: Client, unit: Unit, role: Role) -> None:
    found = with_page(an_import(unit))
    client.force_login(with_role(role, a_unit("Et andet sted")))
    assert [client.get(at(found, rest)).status_code for rest in READS] == [404] * len(READS)
    assert [client.post(at(found, rest), {"version": 1}).status_code for rest in WRITES] == [404] * len(WRITES)
    assert "strategi.txt" not in text_of(client.get("/strategier/indlaes/"))
    assert DocumentImport.objects.get().version == 1


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.SECRETARY, Role.ADMINISTRATOR])
def test_who_may_not_write_strategies_comes_no_further_than_the_door(client: Client, unit: Unit, role: Role) -> None:
    found = an_import(unit)
    client.force_login(with_role(role, unit))
    assert client.get("/strategier/indlaes/").status_code == 403
    assert upload(client, unit, b"x").status_code == 403
    assert client.get(at(found)).status_code == 404


def test_strangers_are_sent_to_sign_in(client: Client, unit: Unit) -> None:
    found = with_page(an_import(unit))
    for rest in READS:
        response = client.get(at(found, rest))
        assert response.status_code == 302
        assert response["Location"].startswith("/konto/log-ind/")


def test_nobody_imports_for_a_unit_that_she_does_not_write_for(writer: Client) -> None:
    other = a_unit("Et andet sted")
    assert upload(writer, other, b"Vi vil svare").status_code == 422
    assert not DocumentImport.objects.exists()
    assert not StoredFile.objects.exists()


def test_the_words_of_a_document_never_become_markup(writer: Client, unit: Unit) -> None:
    document = Document("html", (Line(0, EVIL), Line(1, EVIL), Line(2, EVIL, bullet=EVIL)))
    roles = (LineRole.TITLE, LineRole.AREA, LineRole.COMMITMENT)
    pieces = [Piece(n, 0, len(EVIL), role) for n, role in enumerate(roles)]
    found = an_import(unit, document=document.as_json(), pieces=[piece.as_json() for piece in pieces])
    for rest in ("", "linje/2"):
        page = text_of(writer.get(at(found, rest)))
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert not [fault for fault in faults_in(page) if fault.startswith("line")]


def test_the_name_of_a_file_never_becomes_markup_nor_a_path(writer: Client, unit: Unit) -> None:
    response = upload(writer, unit, b"Strategi 2025\n\nVision\n\nVi vil svare.\n", "../../<b>x</b>.txt")
    assert response.status_code == 302
    kept = StoredFile.objects.get()
    assert "/" not in kept.name
    assert "<b>" not in text_of(writer.get(response["Location"]))


def test_the_document_is_only_ever_saved_never_shown(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    StoredFile.objects.update(name='side".html', media_type="text/html")
    response = writer.get(at(found, "fil"))
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_page_images_are_images_and_have_no_other_address(writer: Client, unit: Unit) -> None:
    found = with_page(an_import(unit))
    response = writer.get(at(found, "side/1"))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response["Cache-Control"] == "no-store"
    assert writer.get(at(found, "side/2")).status_code == 404
    stored = ImportPage.objects.get().file.file.name
    assert writer.get(f"/files/{stored}").status_code == 404
    assert len(found.code) >= 16


def test_forms_from_elsewhere_are_refused(unit: Unit) -> None:
    found = an_import(unit)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(found.begun_by)
    assert [strict.post(at(found, rest), {"version": 1}).status_code for rest in WRITES] == [403] * len(WRITES)
    assert upload(strict, unit, b"x").status_code == 403


def test_reading_never_writes(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    assert [writer.get(at(found, rest)).status_code for rest in WRITES] == [405] * len(WRITES)


@pytest.mark.parametrize(
    "picked",
    [
        "",
        "1",
        "1:2",
        "a:b:c",
        "-1:0:1",
        "9:0:999",
        "99:0:1",
        "9:5:5",
        "9:0:28:1",
        "9" * 400 + ":0:1",
        "٩:0:1",
        "9:0:1e9",
    ],
)
def test_picked_lines_that_nobody_could_pick_are_refused(writer: Client, unit: Unit, picked: str) -> None:
    found = an_import(unit)
    given = {"version": 1, "sheet": 1, "picked": picked, "role": "goal"}
    assert writer.post(at(found, "ret"), given).status_code == 422
    assert DocumentImport.objects.get().version == 1


def test_too_many_picked_lines_are_refused(writer: Client, unit: Unit) -> None:
    given = {"version": 1, "sheet": 1, "picked": [f"{n}:0:1" for n in range(5_000)], "role": "goal"}
    assert writer.post(at(an_import(unit), "ret"), given).status_code == 422


@pytest.mark.parametrize(
    ("rest", "fields"),
    [
        ("ret", {"picked": "9:0:28", "role": "unknown"}),
        ("ret", {"picked": "9:0:28", "deed": "delete_all"}),
        ("ret", {"picked": "9:0:28", "role": "goal", "version": "x"}),
        ("ret", {"picked": ["9:0:28", "9:3:9"], "role": "goal"}),
        ("del", {"line_number": 999, "at": 3}),
        ("del", {"line_number": 2, "at": 10**6}),
        ("ord", {"line_number": 2, "start": 5, "end": 2, "role": "goal"}),
        ("ord", {"line_number": 2, "start": 0, "end": 10**6, "role": "goal"}),
        ("navn", {"line_number": 2, "span": "2:0:19", "name": "x" * 900}),
        ("navn", {"line_number": 4, "span": "4:0:23", "name": "x"}),
        ("navn", {"line_number": 4, "name": "x"}),
    ],
)
def test_forms_that_no_page_offers_are_refused(writer: Client, unit: Unit, rest: str, fields: dict[str, Any]) -> None:
    found = an_import(unit)
    assert writer.post(at(found, rest), {"version": 1, "sheet": 1, **fields}).status_code == 422
    assert DocumentImport.objects.get().version == 1


@pytest.mark.parametrize("number", ["0", "12", "99999999999999999999"])
def test_a_line_that_is_not_there_is_not_found(writer: Client, unit: Unit, number: str) -> None:
    assert writer.get(at(an_import(unit), f"linje/{number}")).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tom.txt", b""),
        ("billede.png", b"\x89PNG"),
        ("falsk.pdf", b"not a pdf"),
        ("falsk.docx", b"PK\x03\x04"),
        ("uden", b"x"),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_field_and_stores_nothing(
    writer: Client, unit: Unit, name: str, content: bytes
) -> None:
    response = upload(writer, unit, content, name)
    assert response.status_code == 422
    assert "form-error-message" in text_of(response)
    assert unit.code in text_of(response)
    assert not DocumentImport.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    writer: Client, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kompas.strategy.services.importing.FILE_BYTES", 10)
    monkeypatch.setattr(child, "read", _nobody_reads)
    assert upload(writer, unit, b"x" * 11).status_code == 422
    assert not StoredFile.objects.exists()


def test_nobody_takes_all_the_reading_for_herself(writer: Client, unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "read", _nobody_reads)
    for number in range(1, READERS_AT_ONCE + 1):
        ReadingDesk.objects.create(number=number, person=a_user(), free_at="2999-01-01T00:00:00Z")
    assert upload(writer, unit, b"x").status_code == 422


def test_a_colleague_without_the_role_reads_nothing_either(client: Client, unit: Unit) -> None:
    found = an_import(unit)
    client.force_login(a_member(unit))
    assert client.get(at(found)).status_code == 404


def _nobody_reads(path: Path, *, images: Path | None = None) -> None:
    raise AssertionError("the child process was started")
