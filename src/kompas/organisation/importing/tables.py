"""Lists as rows of words: out of CSV in whatever coding and XLSX in whatever dress. Pure: no database.

Nothing in a file is ever evaluated: of a formula the value that the program last showed is read.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from kompas.accounts.names import one_line
from kompas.organisation.importing.columns import Field, recognise
from kompas.organisation.importing.gate import DAMAGED, TOO_MUCH, Unreadable, weigh

LARGEST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_LETTERS = 10_000_000
HEADING_WITHIN = 20  # rows: lists often begin with a title
ESCAPED = ("'=", "'+", "'-", "'@")  # how our own lists keep a cell from starting a formula


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: its number as the spreadsheet shows it, and its words by column."""

    number: int
    words: dict[Field, str]

    def get(self, field: Field) -> str:
        return self.words.get(field, "")


@dataclass(frozen=True)
class Table:
    """One list. `name` is the file's, with the sheet's where it has several; `ignored` are headings we do not know."""

    name: str
    fields: frozenset[Field]
    ignored: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def is_of_people(self) -> bool:
        return Field.EMAIL in self.fields


def read(name: str, content: bytes) -> list[Table]:
    """Every list in the file.

    Raises:
        Unreadable: too large, not a list, damaged, locked with a password, or without columns that we know.
    """
    if not content.strip():
        raise Unreadable(_("The file is empty. Choose the file with the list."))
    if len(content) > LARGEST_BYTES:
        raise Unreadable(_("The file is larger than 10 MB. Divide the list, and import one part at a time."))
    if content.startswith(b"PK\x03\x04"):
        return _tables(name, _sheets(content))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            _("The file is an old Excel file, or locked with a password. Save it as .xlsx or CSV, without one.")
        )
    return _tables(name, [("", _csv_rows(content))])


def _tables(name: str, sheets: Iterable[tuple[str, Iterable[list[str]]]]) -> list[Table]:
    sheets = list(sheets)
    found = [
        table
        for title, rows in sheets
        if (table := _table(f"{name}, {title}" if len(sheets) > 1 else name, rows)) is not None
    ]
    if not found:
        raise Unreadable(
            _(
                "No list was found. The first row must name the columns: “Kode” and “Navn” for units, "
                "“Navn” and “E-mail” for people. Take one of the sample files as a start."
            )
        )
    return found


def _table(name: str, lines: Iterable[list[str]]) -> Table | None:
    numbered = enumerate(lines, start=1)
    for number, headings in numbered:
        columns = recognise(headings)
        if Field.NAME in columns.values() and {Field.EMAIL, Field.CODE} & set(columns.values()):
            ignored = tuple(h for place, h in enumerate(headings) if h and place not in columns)
            return Table(name, frozenset(columns.values()), ignored, tuple(_rows(numbered, columns)))
        if number >= HEADING_WITHIN:
            break
    return None


def _rows(numbered: Iterable[tuple[int, list[str]]], columns: dict[int, Field]) -> Iterator[Row]:
    for number, cells in numbered:
        if number > MOST_ROWS:
            raise Unreadable(
                _("The list has more than %(most)s rows. Divide it, and import one part at a time.")
                % {"most": MOST_ROWS}
            )
        words = {field: cells[place] for place, field in columns.items() if place < len(cells) and cells[place]}
        if words:
            yield Row(number, words)


def _csv_rows(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\x00" in text:
        raise Unreadable(_("The file is no list of words. Save it as CSV or XLSX from your spreadsheet."))
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            yield [_tidy(cell) for cell in cells[:MOST_COLUMNS]]
    except csv.Error:
        raise Unreadable(_("The file is damaged, or a quotation mark is missing. Save it anew, or as XLSX.")) from None


def _decoded(content: bytes) -> str:
    for coding, mark in (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff")):
        if content.startswith(mark):
            return content.decode(coding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("windows-1252", errors="replace")  # what Excel writes on a Danish Windows


def _delimiter(text: str) -> str:
    """The one of ; , and tab that makes most columns that we know, in the first rows."""
    head = text.splitlines()[:HEADING_WITHIN]

    def known(delimiter: str) -> int:
        return max(len(recognise(cells)) for cells in csv.reader(head, delimiter=delimiter))

    return max(";,\t", key=known)


def _sheets(content: bytes) -> list[tuple[str, Iterator[list[str]]]]:
    weigh(content)
    budget = _Budget()
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return [
            (sheet.title, _sheet_rows(sheet, budget)) for sheet in book.worksheets if sheet.sheet_state == "visible"
        ]
    except Exception:  # noqa: BLE001 - a damaged workbook fails in many ways, and all mean the same to a person
        raise Unreadable(DAMAGED) from None


def _sheet_rows(sheet: Any, budget: "_Budget") -> Iterator[list[str]]:
    """The rows as they come, whatever extent the sheet declares."""
    try:
        sheet.reset_dimensions()
        for cells in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS, max_row=MOST_ROWS + 1):
            words = [_words(cell) for cell in cells]
            budget.spend(words)
            yield [_tidy(word) if word else "" for word in words]
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - as above: the sheet is read while it is asked for
        raise Unreadable(DAMAGED) from None


class _Budget:
    """What all sheets of a file may hold together: a shared string is stored once, and told by many cells."""

    def __init__(self) -> None:
        self.rows, self.letters = 2 * MOST_ROWS, MOST_LETTERS

    def spend(self, words: list[str]) -> None:
        self.rows -= 1
        self.letters -= sum(map(len, words))
        if self.rows < 0 or self.letters < 0:
            raise Unreadable(TOO_MUCH)


def _words(cell: object) -> str:
    match cell:
        case None | bool():
            return ""
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


def _tidy(cell: str) -> str:
    """As a field of one line, and without the mark that our own lists put before = + - @."""
    plain = one_line(cell)
    return plain[1:] if plain.startswith(ESCAPED) else plain
