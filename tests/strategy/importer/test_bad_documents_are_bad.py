"""The makers of bad files make what they promise."""

import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests.strategy.importer.bad_documents import BAD, MEGABYTE, READABLE, SECRET, SECRETIVE


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_maker_writes_the_file_that_it_names(name: str, tmp_path: Path) -> None:
    path = BAD[name](tmp_path)

    assert path == tmp_path / name
    assert path.is_file()
    assert {*READABLE, *SECRETIVE} <= set(BAD)


@pytest.mark.parametrize("name", ["bombe.docx", "bombe.odt"])
def test_a_bomb_is_small_and_unfolds_to_hundreds_of_megabytes(name: str, tmp_path: Path) -> None:
    path = BAD[name](tmp_path)

    with zipfile.ZipFile(path) as package:
        unfolded = sum(member.file_size for member in package.infolist())

    assert path.stat().st_size < MEGABYTE < 300 * MEGABYTE < unfolded


def test_the_vast_file_takes_no_room_on_the_disk(tmp_path: Path) -> None:
    found = BAD["vaeldig.txt"](tmp_path).stat()

    assert found.st_size == 200 * MEGABYTE
    assert found.st_blocks * 512 < MEGABYTE


def test_the_encrypted_pdf_does_not_open_without_its_password(tmp_path: Path) -> None:
    path = BAD["krypteret.pdf"](tmp_path)

    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(path)

    pypdfium2.PdfDocument(path, password="hemmelig").close()


@pytest.mark.parametrize(("name", "pages", "has_text"), [("skannet.pdf", 1, False), ("hundrede_sider.pdf", 100, True)])
def test_a_pdf_has_its_pages_and_its_text_layer_or_none(
    name: str, pages: int, *, has_text: bool, tmp_path: Path
) -> None:
    document = pypdfium2.PdfDocument(BAD[name](tmp_path))
    page = document[0]
    layer = page.get_textpage()

    assert len(document) == pages
    assert bool(layer.get_text_bounded().strip()) == has_text
    layer.close()
    page.close()
    document.close()


@pytest.mark.parametrize("name", sorted(SECRETIVE))
def test_a_secretive_document_points_at_a_secret_beside_it_and_does_not_hold_it(name: str, tmp_path: Path) -> None:
    path = BAD[name](tmp_path)

    assert (tmp_path / "hemmelighed.txt").read_text(encoding="utf-8") == SECRET
    assert SECRET.encode() not in path.read_bytes()
