"""The characters of a PDF page with their places, gathered into spans of words on one baseline.

pdfium's own text has lost size, weight and place, so each character is asked for; its text objects carry the font.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

from kompas.strategy.importer.extraction.columns import Span

BOLD_FROM = 600
BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|extrab|-bd|,bd", re.IGNORECASE)
SYMBOL_NAME = re.compile(r"symbol|wingdings|webdings|dingbats|zapf", re.IGNORECASE)
FORCED_BOLD = 1 << 18
WORD_GAP = 0.17  # em; what lies between two words
SPAN_GAP = 0.75  # em; what lies between two columns or cells
LINE_STEP = 0.35  # em; another baseline
UPRIGHT = 0.02  # radians


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
    after_blank: bool


@dataclass(frozen=True)
class Sheet:
    """A page as it is looked at: its size and how it is turned."""

    width: float
    height: float
    turns: int

    def across_and_down(self, x: float, y: float) -> tuple[float, float]:
        """From the page's own coordinates, which begin at the lower left, to those of the reader's eye."""
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
    gap = glyph.left - before.right
    return abs(glyph.font.baseline - before.font.baseline) < LINE_STEP * em and -0.5 * em < gap < SPAN_GAP * em


def _span(glyphs: list[Glyph]) -> Span:
    parts = [glyphs[0].text]
    for before, glyph in pairwise(glyphs):
        is_apart = glyph.after_blank or glyph.left - before.right > WORD_GAP * max(glyph.font.size, 1.0)
        parts.append((" " if is_apart else "") + glyph.text)
    longest = max((glyph.font for glyph in glyphs), key=lambda font: font.size)
    is_bold = all(glyph.font.is_bold for glyph in glyphs if glyph.text.isalnum())
    return Span(glyphs[0].left, glyphs[-1].right, longest.baseline, "".join(parts), round(longest.size, 1), is_bold)


def _glyphs(layer: pdfium.FPDF_TEXTPAGE, sheet: Sheet) -> Iterator[Glyph]:
    box = pdfium.FS_RECTF()
    fonts: dict[int, Font] = {}
    after_blank = False
    high = 0
    for place in range(pdfium.FPDFText_CountChars(layer)):
        code = pdfium.FPDFText_GetUnicode(layer, place)
        if code in {0x20, 0x09, 0x0A, 0x0D, 0xA0, 0}:
            after_blank = True
            continue
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the sixteen-bit ones
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00 if high else 0xFFFD), 0
        if not pdfium.FPDFText_GetLooseCharBox(layer, place, box):
            continue
        thing = pdfium.FPDFText_GetTextObject(layer, place)
        key = ctypes.addressof(thing.contents) if thing else 0
        font = fonts.get(key)
        if font is None:
            font = fonts[key] = _font(layer, place, sheet)
        left, _ = sheet.across_and_down(box.left, box.bottom)
        right, _ = sheet.across_and_down(box.right, box.top)
        text = (
            "\uf0b7" if font.is_symbol and not 0xE000 <= code < 0xF900 and code < 0x2000 else chr(min(code, 0x10FFFF))
        )
        yield Glyph(text, min(left, right), max(left, right), font, after_blank)
        after_blank = False


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
