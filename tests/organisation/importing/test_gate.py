"""Small files that ask much of the machine: refused in words before anything is built of them."""

import io
import time
import tracemalloc
import zipfile

import pytest

from kompas.organisation.importing.exporting import as_xlsx
from kompas.organisation.importing.gate import Unreadable
from kompas.organisation.importing.tables import MOST_ROWS, read

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = "".join(
    ['<row r="1">', *(f'<c t="inlineStr"><is><t>{words}</t></is></c>' for words in ("Navn", "E-mail")), "</row>"]
)


def a_book(rows: str, shared: str = "", sheets: int = 1, before: str = "") -> bytes:
    """A workbook of which every sheet is the same part."""
    listed = "".join(f'<sheet name="s{one}" sheetId="{one}" r:id="r1"/>' for one in range(1, sheets + 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>',
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return written.getvalue()


def told(string: int, row: int) -> str:
    return f'<row r="{row}"><c r="A{row}" t="s"><v>{string}</v></c></row>'


GREEDY = {
    "95 MB of shared strings": lambda: a_book(HEAD, "<si><t>x</t></si>" * (95_000_000 // 17)),
    "39 MB of shared strings": lambda: a_book(HEAD, "<si><t>x</t></si>" * (39_000_000 // 17)),
    "half a million empty strings": lambda: a_book(HEAD, "<si/>" * 500_000),
    "shared strings under another prefix": lambda: a_book(HEAD, f'<y:si xmlns:y="{MAIN}"/>' * 650_000),
    "rows of empty cells": lambda: a_book(("<row>" + "<c/>" * 200 + "</row>") * 40_000),
    "one endless row": lambda: a_book(HEAD + '<row r="2">' + '<c r="A2"/>' * 500_000 + "</row>"),
    "a long string in every row": lambda: a_book(
        HEAD + "".join(told(0, row) for row in range(2, 2_000)), f"<si><t>{'x ' * 16_000}</t></si>"
    ),
    "many sheets of one part": lambda: a_book(HEAD + "<row/>" * 19_000, sheets=400),
    "many sheets that end far down": lambda: a_book(HEAD + '<row r="20000"/>', sheets=400),
    "many columns described": lambda: a_book(HEAD, before="<cols>" + '<col min="1" max="1"/>' * 300_000 + "</cols>"),
}


@pytest.mark.parametrize("greedy", GREEDY)
def test_a_greedy_workbook_is_refused_at_once_and_with_little_memory(greedy: str) -> None:
    content = GREEDY[greedy]()
    assert len(content) < 1_000_000

    began = time.process_time()
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read("l.xlsx", content)
    assert time.process_time() - began < 2

    tracemalloc.start()
    try:
        with pytest.raises(Unreadable):
            read("l.xlsx", content)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_the_extent_that_a_sheet_declares_says_nothing() -> None:
    for extent in ("A1:A1", "A1:XFD1048576"):
        (table,) = read(
            "l.xlsx", a_book(HEAD + told(0, 2), "<si><t>Bo</t></si>", before=f'<dimension ref="{extent}"/>')
        )
        assert [row.number for row in table.rows] == [2]


def test_a_full_list_is_still_read() -> None:
    line = ["Bo Lund", "bo@egevang.example", "Vejingeniør", "12 34 56 78", "VEJ", "sektionsleder: VEJ", "Vej > Broer"]
    heading = ["Navn", "E-mail", "Stilling", "Telefon", "Enhed", "Rolle", "Emner"]

    (table,) = read("l.xlsx", as_xlsx(Medarbejdere=[heading, *([line] * (MOST_ROWS - 1))]))

    assert len(table.rows) == MOST_ROWS - 1
