"""Lists in every dress that spreadsheets give them, and files that are none."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from kompas.organisation.importing.columns import Field
from kompas.organisation.importing.exporting import as_csv, as_xlsx, harmless, sample_lines
from kompas.organisation.importing.gate import Unreadable
from kompas.organisation.importing.tables import MOST_ROWS, read
from kompas.organisation.importing.words import day, path, role_and_place, several
from kompas.organisation.roles import Role

PEOPLE = "Navn;E-mail;Stilling\nÅse Kjær;aase@egevang.example;Chef\n"


def book(*rows: list[object], title: str = "Ark1") -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        PEOPLE.encode(),
        PEOPLE.encode("utf-8-sig"),
        PEOPLE.encode("windows-1252"),
        PEOPLE.encode("utf-16"),
        PEOPLE.replace(";", ",").encode(),
        PEOPLE.replace(";", "\t").encode(),
        PEOPLE.replace("\n", "\r\n").encode(),
        PEOPLE.replace("Åse Kjær", '"Åse Kjær"').encode(),
        ("Medarbejdere i huset;;\n;;\n" + PEOPLE).encode(),
        book(["Navn", "E-mail", "Stilling"], ["Åse Kjær", "aase@egevang.example", "Chef"]),
    ],
    ids=["utf-8", "bom", "windows-1252", "utf-16", "comma", "tab", "crlf", "quotes", "a title first", "xlsx"],
)
def test_a_list_is_read_whatever_its_dress(content: bytes) -> None:
    (table,) = read("liste", content)

    assert table.is_of_people
    assert table.rows[0].words == {
        Field.NAME: "Åse Kjær",
        Field.EMAIL: "aase@egevang.example",
        Field.TITLE: "Chef",
    }


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Kode;Navn;Hører til", {Field.CODE, Field.NAME, Field.PARENT}),
        ("OVERENHED;navn;KODE", {Field.CODE, Field.NAME, Field.PARENT}),
        ("Unit code;Name;Parent unit", {Field.CODE, Field.NAME, Field.PARENT}),
        ("Fulde navn;Mail;Tlf.;Afdeling", {Field.NAME, Field.EMAIL, Field.PHONE, Field.UNITS}),
        ("name;email;role;deputy;deputy from", {Field.NAME, Field.EMAIL, Field.ROLES, Field.DEPUTY, Field.DEPUTY_FROM}),
    ],
)
def test_columns_are_known_by_danish_and_english_names_in_any_order(headings: str, fields: set[Field]) -> None:
    (table,) = read("liste.csv", f"{headings}\na;b;c\n".encode())

    assert table.fields == fields


def test_columns_that_we_do_not_know_are_named() -> None:
    (table,) = read("liste.csv", b"Navn;E-mail;Loennummer\nBo;bo@egevang.example;7\n")

    assert table.ignored == ("Loennummer",)


def test_rows_keep_the_number_that_the_spreadsheet_shows() -> None:
    (table,) = read("liste.csv", b"Navn;E-mail\nBo;b@x.dk\n;\nIda;i@x.dk\n")

    assert [row.number for row in table.rows] == [2, 4]


def test_a_book_with_two_sheets_is_two_lists() -> None:
    units, people = sample_lines()

    tables = read("alt.xlsx", as_xlsx(Enheder=units, Medarbejdere=people))

    assert [(table.name, table.is_of_people) for table in tables] == [
        ("alt.xlsx, Enheder", False),
        ("alt.xlsx, Medarbejdere", True),
    ]


def test_numbers_and_dates_in_a_book_are_read_as_words() -> None:
    content = book(["Navn", "E-mail", "Telefon", "Stedfortræder fra"], ["Bo", "b@x.dk", 12345678.0, date(2026, 7, 1)])
    (table,) = read("liste.xlsx", content)

    assert (table.rows[0].get(Field.PHONE), table.rows[0].get(Field.DEPUTY_FROM)) == ("12345678", "2026-07-01")


def test_a_formula_is_never_evaluated() -> None:
    (table,) = read("liste.xlsx", book(["Navn", "E-mail", "Titel"], ["Bo", "b@x.dk", '=HYPERLINK("http://x")']))

    assert table.rows[0].get(Field.TITLE) == ""


def test_no_cell_that_we_write_starts_a_formula() -> None:
    for cell in ("\x0b=1", "=1+1", "+45 12 34", "-1", "@SUM(A1)", "\t=1", "\r=1"):
        assert harmless(cell)[0] == "'"
    assert harmless("Åse = Kjær") == "Åse = Kjær"


def test_what_we_write_is_read_back_the_same() -> None:
    lines = [["Navn", "E-mail", "Telefon"], ["=Bo", "b@x.dk", "+45 12 34"]]

    for content in (as_csv(lines), as_xlsx(Liste=lines)):
        (table,) = read("liste", content)
        assert table.rows[0].words == {Field.NAME: "=Bo", Field.EMAIL: "b@x.dk", Field.PHONE: "+45 12 34"}


def test_no_letter_that_was_ever_stored_stops_a_list_from_being_written() -> None:
    lines = [["Navn", "E-mail", "Telefon"], ["Bo\ud800\x00", "b@x.dk", "12\x0b34"]]

    for content in (as_csv(lines), as_xlsx(Liste=lines)):
        (table,) = read("liste", content)
        assert table.rows[0].words == {Field.NAME: "Bo", Field.EMAIL: "b@x.dk", Field.PHONE: "12 34"}


def a_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))
    return packed.getvalue()


def with_entities() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(["Navn", "E-mail"])), "r") as good, zipfile.ZipFile(packed, "w") as bad:
        for part in good.infolist():
            content = good.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + content
            bad.writestr(part.filename, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"hej med dig", "No list was found"),
        (b"Kolonne1;Kolonne2\na;b\n", "No list was found"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel"),
        (b"PK\x03\x04noget", "not a spreadsheet"),
        (b"%PDF-1.7 \x00\x01\x02", "no list of words"),
        (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        (a_bomb, "unpacks to far more"),
        (with_entities, "not a spreadsheet"),
        (b"Navn;E-mail\n" + b"Bo;b@x.dk\n" * MOST_ROWS, "more than"),
    ],
    ids=["nothing", "blank", "prose", "other columns", "old", "damaged", "pdf", "large", "bomb", "entities", "long"],
)
def test_a_file_that_is_no_list_is_refused_in_words(content: object, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read("fil", content() if callable(content) else content)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "role", "place"),
    [
        ("Sektionsleder", Role.SECTION_LEADER, ""),
        ("section leader: VEJ", Role.SECTION_LEADER, "VEJ"),
        ("Udviklingskonsulent (TE)", Role.CONSULTANT, "TE"),
        ("case_worker", None, ""),
        ("konge", None, ""),
    ],
)
def test_a_role_is_told_in_words(words: str, role: Role | None, place: str) -> None:
    assert role_and_place(words) == (role, place)


def test_a_cell_holds_several_things() -> None:
    assert several("VEJ; BYG ;VEJ;") == ["VEJ", "BYG"]
    assert several("VEJ, BYG") == ["VEJ", "BYG"]
    assert several("Vej, park og natur; Byg") == ["Vej, park og natur", "Byg"]
    assert path("Vej > Vejafvanding") == ("Vej", "Vejafvanding")


@pytest.mark.parametrize("words", ["1-7-2026", "01.07.2026", "1/7/2026", "2026-07-01"])
def test_a_day_is_told_as_people_write_it(words: str) -> None:
    found = day(words)
    assert found is not None
    assert found.isoformat() == "2026-07-01"


@pytest.mark.parametrize("words", ["", "31-02-2026", "i morgen", "07-2026"])
def test_what_is_no_day_is_none(words: str) -> None:
    assert day(words) is None
