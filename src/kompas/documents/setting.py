"""One paper is set in a process of its own, which ends with it: typst keeps what it has set in memory.

Run as `python -m kompas.documents.setting FONTS TEMPLATE SECONDS`: data as JSON on the way in, the PDF on the way out;
where typst refuses or warns, its words on the side and the exit code 1.
"""

import sys
from pathlib import Path
from typing import Any

import typst

TEMPLATES = Path(__file__).parent / "paper"
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def main(fonts: str, template: str, seconds: str) -> int:
    try:
        made, warnings = _compiler(fonts, template).compile_with_warnings(
            format="pdf", pdf_standards=STANDARDS, timestamp=int(seconds)
        )
    except typst.TypstError as fault:
        return _refuse(str(fault))
    if warnings or not isinstance(made, bytes):
        return _refuse("; ".join(str(warning) for warning in warnings))
    sys.stdout.buffer.write(made)
    return 0


def _compiler(fonts: str, template: str) -> typst.Compiler:
    return typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
        ignore_system_fonts=True,
        sys_inputs={"data": sys.stdin.buffer.read().decode()},
    )


def _refuse(words: str) -> int:
    sys.stderr.write(words)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
