"""Paper: data set by a typst template as a PDF that is tagged for screen readers (PDF/UA-1) and lasts (PDF/A-2a).

The template never sees markup made of data: it reads JSON. Fonts are the house's own, so that a page looks the same on
every machine, and whatever they cannot show is replaced before it is set.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from fontTools.ttLib import TTFont

PATIENCE_SECONDS = 20
SETTING_SECONDS = 60  # forty times what a hundred pages take
MISSING = "[?]"  # stands for letters that the fonts do not have, one mark for several in a row
ALIKE = str.maketrans({"\u202f": "\u00a0", "\u2007": "\u00a0", "\u2011": "-", "\u2010": "-", "\t": " "})
UNSEEN = {"Cf", "Cc", "Mn"}  # joiners, marks of direction, control characters: they show nothing by themselves
_one_at_a_time = threading.Lock()  # however many ask: a hundred pages take a core and 150 MB


class PaperBusy(Exception):
    """Others are having papers set, and it takes too long to wait for them."""


class CannotSet(RuntimeError):
    """The template and its data make no faultless PDF. A fault of the house, never of who asked for it."""


def set_paper(template: str, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The PDF that `template` makes of `data`. Equal arguments give equal bytes.

    `at` is the instant that the document says it is from.

    Raises:
        PaperBusy: it waited PATIENCE_SECONDS for others.
        CannotSet: typst refused, warned, or came to no end.
    """
    told = json.dumps(data, ensure_ascii=False).encode()
    if not _one_at_a_time.acquire(timeout=PATIENCE_SECONDS):
        raise PaperBusy
    try:
        return _set(template, told, at)
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


def _set(template: str, told: bytes, at: datetime) -> bytes:
    command = [sys.executable, "-I", "-m", "kompas.documents.setting"]
    fonts = str(settings.PAPER_FONTS / "complete" / "ttf")
    with tempfile.TemporaryDirectory(prefix="kompas-paper-") as folder:
        surroundings = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder}
        try:
            done = subprocess.run(
                [*command, fonts, template, str(int(at.timestamp()))],
                input=told,
                capture_output=True,
                cwd=folder,
                env=surroundings,
                timeout=SETTING_SECONDS,
            )
        except subprocess.TimeoutExpired as fault:
            raise CannotSet(f"{template}: it came to no end in {SETTING_SECONDS} s.") from fault
    if done.returncode:
        raise CannotSet(f"{template}: {done.stderr.decode(errors='replace')}")
    return done.stdout


@cache
def _letters() -> frozenset[int]:
    """The letters that every face we set in has."""
    faces = ("Regular", "Italic", "SemiBold", "Medium")
    tables = (TTFont(settings.PAPER_FONTS / "complete" / "ttf" / f"IBMPlexSans-{face}.ttf") for face in faces)
    return frozenset.intersection(*(frozenset(table.getBestCmap()) for table in tables))
