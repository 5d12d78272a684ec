"""A document is read in a child process of its own: whatever it does there, the house stands.

The child gets a folder of its own, next to no environment, limits of memory, time and file size, and no database. It
writes what it understood as JSON; a crash, a limit or nonsense becomes a refusal in words.
"""

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from kompas.strategy.importer import limits
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.importer.refusals import CannotRead, Refusal

OUT_OF_MEMORY = 3  # the child's exit code
RESULT = "result.json"

type Understood = tuple[Document, tuple[Piece, ...]]


def read(path: Path, *, images: Path | None = None, memory: int = limits.CHILD_MEMORY) -> Understood:
    """Read and understand the document at `path` in a child process.

    With `images`, an existing folder, the pages of a PDF are drawn into it as 1.png, 2.png and so on, as many as the
    limits allow; where drawing fails the reading stands.

    Raises:
        CannotRead: the file is refused, or reading it crashed or met a limit.
    """
    with tempfile.TemporaryDirectory(prefix="kompas-read-") as folder:
        words = [str(path.absolute()), str(images.absolute()) if images else "", str(memory)]
        code = _run([sys.executable, "-I", "-m", "kompas.strategy.importer.child", *words], Path(folder))
        return _understood(Path(folder) / RESULT, code)


def _run(command: list[str], folder: Path) -> int | None:
    """The child's exit code; None when its time was up."""
    surroundings = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": str(folder), "TMPDIR": str(folder)}
    child = subprocess.Popen(
        command,
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is the parent's affair
    )
    try:
        return child.wait(limits.CHILD_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        child.kill()
        child.wait()


def _understood(result: Path, code: int | None) -> Understood:
    try:
        if result.stat().st_size > limits.RESULT_BYTES:
            raise CannotRead(Refusal.TOO_MUCH_MEMORY)
        told: dict[str, Any] = json.loads(result.read_bytes())
        if "refused" in told:
            raise CannotRead(Refusal(told["refused"]))
        return Document.from_json(told["document"]), tuple(Piece.from_json(piece) for piece in told["pieces"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise CannotRead(_why(code)) from None


def _why(code: int | None) -> Refusal:
    if code is None or code == -signal.SIGXCPU:
        return Refusal.TOO_LONG
    return Refusal.TOO_MUCH_MEMORY if code == OUT_OF_MEMORY else Refusal.CRASHED


def main(path: str, images: str, memory: str) -> int:
    _limit(int(memory))
    try:
        told = _told(Path(path))
    except MemoryError:
        return OUT_OF_MEMORY
    # Written under another name first, so that half a result is none.
    Path("half").write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    Path("half").rename(RESULT)
    if images and Path(path).suffix.lower() == ".pdf" and "refused" not in told:
        from kompas.strategy.importer.page_images import draw

        with contextlib.suppress(MemoryError):
            draw(Path(path), Path(images))
    return 0


def _limit(memory: int) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, limits.CHILD_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, limits.RESULT_BYTES),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _told(path: Path) -> dict[str, Any]:
    from kompas.strategy.importer.extraction import extract
    from kompas.strategy.importer.understanding import understand

    try:
        document, pieces = understand(extract(path))
    except CannotRead as refused:
        return {"refused": refused.refusal.value}
    except RecursionError:
        return {"refused": Refusal.TOO_DEEP.value}
    return {"document": document.as_json(), "pieces": [piece.as_json() for piece in pieces]}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
