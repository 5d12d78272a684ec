"""What each format tells of a line's layout."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt
from reportlab.pdfgen.canvas import Canvas

from kompas.strategy.importer.extraction import extract
from kompas.strategy.importer.lines import Line
from tests.strategy.importer.bad_documents import _docx, _odt, _office_body, _word_body

DOCUMENTS = Path(__file__).parents[1] / "documents"


def _lines(folder: Path, name: str, content: str | bytes) -> tuple[Line, ...]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return extract(path).lines


def _line(name: str, beginning: str) -> Line:
    return next(line for line in extract(DOCUMENTS / name).lines if line.text.startswith(beginning))


def _shown(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    return [(line.bullet, line.text) for line in lines]


@pytest.mark.parametrize(
    ("written", "bullet", "text"),
    [
        ("- prøve igen", "-", "prøve igen"),
        ("• prøve igen", "•", "prøve igen"),
        ("•prøve igen", "•", "prøve igen"),
        ("– prøve igen", "–", "prøve igen"),
        ("-prøve igen", "-", "prøve igen"),
        ("* prøve igen", "*", "prøve igen"),
        ("o prøve igen", "o", "prøve igen"),
        ("▪\tprøve igen", "▪", "prøve igen"),
        ("‣ prøve igen", "‣", "prøve igen"),
        ("➢ prøve igen", "➢", "prøve igen"),
        ("✓ prøve igen", "✓", "prøve igen"),
        ("\uf0b7 prøve igen", "•", "prøve igen"),
        ("\uf0d8prøve igen", "•", "prøve igen"),
        ("1. prøve igen", "1.", "prøve igen"),
        ("1.Prøve igen", "1.", "Prøve igen"),
        ("12) prøve igen", "12)", "prøve igen"),
        ("(2) prøve igen", "(2)", "prøve igen"),
        ("2.1 Prøve igen", "2.1", "Prøve igen"),
        ("a) prøve igen", "a)", "prøve igen"),
        ("iv) prøve igen", "iv)", "prøve igen"),
        ("1. januar begynder vi", "", "1. januar begynder vi"),
        ("2. udgave af strategien", "", "2. udgave af strategien"),
        ("2024. Det var året", "", "2024. Det var året"),
        ("2.500 kvadratmeter", "", "2.500 kvadratmeter"),
        ("A. Hansen, borgmester", "", "A. Hansen, borgmester"),
        ("- 3 -", "", "- 3 -"),
        ("-5 grader", "", "-5 grader"),
        ("ordene og meningen", "", "ordene og meningen"),
    ],
)
def test_a_mark_is_taken_off_the_text_and_nothing_else_is(tmp_path: Path, written: str, bullet: str, text: str) -> None:
    assert _shown(_lines(tmp_path, "punkt.txt", written)) == [(bullet, text)]


def test_a_mark_alone_on_its_line_belongs_to_the_next_one(tmp_path: Path) -> None:
    lines = _lines(tmp_path, "punkt.txt", "Vi vil\n\n•\n\nprøve igen\n1.\ntage imod\n•\n")

    assert _shown(lines) == [("", "Vi vil"), ("•", "prøve igen"), ("1.", "tage imod")]
    assert lines[1].gap == 1


def test_a_number_alone_at_the_end_of_a_page_is_no_items_mark(tmp_path: Path) -> None:
    lines = _lines(tmp_path, "sider.txt", "prøve igen\n3.\ftage imod")

    assert [(line.bullet, line.text, line.page) for line in lines] == [
        ("", "prøve igen", 1),
        ("", "3.", 1),
        ("", "tage imod", 2),
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("på ønske".encode(), "på ønske"),
        ("på ønske".encode("utf-8-sig"), "på ønske"),
        ("på ønske".encode("cp1252"), "på ønske"),
        ("„på ønske” – 5 €".encode("cp1252"), "„på ønske” – 5 €"),
        ("på ønske".encode("utf-16"), "på ønske"),
        ("på ønske".encode("utf-16-be"), "på ønske"),
        ("p\u0061\u030a ønske".encode(), "på ønske"),  # a ring of its own over the a
        ("virk\u00adsom\u00adhed".encode(), "virksomhed"),
        ("\ufb01nde \ufb02ere e\ufb00ekter".encode(), "finde flere effekter"),
        ("V I S I O N   O G   M Å L".encode(), "VISION OG MÅL"),
        ("på\u00a0ønske\u200b".encode(), "på ønske"),
        (b"p\xe5 \xf8nske\x00", "på ønske"),
    ],
)
def test_letters_are_what_they_were(tmp_path: Path, content: bytes, text: str) -> None:
    assert [line.text for line in _lines(tmp_path, "tegn.txt", content)] == [text]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(tmp_path: Path, end: str) -> None:
    lines = _lines(tmp_path, "linjer.txt", f"Vision{end}{end}{end}Alt kan prøves.{end}    Også dette.\f3{end}")

    assert [(line.text, line.gap, line.page, line.indent) for line in lines] == [
        ("Vision", 0, 1, 0.0),
        ("Alt kan prøves.", 2, 1, 0.0),
        ("Også dette.", 0, 1, 4.0),
        ("3", 0, 2, 0.0),
    ]


def test_markdown_marks_become_layout(tmp_path: Path) -> None:
    text = """---
