"""Puts the files that pages load where Django finds them: only what is used, out of node_modules, into build/assets."""

import re
import shutil
from pathlib import Path

from kompas.config.environment import ROOT

SOURCE = ROOT / "node_modules"
TARGET = ROOT / "build" / "assets"
FONTS = "dkfds/dist/fonts/IBMPlexSans/split/woff2"
FACES = [
    f"IBMPlexSans-{face}-Latin{part}.woff2" for face in ("Regular", "Italic", "Medium", "SemiBold") for part in (1, 2)
]
FILES = {
    "dkfds/dist/css/dkfds.min.css": "dkfds/css/dkfds.min.css",
    "dkfds/dist/img/all-svg-icons.svg": "dkfds/img/all-svg-icons.svg",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    **{f"{FONTS}/{face}": f"dkfds/fonts/{face}" for face in FACES},
}
STYLE = "dkfds/css/dkfds.min.css"
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=\S+ \*/|//# sourceMappingURL=\S+")
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
ADDRESS = re.compile(r"url\([\"']?([^\"')?#]+)")


def prepare() -> None:
    """Copy what is missing or older than its source; quick when nothing changed."""
    done = TARGET / ".done"
    newest = max(path.stat().st_mtime for path in (SOURCE / ".package-lock.json", Path(__file__)))
    if done.exists() and done.stat().st_mtime >= newest:
        return
    shutil.rmtree(TARGET, ignore_errors=True)
    for source, target in FILES.items():
        _copy(SOURCE / source, TARGET / target)
    _lay_under(TARGET / STYLE)
    # The manifest storage refuses a style sheet that names a file which is not there.
    for address in set(ADDRESS.findall((TARGET / STYLE).read_text())):
        if not address.startswith("data:"):
            target = (TARGET / STYLE).parent / address
            _copy((SOURCE / "dkfds/dist/css" / address).resolve(), target)
    done.touch()


def _lay_under(style: Path) -> None:
    """Put the design system's sheet in a cascade layer, so that ours wins without a war of selectors (decision 0012).

    Its fonts go: they are the complete files of 60 kB a weight, where kompas.css names the split ones of 17 kB.
    """
    style.write_text(f"@layer dkfds {{{FONT_FACE.sub('', style.read_text())}}}")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in {".css", ".js"}:  # the maps stay behind, so the lines that name them must go
        target.write_text(SOURCE_MAP.sub("", source.read_text()))
    else:
        shutil.copyfile(source, target)
