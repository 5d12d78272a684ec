"""Extraction: a file becomes lines in reading order, with the layout that its format tells. One file per format.

Run inside the child process (child.py), since a file may do harm. Heads and feet of pages: what a word processor or a
web page itself sets apart as such (docx, odt, html) is no part of the text; what merely stands at the edge of a page
(pdf, txt) is kept with its place, and left out by understanding, which counts it.
"""

from collections.abc import Callable
from pathlib import Path

from kompas.strategy.importer.extraction import markdown, opendocument, pdf, plain, web, word
from kompas.strategy.importer.extraction.gate import checked_suffix
from kompas.strategy.importer.extraction.rows import Extract, finished
from kompas.strategy.importer.lines import Document

__all__ = ["READERS", "extract"]

READERS: dict[str, Callable[[Path], Extract]] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".docx": word.read,
    ".odt": opendocument.read,
    ".pdf": pdf.read,
    ".html": web.read,
    ".htm": web.read,
}


def extract(path: Path) -> Document:
    """The lines of the document at `path`, not yet understood. Raises CannotRead."""
    suffix = checked_suffix(path, READERS)
    return finished(suffix.removeprefix("."), READERS[suffix](path))
