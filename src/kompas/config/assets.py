"""Puts the files that pages load where Django finds them: only what is used, out of node_modules, into build/assets."""

import re
import shutil
from pathlib import Path

from kompas.config.environment import ROOT

SOURCE = ROOT / "node_modules"
TARGET = ROOT / "build" / "assets"
FILES = {
    "dkfds/dist/css/dkfds.min.css": "dkfds/css/dkfds.min.css",
    "dkfds/dist/js/dkfds.min.js": "dkfds/js/dkfds.min.js",
    "dkfds/dist/img/all-svg-icons.svg": "dkfds/img/all-svg-icons.svg",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
}
STYLE = "dkfds/css/dkfds.min.css"
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=\S+ \*/|//# sourceMappingURL=\S+")
ADDRESS = re.compile(r"url\([\"']?([^\"')?#]+)")


def prepare() -> None:
    """Copy what is missing or older than its source; quick when nothing changed."""
    lock = SOURCE / ".package-lock.json"
    done = TARGET / ".done"
    if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
        return
    shutil.rmtree(TARGET, ignore_errors=True)
    for source, target in FILES.items():
        _copy(SOURCE / source, TARGET / target)
    # The manifest storage refuses a style sheet that names a file which is not there.
    for address in set(ADDRESS.findall((TARGET / STYLE).read_text())):
        if not address.startswith("data:"):
            target = (TARGET / STYLE).parent / address
            _copy((SOURCE / "dkfds/dist/css" / address).resolve(), target)
    done.touch()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in {".css", ".js"}:  # the maps stay behind, so the lines that name them must go
        target.write_text(SOURCE_MAP.sub("", source.read_text()))
    else:
        shutil.copyfile(source, target)
