"""Paper: data set by a typst template as a PDF that is tagged for screen readers (PDF/UA-1) and lasts (PDF/A-2a).

The template never sees markup made of data: it reads JSON. Fonts are the house's own, so that a page looks the same on
every machine, and whatever they cannot show is replaced before it is set.
"""

import json
import threading
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from fontTools.ttLib import TTFont

TEMPLATES = Path(__file__).parent / "paper"
STANDARDS: list[Any] = ["a-2a", "ua-1"]
PATIENCE_SECONDS = 20
MISSING = "[?]"  # stands for letters that the fonts do not have, one mark for several in a row
ALIKE = str.maketrans({"\u202f": "\u00a0", "\u2007": "\u00a0", "\u2011": "-", "\u2010": "-", "\t": " "})
UNSEEN = {"Cf", "Cc", "Mn"}  # joiners, marks of direction, control characters: they show nothing by themselves
_one_at_a_time = threading.Lock()  # two threads together take three times as long as one after the other


class PaperBusy(Exception):
    """Others are having papers set, and it takes too long to wait for them."""


class CannotSet(RuntimeError):
    """The template and its data make no faultless PDF. A fault of the house, never of who asked for it."""


def set_paper(template: str, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The PDF that `template` makes of `data`. Equal arguments give equal bytes.

    `at` is the instant that the document says it is from.

    Raises:
        PaperBusy: it waited PATIENCE_SECONDS for others.
        CannotSet: typst refused, or warned.
    """
    told = json.dumps(data, ensure_ascii=False)
    if not _one_at_a_time.acquire(timeout=PATIENCE_SECONDS):
        raise PaperBusy
    try:
        return _compiled(template, told, at)
    except typst.TypstError as fault:
        raise CannotSet(f"{template}: {fault}") from fault
    finally:
        _one_at_a_time.release()


def legible(text: str) -> str:
    """`text` with MISSING where the fonts have no letters, and without what shows nothing."""
    known = _letters()
    shown: list[str] = []
    for letter in unicodedata.normalize("NFC", text).translate(ALIKE):
        if letter == "\n" or ord(letter) in known:
            shown.append(letter)
        elif unicodedata.category(letter) not in UNSEEN and not (shown and shown[-1] == MISSING):
            shown.append(MISSING)
    return "".join(shown)


def _compiled(template: str, told: str, at: datetime) -> bytes:
    compiler = typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": told},
    )
    made, warnings = compiler.compile_with_warnings(
        format="pdf", pdf_standards=STANDARDS, timestamp=int(at.timestamp())
    )
    if warnings or not isinstance(made, bytes):
        raise CannotSet(f"{template}: {'; '.join(str(warning) for warning in warnings)}")
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[settings.PAPER_FONTS / "complete" / "ttf"]
    )


@cache
def _letters() -> frozenset[int]:
    """The letters that every face we set in has."""
    faces = ("Regular", "Italic", "SemiBold", "Medium")
    tables = (TTFont(settings.PAPER_FONTS / "complete" / "ttf" / f"IBMPlexSans-{face}.ttf") for face in faces)
    return frozenset.intersection(*(frozenset(table.getBestCmap()) for table in tables))
