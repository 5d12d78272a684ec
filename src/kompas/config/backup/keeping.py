"""Which archives lie in a folder, which one is the newest, and which old ones may go."""

import re
from pathlib import Path

from kompas.config.backup.archive import opened
from kompas.config.backup.refusals import BadArchive, Refused

NAME = re.compile(r"kompas-\d{4}-\d{2}-\d{2}T\d{6}Z\.tar")


def archives(folder: Path) -> list[Path]:
    """The archives in `folder` by their names, the newest first; one that is still being written is not among them."""
    return sorted((path for path in folder.iterdir() if NAME.fullmatch(path.name) and path.is_file()), reverse=True)


def chosen(source: Path) -> Path:
    """The archive that is meant: the file itself, or the newest in the folder. Raises Refused where there is none."""
    if source.is_dir():
        found = archives(source)
        if not found:
            raise Refused(f"There is no archive of Kompas in {source}.")
        return found[0]
    if not source.is_file():
        raise Refused(f"{source} is not there.")
    return source


def thin(folder: Path, *, keep: int, secret: str) -> list[Path]:
    """Remove all but the `keep` newest archives that this installation signed; return what went.

    What another installation or nobody signed is left alone: it is not ours to remove.
    """
    ours = [path for path in archives(folder) if _is_ours(path, secret)]
    for path in ours[keep:]:
        path.unlink()
    return ours[keep:]


def _is_ours(path: Path, secret: str) -> bool:
    try:
        with opened(path, [secret]):
            return True
    except (BadArchive, OSError):
        return False
