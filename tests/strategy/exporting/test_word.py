"""A strategy as a Word document, which Kompas reads back."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from kompas.strategy.exporting.word import as_docx
from kompas.strategy.importer import child
from kompas.strategy.importer.reading import assemble
from kompas.strategy.models import Strategy
from kompas.strategy.queries import outline
from tests.makers import NOON, a_draft_strategy, an_adopted_strategy
from tests.strategy.exporting.makers import a_long_strategy, a_paper, a_read_strategy, an_odd_strategy
from tests.strategy.makers import a_commitment, a_draft, a_part

pytestmark = pytest.mark.django_db


def test_headings_and_lists_are_real() -> None:
    document = Document(io.BytesIO(as_docx(a_paper(an_adopted_strategy(title="Retning 2029")), at=NOON)))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]

    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 10
    assert styles.count("List Paragraph") == 21
    assert document.core_properties.title == "Retning 2029"
    assert document.core_properties.language == "da-DK"


def test_the_contents_lead_to_every_heading() -> None:
    made = (
        zipfile.ZipFile(io.BytesIO(as_docx(a_paper(an_adopted_strategy()), at=NOON))).read("word/document.xml").decode()
    )

    headings = made.count("w:bookmarkStart")
    assert headings == 18
    assert made.count("w:anchor=") == headings
    assert 'TOC \\o "1-2"' in made


OTHER_TONGUES = {
    "nb": (
        "Vi skaper trygge rammer for alle som bor og arbeider i kommunen, og vi gjør det sammen med dem. "
        "Det er ikke noe vi gjør av oss selv, men etter å ha lyttet til innbyggerne og næringslivet.",
        ["Trygg drift", "Åpen forvaltning"],
        ["holde veiene åpne også om vinteren", "svare på henvendelser innen en uke og ikke senere"],
    ),
    "sv": (
        "Vi skapar trygga ramar för alla som bor och arbetar i kommunen, och vi gör det tillsammans med dem.",
        ["Trygg drift", "Öppen förvaltning"],
        ["hålla vägarna öppna även om vintern", "svara på frågor inom en vecka och inte senare"],
    ),
    "en": (
        "We give everyone who lives and works in the town a safe place, and we do it together with them.",
        ["Safe roads", "Open doors"],
        ["keep the roads open also in the winter", "answer every question within a week and not later"],
    ),
}


def test_kompas_reads_its_own_document_back(tmp_path: Path) -> None:
    assert_comes_back(an_adopted_strategy(loose=2), tmp_path)


def test_kompas_reads_a_departments_own_strategy_back(tmp_path: Path) -> None:
    assert_comes_back(a_read_strategy(), tmp_path)


@pytest.mark.parametrize("language", OTHER_TONGUES)
def test_kompas_reads_it_back_in_other_tongues(tmp_path: Path, language: str) -> None:
    task, areas, sentences = OTHER_TONGUES[language]
    draft = a_draft(language=language)
    draft.core_task = task
    draft.save()
    for name in areas:
        area = a_part(draft, "focus_area", name)
        for sentence in sentences:
            a_commitment(draft, sentence, area)

    assert_comes_back(draft.strategy, tmp_path)


def assert_comes_back(strategy: Strategy, folder: Path) -> None:
    file = folder / "strategi.docx"
    file.write_bytes(as_docx(a_paper(strategy), at=NOON))

    reading = assemble(*child.read(file))

    shown = outline(strategy.revisions.get())
    assert [area.name for area in reading.areas] == [area.name for area in shown.focus_areas]
    for read, area in zip(reading.areas, shown.focus_areas, strict=True):
        assert [each.text for each in read.children] == [each.text for each in area.commitments]
    assert [each.text for each in reading.commitments] == [each.text for each in shown.commitments]


@pytest.mark.parametrize("shape", [a_draft_strategy, an_odd_strategy, a_long_strategy])
def test_every_strategy_becomes_a_document_that_opens(shape: object) -> None:
    made = as_docx(a_paper(shape()), at=NOON)  # type: ignore[operator]
    assert Document(io.BytesIO(made)).paragraphs
