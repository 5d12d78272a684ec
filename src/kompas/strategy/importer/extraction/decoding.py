"""Bytes to text, by a sure rule instead of a guess: what is UTF-8 says so itself, and the rest is Windows-1252.

Byte values below 32 that no text file holds tell binary files apart; UTF-16 without a mark is known by its zeros.
"""

import codecs
import re

from kompas.strategy.importer.refusals import CannotRead, Refusal

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
KINDS_OF_CONTROLS_IN_BINARY = 8
ZEROS_IN_UTF16 = 0.3  # of every second byte; Latin letters have one each
LONGEST_CHARACTER = 4  # bytes in UTF-8


def decoded(content: bytes, declared: str = "") -> str:
    """The text of a file. `declared` is the encoding that the file names, believed where it fits. Raises CannotRead."""
    text = _decoded(content, declared)
    if len(set(CONTROLS.findall(text[:100_000]))) > KINDS_OF_CONTROLS_IN_BINARY:
        raise CannotRead(Refusal.BINARY)
    return text


def _decoded(content: bytes, declared: str) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if encoding := _utf16_without_mark(content):
        return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(content) - error.start < LONGEST_CHARACTER and error.reason == "unexpected end of data":
            return content[: error.start].decode("utf-8")  # cut off in the middle of a letter
    if declared and declared.lower().replace("_", "-") not in {"utf-8", "utf8"}:
        try:
            return content.decode(declared, "replace")
        except (LookupError, ValueError):  # an encoding that nobody knows, or one that is no text encoding
            pass
    return "".join(_line(line) for line in content.splitlines(keepends=True))


def _line(line: bytes) -> str:
    """Line by line, since mails and old systems paste Windows-1252 into UTF-8."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "ignore")  # five bytes mean nothing there


def _utf16_without_mark(content: bytes) -> str:
    sample = content[:4000]
    half = len(sample) // 2 or 1
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > ZEROS_IN_UTF16 and even < ZEROS_IN_UTF16 / 10:
        return "utf-16-le"
    if even > ZEROS_IN_UTF16 and odd < ZEROS_IN_UTF16 / 10:
        return "utf-16-be"
    return ""
