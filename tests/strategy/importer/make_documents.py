"""Writes the test documents and their expected results from the marked sources, all of them or those named.

From the root of the repository: `.venv/bin/python -m tests.strategy.importer.make_documents [NAME ...]`
"""

import json
import sys
from collections.abc import Callable

from tests.strategy.importer.marked_sources import SOURCES, Source, expected, read
from tests.strategy.importer.plain_documents import make_text

DOCUMENTS = SOURCES.parent / "documents"
MAKERS: dict[str, Callable[[Source], bytes]] = {"txt": make_text, "md": make_text}


def make(source: Source) -> None:
    kind = source.facts["format"]
    (DOCUMENTS / f"{source.name}.{kind}").write_bytes(MAKERS[kind](source))
    result = json.dumps(expected(source), ensure_ascii=False, indent=2)
    (DOCUMENTS / f"{source.name}.expected.json").write_text(result + "\n", encoding="utf-8")


if __name__ == "__main__":
    wanted = sys.argv[1:] or sorted(path.stem for path in SOURCES.glob("*.txt"))
    for name in wanted:
        make(read(SOURCES / f"{name}.txt"))
