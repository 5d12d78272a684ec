"""A document is read in a child process, and whatever happens there is told in words."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from kompas.strategy.importer import child, limits
from kompas.strategy.importer.extraction import extract
from kompas.strategy.importer.refusals import CannotRead, Refusal
from kompas.strategy.importer.understanding import understand
from tests.strategy.importer.bad_documents import BAD, MEGABYTE, READABLE, SECRET

DOCUMENTS = Path(__file__).parent / "documents"
SOME_BAD = ["bombe.docx", "dyb.odt", "fremmed_entitet.odt", "krypteret.pdf", "skannet.pdf", "vaeldig.txt", "dyb.html"]


@pytest.mark.parametrize(
    "name", ["twin.txt", "fuld_docx.docx", "svensk_odt.odt", "to_spalter_pdf.pdf", "nav_html.html"]
)
def test_the_child_understands_what_we_would(name: str) -> None:
    document, pieces = understand(extract(DOCUMENTS / name))

    assert child.read(DOCUMENTS / name) == (document, tuple(pieces))


@pytest.mark.parametrize("name", SOME_BAD)
def test_a_refusal_in_the_child_reaches_us_in_words(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as inside:
        extract(BAD[name](tmp_path))
    with pytest.raises(CannotRead) as outside:
        child.read(tmp_path / name)

    assert outside.value.refusal == inside.value.refusal


def test_the_child_shows_no_secret_that_a_page_points_at(tmp_path: Path) -> None:
    document, _pieces = child.read(BAD["fremmed_entitet.html"](tmp_path))

    assert SECRET not in str(document)


def test_a_hundred_pages_fit_into_three_hundred_megabytes(tmp_path: Path) -> None:
    document, pieces = child.read(BAD["hundrede_sider.pdf"](tmp_path), memory=300 * MEGABYTE)

    assert document.pages == 100
    assert len(pieces) >= len(document.lines) > 4000


@pytest.mark.parametrize("name", sorted(READABLE & {"ti_tusind_punkter.txt", "styretegn.txt"}))
def test_what_is_readable_is_read_in_the_child(name: str, tmp_path: Path) -> None:
    document, _pieces = child.read(BAD[name](tmp_path))

    assert document.lines


def test_a_child_without_memory_is_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    path.write_text("Vision\n" + "- endnu et løfte om at gøre det bedre\n" * 200_000)

    with pytest.raises(CannotRead) as refused:
        child.read(path, memory=90 * MEGABYTE)

    assert refused.value.refusal in {Refusal.TOO_MUCH_MEMORY, Refusal.CRASHED}


def test_a_child_whose_time_is_up_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHILD_SECONDS", 0.001)

    with pytest.raises(CannotRead) as refused:
        child.read(DOCUMENTS / "twin.txt")

    assert refused.value.refusal == Refusal.TOO_LONG


@pytest.mark.parametrize(
    ("result", "code", "refusal"),
    [
        (None, -11, Refusal.CRASHED),
        (None, 1, Refusal.CRASHED),
        (None, child.OUT_OF_MEMORY, Refusal.TOO_MUCH_MEMORY),
        (None, -24, Refusal.TOO_LONG),
        (None, None, Refusal.TOO_LONG),
        ("{", 0, Refusal.CRASHED),
        ("[]", 0, Refusal.CRASHED),
        ('{"document": {}}', 0, Refusal.CRASHED),
        ('{"refused": "noget nyt"}', 0, Refusal.CRASHED),
        ('{"refused": "scanned"}', 0, Refusal.SCANNED),
    ],
)
def test_whatever_the_child_leaves_behind_is_a_result_or_a_refusal(
    monkeypatch: pytest.MonkeyPatch, result: str | None, code: int | None, refusal: Refusal
) -> None:
    def run(_command: list[str], folder: Path) -> int | None:
        if result is not None:
            (folder / child.RESULT).write_text(result)
        return code

    monkeypatch.setattr(child, "_run", run)

    with pytest.raises(CannotRead) as refused:
        child.read(DOCUMENTS / "twin.txt")

    assert refused.value.refusal == refusal


def test_a_crash_while_drawing_leaves_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    run = child._run

    def run_and_crash(command: list[str], folder: Path) -> int:
        run(command, folder)
        return -11

    monkeypatch.setattr(child, "_run", run_and_crash)

    assert child.read(DOCUMENTS / "twin.txt")[0].lines


def test_the_child_needs_neither_settings_nor_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    popen = subprocess.Popen

    def watch(*words: Any, **how: Any) -> Any:
        seen.update(how)
        return popen(*words, **how)

    monkeypatch.setenv("KOMPAS_SECRET_KEY", "hemmelig")
    monkeypatch.setattr(subprocess, "Popen", watch)
    child.read(DOCUMENTS / "twin.txt")

    assert set(seen["env"]) == {"PATH", "LANG", "HOME", "TMPDIR"}


def test_pages_of_a_pdf_are_drawn_beside_the_reading(tmp_path: Path) -> None:
    child.read(DOCUMENTS / "fuld_pdf.pdf", images=tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.png", "2.png", "3.png"]
    with Image.open(tmp_path / "1.png") as picture:
        assert picture.format == "PNG"
        assert 850 < picture.width < 950


def test_a_huge_page_is_drawn_small_and_other_formats_are_not_drawn(tmp_path: Path) -> None:
    source, pictures = tmp_path / "plakat.pdf", tmp_path / "billeder"
    pictures.mkdir()
    canvas = Canvas(str(source), pagesize=(14_000, 14_000))
    canvas.setFont("Helvetica", 900)
    canvas.drawString(500, 7000, "Vision")
    canvas.save()

    child.read(source, images=pictures)

    with Image.open(pictures / "1.png") as picture:
        assert picture.width * picture.height <= limits.IMAGE_PIXELS * 1.01
    (pictures / "1.png").unlink()
    child.read(DOCUMENTS / "twin.txt", images=pictures)
    assert list(pictures.iterdir()) == []


def test_the_child_starts_with_few_libraries() -> None:
    """Half of the time that a short document takes is the start, so it must not grow unseen."""
    asked = (
        "import sys, kompas.strategy.importer.child; print(len([m for m in sys.modules if m.startswith('django.')]))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", asked], capture_output=True, text=True, check=True)

    assert int(done.stdout) < 40