title: Strategi
---
Prøvestrategi
=============

## Vision ##
**Alt** kan *prøves*, se [planen](https://plan.example/a_(b)) og `her`.

**Derfor vil vi:**
* prøve
    1. igen
    2. og igen

| Mål | Tal |
|-----|----:|
| Svar | 5 \\| 6 |

> Citat \\*uden\\* stjerne
"""
    lines = _lines(tmp_path, "prøve.md", text)

    assert [(line.level, line.bold, line.bullet, line.indent, line.text) for line in lines] == [
        (1, False, "", 0.0, "Prøvestrategi"),
        (2, False, "", 0.0, "Vision"),
        (None, False, "", 0.0, "Alt kan prøves, se planen og her."),
        (None, True, "", 0.0, "Derfor vil vi:"),
        (None, False, "*", 0.0, "prøve"),
        (None, False, "1.", 4.0, "igen"),
        (None, False, "2.", 4.0, "og igen"),
        (None, False, "", 0.0, "Mål\tTal"),
        (None, False, "", 0.0, "Svar\t5 | 6"),
        (None, False, "", 0.0, "Citat *uden* stjerne"),
    ]


def test_a_web_page_is_what_its_reader_sees(tmp_path: Path) -> None:
    page = """<html><head><title>Nej</title><style>p{}</style></head><body><nav>Menu</nav>
    <a href="#main">Gå til indhold</a><div class="cookie-banner">Vi bruger cookies</div><div hidden>skjult</div>
    <p style="display: none">usynlig</p><script>alert("- nej")</script><main id="main"><h1>Prøve<br>strategi</h1>
    <p>Alt
       kan <b>prøves</b>.</p><p><strong>Derfor vil vi:</strong></p><ul><li>prøve<ul><li>igen</li></ul></li>
    <li>tage imod &amp; give</li></ul><ol><li>først</li><li>så</li></ol><pre>a
b</pre><table><tr><th>Spor</th><th>Mål</th></tr><tr><td>Drift</td><td>5</td></tr></table></main>
    <form><p>Skriv dig op</p></form><footer>Adresse</footer></body></html>"""
    lines = _lines(tmp_path, "side.html", page)

    assert [(line.level, line.bold, line.bullet, line.indent, line.text) for line in lines] == [
        (1, False, "", 0.0, "Prøve"),
        (1, False, "", 0.0, "strategi"),
        (None, False, "", 0.0, "Alt kan prøves."),
        (None, True, "", 0.0, "Derfor vil vi:"),
        (None, False, "•", 0.0, "prøve"),
        (None, False, "•", 1.0, "igen"),
        (None, False, "•", 0.0, "tage imod & give"),
        (None, False, "1.", 0.0, "først"),
        (None, False, "2.", 0.0, "så"),
        (None, False, "", 0.0, "a"),
        (None, False, "", 0.0, "b"),
        (None, True, "", 0.0, "Spor\tMål"),
        (None, False, "", 0.0, "Drift\t5"),
    ]


def test_a_page_that_is_one_big_form_is_read(tmp_path: Path) -> None:
    page = "<body><form id=aspnet><h1>Strategi</h1><p>Alt kan prøves.</p><input value=søg></form></body>"

    assert [line.text for line in _lines(tmp_path, "side.htm", page)] == ["Strategi", "Alt kan prøves."]


def test_a_page_says_its_own_encoding(tmp_path: Path) -> None:
    page = '<meta charset="iso-8859-1"><p>på ønske</p>'.encode("latin-1")

    assert [line.text for line in _lines(tmp_path, "side.html", page)] == ["på ønske"]


def test_word_tells_levels_sizes_lists_and_pages(tmp_path: Path) -> None:
    document: Any = docx.Document()
    document.add_heading("Vision", level=2)
    run = document.add_paragraph().add_run("Alt kan prøves.")
    run.bold, run.font.size = True, Pt(15)
    document.add_paragraph("prøve", style="List Bullet")
    document.add_paragraph("igen", style="List Number")
    document.add_page_break()
    document.add_paragraph("Slut\nhelt slut")
    document.sections[0].header.paragraphs[0].text = "Hoved"
    path = tmp_path / "prøve.docx"
    document.save(str(path))

    lines = extract(path).lines

    assert [(line.text, line.level, line.bold, line.bullet, line.page) for line in lines] == [
        ("Vision", 2, True, "", 1),
        ("Alt kan prøves.", None, True, "", 1),
        ("prøve", None, False, "•", 1),
        ("igen", None, False, "1.", 1),
        ("Slut", None, False, "", 2),
        ("helt slut", None, False, "", 2),
    ]
    assert lines[1].size == 15
    assert [line.gap for line in lines[2:]] == [1, 0, 2, 0]


def test_word_keeps_what_was_inserted_and_forgets_what_was_deleted(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    inside = (
        f"<w:p>{run.format('Alt ')}<w:ins>{run.format('kan ')}</w:ins>"
        "<w:del><w:r><w:delText>måtte </w:delText></w:r></w:del>"
        f"<w:moveFrom>{run.format('flyttet')}</w:moveFrom>{run.format('prøves.')}</w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run.format('Fra en skabelon')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>{run.format('vist')}</w:p>"
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run.format('slettet')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{run.format('a')}</w:p></w:tc><w:tc><w:p>{run.format('b')}</w:p></w:tc></w:tr></w:tbl>"
    )
    path = tmp_path / "rettet.docx"
    _docx(path, _word_body(inside))

    assert [line.text for line in extract(path).lines] == ["Alt kan prøves.", "Fra en skabelon", "vist", "a\tb"]


def test_word_text_boxes_are_read_after_the_paragraph_that_holds_them() -> None:
    texts = [line.text for line in extract(DOCUMENTS / "word_saertraek.docx").lines]

    assert texts.count("»En bænk er byens billigste velfærd.«") == 1


def test_opendocument_tells_levels_lists_and_breaks(tmp_path: Path) -> None:
    path = tmp_path / "prøve.odt"
    inside = (
        '<text:h text:outline-level="2">Vision</text:h>'
        '<text:p>Alt<text:s text:c="2"/>kan<text:line-break/>prøves</text:p>'
        "<text:list><text:list-item><text:p>prøve</text:p><text:list><text:list-item><text:p>igen</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
        "<text:tracked-changes><text:changed-region><text:p>slettet</text:p></text:changed-region></text:tracked-changes>"
    )
    _odt(path, _office_body(inside))

    lines = extract(path).lines

    assert [(line.text, line.level, line.bullet, line.indent) for line in lines] == [
        ("Vision", 2, "", 0.0),
        ("Alt kan", None, "", 0.0),
        ("prøves", None, "", 0.0),
        ("prøve", None, "•", 0.0),
        ("igen", None, "•", 1.0),
    ]


def test_opendocument_lists_are_numbered_where_their_style_says_so() -> None:
    assert _line("lister_odt.odt", "mærke beholderne").bullet == "•"
    assert _line("nummereret_odt.odt", "Møteplasser").bullet == "1."


def test_a_pdf_tells_size_weight_and_place() -> None:
    heading, text = _line("fuld_pdf.pdf", "KERNEOPGAVEN"), _line("fuld_pdf.pdf", "Økonomi og Personale hjælper")
    head, foot = _line("loebende_hoveder_pdf.pdf", "SKOLE OG"), _line("loebende_hoveder_pdf.pdf", "Side 1 af 9")

    assert (heading.bold, heading.page, heading.size) == (True, 2, 11.0)
    assert (text.bold, text.size) == (False, 11.0)
    assert _line("to_spalter_pdf.pdf", "Hverdagen først").size == 22.0
    assert head.top == pytest.approx(0.05, abs=0.02)
    assert foot.top == pytest.approx(0.96, abs=0.02)


def test_a_pdf_in_columns_is_read_down_one_and_then_the_other() -> None:
    texts = [line.text for line in extract(DOCUMENTS / "flettet_pdf.pdf").lines]

    assert texts.index("DRIKKEVAND") < texts.index("boringer") < texts.index("VANDLØB") < texts.index("TILSYN")


def test_a_table_in_a_pdf_has_its_cells_side_by_side() -> None:
    texts = [line.text for line in extract(DOCUMENTS / "tabel_pdf.pdf").lines]

    assert "holde systemerne kørende døgnet rundt\tOppetid på 99,8 procent" in texts
    assert "Spor 2: Data" in texts


def test_columns_of_blanks_are_read_one_after_the_other_and_labels_beside_their_text(tmp_path: Path) -> None:
    texts = [line.text for line in extract(DOCUMENTS / "spalter_side_om_side.txt").lines]
    table = "Specifikt    Hvad ændrer vi?\nMålbart      Hvordan ses det?\nTidsbestemt  Hvornår sker det?\n"

    assert texts.index("hinanden") < texts.index("PENGE TIL DET NYE")
    assert [line.text for line in _lines(tmp_path, "tabel.txt", table)] == [
        "Specifikt\tHvad ændrer vi?",
        "Målbart\tHvordan ses det?",
        "Tidsbestemt\tHvornår sker det?",
    ]


def test_a_package_may_hold_much_beside_its_text(tmp_path: Path) -> None:
    path = tmp_path / "billeder.docx"
    _docx(path, _word_body("<w:p><w:r><w:t>Vision</w:t></w:r></w:p>"))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/media/billede.png", io.BytesIO(b"x" * 3_000_000).getvalue())

    assert [line.text for line in extract(path).lines] == ["Vision"]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_that_lies_turned_in_its_file_is_read_as_it_is_looked_at(tmp_path: Path, turned: int) -> None:
    path = tmp_path / "liggende.pdf"
    canvas = Canvas(str(path), pagesize=(600, 800))
    canvas.setPageRotation(turned)
    across, down = {0: (0, 0), 90: (600, 0), 180: (600, 800), 270: (0, 800)}[turned]
    canvas.translate(across, down)
    canvas.rotate(turned)
    canvas.setFont("Helvetica", 12)
    for place, text in enumerate(["Vision", "Alt kan prøves, også", "i morgen."]):
        canvas.drawString(50, 550 - 15 * place, text)
    canvas.save()

    assert [line.text for line in extract(path).lines] == ["Vision", "Alt kan prøves, også", "i morgen."]


def test_text_up_the_edge_of_a_page_is_kept_together(tmp_path: Path) -> None:
    path = tmp_path / "kant.pdf"
    canvas = Canvas(str(path), pagesize=(600, 800))
    canvas.drawString(50, 700, "Vision")
    canvas.saveState()
    canvas.translate(580, 100)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Trykt på genbrugspapir")
    canvas.restoreState()
    canvas.save()

    assert sorted(line.text for line in extract(path).lines) == ["Trykt på genbrugspapir", "Vision"]
