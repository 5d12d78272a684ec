"""A strategy as PDF: readable by everybody, whatever it holds."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import page
import pypdfium2
import pytest

from kompas.documents import pdf
from kompas.strategy.exporting.pdf import as_pdf
from kompas.strategy.models import Strategy
from tests.makers import NOON, a_draft_strategy, an_adopted_strategy
from tests.strategy.exporting.makers import MARKUP, a_long_strategy, a_paper, a_read_strategy, an_odd_strategy

pytestmark = pytest.mark.django_db
SHAPES: dict[str, Callable[[], Strategy]] = {
    "a whole strategy": an_adopted_strategy,
    "a department's own": a_read_strategy,
    "a draft": a_draft_strategy,
    "a draft that is empty": lambda: a_draft_strategy(core_task=""),
    "200 commitments": a_long_strategy,
    "odd letters": an_odd_strategy,
    "in Norwegian": lambda: an_adopted_strategy(language="nb"),
    "in Swedish": lambda: an_adopted_strategy(language="sv"),
    "in English": lambda: an_adopted_strategy(language="en", incomplete=[2]),
    "no areas": lambda: an_adopted_strategy(areas=(), loose=3),
}


def text_of(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    try:
        return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    finally:
        document.close()


@pytest.mark.parametrize("shape", SHAPES)
def test_every_strategy_is_a_pdf_that_screen_readers_understand(shape: str) -> None:
    made = as_pdf(a_paper(SHAPES[shape]()), at=NOON)

    report = page.validate_pdf_bytes(made, profile="pdfua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


@pytest.mark.parametrize("language", ["da", "nb", "sv", "en"])
def test_the_pdf_tells_which_language_it_is_in(language: str) -> None:
    made = as_pdf(a_paper(an_adopted_strategy(language=language)), at=NOON)

    assert f"/Lang({language}".encode() in made


def test_everything_that_was_adopted_stands_in_the_pdf() -> None:
    strategy = an_adopted_strategy(title="Retning 2029")
    made = text_of(as_pdf(a_paper(strategy), at=NOON)).replace("-\r\n", "").replace("\r\n", " ")

    assert "Retning 2029" in made
    assert "Vedtaget 2. marts 2026, udgave 1" in made
    assert "side 2 af" in made
    assert "loefte/21/" in made
    assert "Retning 2022–2025 (tidligere strategi, 2022)" in made


def test_a_draft_says_on_every_page_that_it_is_one() -> None:
    document = pypdfium2.PdfDocument(as_pdf(a_paper(a_draft_strategy()), at=NOON))

    assert all("KLADDE" in sheet.get_textpage().get_text_bounded() for sheet in document)
    document.close()


def test_words_that_are_markup_elsewhere_stand_as_they_were_written() -> None:
    made = text_of(as_pdf(a_paper(an_odd_strategy()), at=NOON))

    for word in ('#panic("nej")'.replace('"nej"', ""), "*stjerne*", "_under_", "@ref", "<mærke>", "`kode`", "$x^2$"):
        assert word.rstrip("()") in made, word
    assert MARKUP.split()[0] in made


def test_letters_that_the_face_lacks_are_owned_up_to() -> None:
    made = text_of(as_pdf(a_paper(an_odd_strategy()), at=NOON))

    assert "[?]" in made
    assert "har skriften ikke tegnene" in made
    assert "har skriften ikke tegnene" not in text_of(as_pdf(a_paper(an_adopted_strategy()), at=NOON))


def test_a_text_is_legible_once_unknown_letters_are_marked() -> None:
    assert pdf.legible("a😀😀b") == "a[?]b"
    assert pdf.legible("e\u0301t") == "ét"
    assert pdf.legible("x\u200b\x07y\u202f1") == "xy\u00a01"
    assert pdf.legible("to\nlinjer – »æøå«") == "to\nlinjer – »æøå«"


def test_the_same_wording_gives_the_same_bytes() -> None:
    sheets = a_paper(an_adopted_strategy())
    assert as_pdf(sheets, at=NOON) == as_pdf(sheets, at=NOON)


def test_two_hundred_commitments_are_set_within_a_few_seconds_on_a_busy_machine() -> None:
    sheets = a_paper(a_long_strategy())
    as_pdf(sheets, at=NOON)

    begun = time.perf_counter()
    as_pdf(sheets, at=NOON)
    assert time.perf_counter() - begun < 5  # 0.4 s where nothing else runs


def test_several_who_ask_at_once_are_served_one_after_the_other() -> None:
    sheets = a_paper(an_adopted_strategy())

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _number: as_pdf(sheets, at=NOON), range(4)))

    assert len(set(made)) == 1


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "PATIENCE_SECONDS", 0.01)
    sheets = a_paper(an_adopted_strategy())

    with pdf._one_at_a_time, pytest.raises(pdf.PaperBusy):
        as_pdf(sheets, at=NOON)


def test_a_warning_of_the_setter_is_a_fault(settings: Any, tmp_path: Path) -> None:
    sheets = a_paper(an_adopted_strategy())
    pdf.legible("")  # knows its letters already
    settings.PAPER_FONTS = tmp_path

    with pytest.raises(pdf.CannotSet, match="font"):
        as_pdf(sheets, at=NOON)


def test_a_setting_that_comes_to_no_end_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SETTING_SECONDS", 0.01)

    with pytest.raises(pdf.CannotSet, match="no end"):
        as_pdf(a_paper(an_adopted_strategy()), at=NOON)
