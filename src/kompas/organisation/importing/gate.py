"""What a workbook may ask of the machine: counted part by part before anything of it is built. Pure: no database."""

import io
import zipfile
import zlib
from typing import IO
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from kompas.errors import DomainError

LARGEST_UNPACKED_BYTES = 40 * 1024 * 1024
MOST_PARTS = 500
MOST_ELEMENTS = 600_000  # of XML in all parts together; a full list of twenty thousand rows has about 450,000
MOST_STRINGS = 200_000  # shared ones, which take longest to build
MOST_BETWEEN_ROWS = 50_000  # elements held at once, before a row or a shared string ends
MOST_SHEET_ELEMENTS = 2_000_000  # those of the largest part for each sheet, since sheets may point at the same part
SETS_FREE = ("row", "si")  # after which what was built is let go


class Unreadable(DomainError):
    """The file cannot be read as a list; the text says why and what to do."""


DAMAGED = _("The file is not a spreadsheet that can be read. Open it, save it as .xlsx, and try again.")
TOO_MUCH = _("The file unpacks to far more than a list holds. Save only the list, as CSV.")


def weigh(content: bytes) -> None:
    """Raise Unreadable when the workbook unpacks to too much, or holds more than plain XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
                raise Unreadable(TOO_MUCH)
            scale = _Scale()
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    with packed.open(part) as file:
                        scale.put(file)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise Unreadable(DAMAGED) from None


class _Scale:
    """Counts elements over all parts, and stops reading as soon as there are too many."""

    def __init__(self) -> None:
        self._all = self._largest = self._here = self._held = self._sheets = self._strings = 0

    def put(self, part: IO[bytes]) -> None:
        self._here = self._held = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._count
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            parser.ParseFile(part)
        except expat.ExpatError:
            raise Unreadable(DAMAGED) from None
        self._largest = max(self._largest, self._here)
        if self._largest * self._sheets > MOST_SHEET_ELEMENTS:
            raise Unreadable(TOO_MUCH)

    def _count(self, name: str, _attributes: dict[str, str]) -> None:
        kind = name.rpartition(" ")[2]
        self._all += 1
        self._here += 1
        self._held = 0 if kind in SETS_FREE else self._held + 1
        self._sheets += kind == "sheet"
        self._strings += kind == "si"
        if self._all > MOST_ELEMENTS or self._strings > MOST_STRINGS or self._held > MOST_BETWEEN_ROWS:
            raise Unreadable(TOO_MUCH)


def _refuse_doctype(*_declared: object) -> None:
    raise Unreadable(DAMAGED)
