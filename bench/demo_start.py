"""How long `./kompas demo` takes until its pages answer, cold and warm, and how much memory it then holds.

Cold: an empty data folder, the demonstration is loaded. Warm: later starts, `size` of them (3).
The packages and static files are there in both: a fresh machine's first minute is the network's.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
READY = "Ready after"
STARTS = 3


def run(size: int | None = None) -> dict[str, float]:
    """Seconds until the first page, megabytes of all processes, and the ratios between cold, warm and bare Django."""
    with tempfile.TemporaryDirectory(prefix="kompas-demo-") as folder:
        cold, _memory, _stop = _start(folder)
        warm, memory, stopping = zip(*(_start(folder) for _ in range(size or STARTS)), strict=True)
    bare = _bare_django()
    return {
        "cold start, s": round(cold, 2),
        "warm start, s": round(statistics.median(warm), 2),
        "stopping, s": round(statistics.median(stopping), 2),
        "memory, MB": round(statistics.median(memory)),
        "importing Django, s": round(bare, 2),
        "cold against warm": round(cold / statistics.median(warm), 2),
        "warm against importing Django": round(statistics.median(warm) / bare, 2),
    }


def _start(folder: str) -> tuple[float, float, float]:
    begun = time.perf_counter()
    demo = subprocess.Popen(
        [sys.executable, "-m", "kompas.cli", "demo", "--port", str(_free_port())],
        cwd=ROOT,
        env={**os.environ, "KOMPAS_MODE": "demo", "KOMPAS_DATA": folder},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert demo.stderr is not None
    said = []
    for line in demo.stderr:
        said.append(line)
        if READY in line:
            break
    ready = time.perf_counter() - begun
    memory = sum(_megabytes(process) for process in _family(demo.pid))
    demo.send_signal(signal.SIGTERM)
    demo.communicate(timeout=30)
    assert demo.returncode == 0, "".join(said)
    return ready, memory, time.perf_counter() - begun - ready


def _family(process: int) -> list[int]:
    """The process and all below it."""
    below = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(each for child in below for each in _family(int(child)))]


def _megabytes(process: int) -> float:
    """Memory of its own, pages that it shares counted in part."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _bare_django() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import django.core.wsgi, django.template, django.db.models"], check=True)
    return time.perf_counter() - begun


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
