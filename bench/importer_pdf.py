"""A long PDF read and understood in the child process, against a tenth of it and against pdfium's plain text.

The claim: 100 pages in under 5 s and under 300 MB, and no worse than in proportion to the number of pages.
"""

import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from kompas.strategy.importer import child

PAGES = 100
LINES = 45


def run(size: int | None) -> dict[str, float]:
    """Seconds and megabytes for `size` pages (default 100), and what they are in proportion to the baselines."""
    pages = size or PAGES
    with tempfile.TemporaryDirectory() as folder:
        long, short = Path(folder) / "lang.pdf", Path(folder) / "kort.pdf"
        _write(long, pages)
        _write(short, max(1, pages // 10))
        seconds, megabytes = _measured(child.read, long)
        short_seconds, _ = _measured(child.read, short)
        plain_seconds, plain_megabytes = _measured(_plain_text, long)
    return {
        "pages": pages,
        "seconds": round(seconds, 2),
        "megabytes": round(megabytes, 1),
        "seconds_against_a_tenth_of_the_pages": round(seconds / short_seconds, 2),
        "seconds_against_plain_text": round(seconds / plain_seconds, 2),
        "megabytes_against_plain_text": round(megabytes / plain_megabytes, 2),
    }


def _measured(read: Callable[[Path], object], path: Path) -> tuple[float, float]:
    """Seconds, and the largest memory of any process that took part, in a fresh process."""
    fresh = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[tuple[float, float]] = fresh.Queue()
    process = fresh.Process(target=_measure, args=(read, path, results))
    process.start()
    found: tuple[float, float] = results.get()
    process.join()
    return found


def _measure(read: Callable[[Path], object], path: Path, results: "multiprocessing.Queue[tuple[float, float]]") -> None:
    begun = time.perf_counter()
    read(path)
    seconds = time.perf_counter() - begun
    kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    results.put((seconds, kilobytes / 1024))


def _plain_text(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        layer = page.get_textpage()
        layer.get_text_bounded()
        layer.close()
        page.close()
    document.close()


def _write(path: Path, pages: int) -> None:
    canvas = Canvas(str(path), invariant=1)
    for page in range(1, pages + 1):
        text = canvas.beginText(60, 780)
        text.textLine(f"{page}. Område med et navn")
        text.textLine("Derfor vil vi:")
        for line in range(LINES - 3):
            text.textLine(f"- gøre det {line} gange bedre, end det var, da vi begyndte på arbejdet med side {page}")
        canvas.drawText(text)
        canvas.drawString(60, 40, f"Side {page} af {pages}")
        canvas.showPage()
    canvas.save()
