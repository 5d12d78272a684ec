"""Pages as they are laid out: what stands where decides what is read after what."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from kompas.strategy.importer.extraction import extract
from kompas.strategy.importer.extraction.columns import in_reading_order
from kompas.strategy.importer.extraction.places import Measure, Span

BODY = [
    "Vi skaber rammer for det gode liv,",
    "og vi gør det sammen med borgerne",
    "i hele kommunen, så løsningerne",
    "holder.",
]


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[Callable[[Any], None]], list[str]]:
    """The lines of a page that the given function draws."""

    def draw(paint: Callable[[Any], None]) -> list[str]:
        path = tmp_path / "side.pdf"
        canvas = Canvas(str(path), pagesize=(600, 800))
        paint(canvas)
        canvas.save()
        return ["; ".join(line.text.split("\t")) for line in extract(path).lines]

    return draw


def write(canvas: Any, across: float, down: float, texts: Sequence[str], size: float = 10, step: float = 13) -> None:
    canvas.setFont("Helvetica", size)
    for place, text in enumerate(texts):
        canvas.drawString(across, 800 - down - step * place, text)


def test_cards_side_by_side_are_read_one_by_one(drawn: Callable[..., list[str]]) -> None:
    def paint(canvas: Any) -> None:
        write(canvas, 40, 60, ["Tre fokusområder"], size=18)
        for place, name in enumerate(["Nærhed", "Faglighed", "Mod"]):
            write(canvas, 40 + 180 * place, 100, [name], size=14)
            write(canvas, 40 + 180 * place, 130, BODY)
            write(canvas, 40 + 180 * place, 200, [f"• første løfte om {name.lower()}", "• det andet løfte"])

    lines = drawn(paint)

    assert lines[1:8] == ["Nærhed", *BODY, "første løfte om nærhed", "det andet løfte"]
    assert lines[8:10] == ["Faglighed", BODY[0]]


def test_a_short_heading_between_two_pairs_of_columns_divides_them(drawn: Callable[..., list[str]]) -> None:
    def paint(canvas: Any) -> None:
        write(canvas, 40, 60, ["Del 1"], size=16)
        write(canvas, 40, 90, [f"a{n} {text}" for n, text in enumerate(BODY)])
        write(canvas, 320, 90, [f"b{n} {text}" for n, text in enumerate(BODY)])
        write(canvas, 40, 190, ["Del 2"], size=16)
        write(canvas, 40, 220, [f"c{n} {text}" for n, text in enumerate(BODY)])
        write(canvas, 320, 220, [f"d{n} {text}" for n, text in enumerate(BODY)])

    order = "".join(line.split(" ")[0] if line[1].isdigit() else line[-1] for line in drawn(paint))

    assert order == "1a0a1a2a3b0b1b2b32c0c1c2c3d0d1d2d3"


def test_a_table_whose_cells_run_over_several_lines_is_read_row_by_row(drawn: Callable[..., list[str]]) -> None:
    rows = [
        (["Fokusområde"], ["Vi vil"], ["Måles på"]),
        (["Tidlig dialog", "med borgerne"], BODY[:3], ["Antal samtaler", "før ansøgning"]),
        (["Klart sprog"], ["skrive, så det forstås første gang"], ["Læsbarhed"]),
        (["Stærke", "fællesskaber"], BODY[1:3], ["Aktive foreninger"]),
    ]

    def paint(canvas: Any) -> None:
        down = 60.0
        for cells in rows:
            for place, texts in enumerate(cells):
                write(canvas, (40, 180, 420)[place], down, texts, step=12)
            down += 12 * max(map(len, cells)) + 10

    assert drawn(paint) == [
        "Fokusområde; Vi vil; Måles på",
        f"Tidlig dialog med borgerne; {' '.join(BODY[:3])}; Antal samtaler før ansøgning",
        "Klart sprog; skrive, så det forstås første gang; Læsbarhed",
        f"Stærke fællesskaber; {' '.join(BODY[1:3])}; Aktive foreninger",
    ]


def test_letters_set_apart_are_words_again(drawn: Callable[..., list[str]]) -> None:
    def paint(canvas: Any) -> None:
        text = canvas.beginText(40, 740)
        text.setFont("Helvetica-Bold", 20)
        text.setCharSpace(6)
        text.textLine("STRATEGI FOR SUNDHED")
        canvas.drawText(text)

    assert drawn(paint) == ["STRATEGI FOR SUNDHED"]


def test_an_empty_page_and_a_single_word_have_an_order_too() -> None:
    measure = Measure(gutter=8, cell=20, baseline=4, leading=12)
    word = Span(10, 40, 100, "Vision")

    assert in_reading_order([], measure) == []
    assert [placed.cells for placed in in_reading_order([word], measure)] == [(word,)]
