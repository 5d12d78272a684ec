"""Writes the test documents and their expected results from the marked sources, all of them or those named.

From the root of the repository: `.venv/bin/python -m tests.strategy.importer.make_documents [NAME ...]`. A source with
`by: soffice` is laid out by LibreOffice, so that some documents come from a word processor; without LibreOffice they
stay as they are.
"""

import json
import shutil
import sys
from collections.abc import Callable

from tests.strategy.importer.marked_sources import SOURCES, Source, expected, read
from tests.strategy.importer.pdf_documents import make_pdf
from tests.strategy.importer.plain_documents import make_text
from tests.strategy.importer.word_documents import converted, make_docx, make_odt

DOCUMENTS = SOURCES.parent / "documents"
MAKERS: dict[str, Callable[[Source], bytes]] = {
    "txt": make_text,
    "md": make_text,
    "html": make_text,
    "docx": make_docx,
    "odt": make_odt,
    "pdf": make_pdf,
}


def make(source: Source) -> None:
    kind = source.facts["format"]
    by_soffice = source.facts.get("by") == "soffice"
    if not by_soffice:
        (DOCUMENTS / f"{source.name}.{kind}").write_bytes(MAKERS[kind](source))
    elif shutil.which("soffice"):
        (DOCUMENTS / f"{source.name}.{kind}").write_bytes(converted(make_docx(source), kind="docx", to=kind))
    result = json.dumps(expected(source), ensure_ascii=False, indent=2)
    (DOCUMENTS / f"{source.name}.expected.json").write_text(result + "\n", encoding="utf-8")


if __name__ == "__main__":
    wanted = sys.argv[1:] or sorted(path.stem for path in SOURCES.glob("*.txt"))
    for name in wanted:
        make(read(SOURCES / f"{name}.txt"))
