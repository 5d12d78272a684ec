"""The characters of a PDF page with their places, gathered into spans of words on one baseline.

pdfium's own text has lost size, weight and place, so each character is asked for; its text objects carry the font.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2.raw as pdfium

from kompas.strategy.importer.extraction.places import Span

BOLD_FROM = 600
BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|extrab|-bd|,bd", re.IGNORECASE)
SYMBOL_NAME = re.compile(r"symbol|wingdings|webdings|dingbats|zapf", re.IGNORECASE)
FORCED_BOLD = 1 << 18
WORD_GAP = 0.17  # em; what lies between two words
SPAN_GAP = 0.75  # em; what lies between two columns or cells
LINE_STEP = 0.35  # em; another baseline
UPRIGHT = 0.02  # radians
BLANKS = frozenset({0x00, 0x09, 0x0A, 0x0D, 0x20, 0xA0})
SHAPES_FROM = 0x2000  # from here on characters are shapes themselves


@dataclass(frozen=True, slots=True)
class Font:
    size: float
    is_bold: bool
    is_symbol: bool
    baseline: float
    is_upright: bool


@dataclass(slots=True)
class Glyph:
    text: str
    left: float
    right: float
    font: Font
    after_blank: bool  # written in the file, or put there by pdfium
    after_written_blank: bool


@dataclass(frozen=True)
class Sheet:
    """A page as it is looked at: its size and how it is turned."""

    width: float
    height: float
    turns: int  # quarters, clockwise
    left: float = 0.0  # where the page begins in its own coordinates
    bottom: float = 0.0

    @property
    def is_plain(self) -> bool:
        return self.turns == 0

    def across(self, box: pdfium.FS_RECTF) -> tuple[float, float]:
        """The left and the right edge of a box on a page that is turned."""
        one, other = self.across_and_down(box.left, box.bottom)[0], self.across_and_down(box.right, box.top)[0]
        return min(one, other), max(one, other)

    def across_and_down(self, x: float, y: float) -> tuple[float, float]:
        """From the page's own coordinates, which begin at the lower left, to those of the reader's eye."""
        x, y = x - self.left, y - self.bottom
        if self.turns == 1:
            return y, x
        if self.turns == 2:
            return self.width - x, y
        if self.turns == 3:
            return self.width - y, self.height - x
        return x, self.height - y


def spans(layer: pdfium.FPDF_TEXTPAGE, sheet: Sheet) -> Iterator[Span]:
    """The words that stand together on one baseline, in the order of the text layer."""
    held: list[Glyph] = []
    for glyph in _glyphs(layer, sheet):
        if held and not _goes_on(held[-1], glyph):
            yield _span(held)
            held = []
        held.append(glyph)
    if held:
        yield _span(held)


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    em = max(before.font.size, glyph.font.size, 1.0)
    if glyph.left == before.left and glyph.font is before.font:
        return True  # one ligature, told as several letters in one place
    if not glyph.font.is_upright:
        return glyph.font is before.font  # written upwards at the page's edge: places on the line mean nothing
    gap = glyph.left - before.right
    return abs(glyph.font.baseline - before.font.baseline) < LINE_STEP * em and -0.5 * em < gap < SPAN_GAP * em


def _span(glyphs: list[Glyph]) -> Span:
    parts = [glyphs[0].text]
    spacing = _letter_spacing(glyphs)
    for before, glyph in pairwise(glyphs):
        gap = (glyph.left - before.right) / max(glyph.font.size, 1.0)
        is_apart = glyph.after_blank or gap > WORD_GAP
        if spacing:
            is_apart = glyph.after_written_blank or gap > 1.7 * spacing
        parts.append((" " if is_apart else "") + glyph.text)
    longest = max((glyph.font for glyph in glyphs), key=lambda font: font.size)
    is_bold = all(glyph.font.is_bold for glyph in glyphs if glyph.text.isalnum())
    return Span(glyphs[0].left, glyphs[-1].right, longest.baseline, "".join(parts), round(longest.size, 1), is_bold)


def _letter_spacing(glyphs: list[Glyph]) -> float:
    """The usual gap, in em, between letters that are set apart all along; 0 in ordinary type."""
    gaps = [
        (glyph.left - before.right) / max(glyph.font.size, 1.0)
        for before, glyph in pairwise(glyphs)
        if not glyph.after_written_blank
    ]
    wide = sum(gap > WORD_GAP for gap in gaps)
    return median(gaps) if len(gaps) > 1 and wide > 0.7 * len(gaps) else 0.0


def _glyphs(layer: pdfium.FPDF_TEXTPAGE, sheet: Sheet) -> Iterator[Glyph]:
    # A long document has half a million characters: what is done for each is kept to three questions.
    unicode_of, box_of, object_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetTextObject,
    )
    box = pdfium.FS_RECTF()
    fonts: dict[int, Font] = {}
    after_blank = after_written = False
    for place in range(pdfium.FPDFText_CountChars(layer)):
        code = unicode_of(layer, place)
        if code in BLANKS or not box_of(layer, place, box):
            after_blank = True
            after_written = after_written or not pdfium.FPDFText_IsGenerated(layer, place)
            continue
        thing = object_of(layer, place)
        key = ctypes.addressof(thing.contents) if thing else 0
        font = fonts.get(key)
        if font is None:
            font = fonts[key] = _font(layer, place, sheet)
        left, right = (box.left, box.right) if sheet.is_plain else sheet.across(box)
        yield Glyph(_letter(code, font), left, right, font, after_blank, after_written)
        after_blank = after_written = False


def _letter(code: int, font: Font) -> str:
    """The character; of a symbol font a bullet, since its letters mean shapes."""
    if font.is_symbol and code < SHAPES_FROM:
        return "\uf0b7"
    return chr(code) if code < 0x110000 else ""


def _font(layer: pdfium.FPDF_TEXTPAGE, place: int, sheet: Sheet) -> Font:
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(layer, place, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = abs(pdfium.FPDFText_GetFontSize(layer, place)) * scale
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(layer, place, x, y)
    name, flags = _name(layer, place)
    is_bold = pdfium.FPDFText_GetFontWeight(layer, place) >= BOLD_FROM or bool(BOLD_NAME.search(name))
    angle = (pdfium.FPDFText_GetCharAngle(layer, place) - sheet.turns * math.pi / 2) % (2 * math.pi)
    is_upright = min(angle, 2 * math.pi - angle) < UPRIGHT
    baseline = sheet.across_and_down(x.value, y.value)[1]
    return Font(size, is_bold or bool(flags & FORCED_BOLD), bool(SYMBOL_NAME.search(name)), baseline, is_upright)


def _name(layer: pdfium.FPDF_TEXTPAGE, place: int) -> tuple[str, int]:
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(layer, place, None, 0, flags)
    if not 0 < length < 500:
        return "", 0
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFText_GetFontInfo(layer, place, buffer, length, flags)
    return buffer.value.decode("utf-8", "replace"), flags.value
