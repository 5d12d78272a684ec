"""Web server and worker as children of one process: started, watched, and stopped together."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from kompas.config.lifeline import PARENT

STOP_WITHIN_SECONDS = 8.0
STEADY_AFTER_SECONDS = 30.0  # a child that lived this long is started again at once
LONGEST_PAUSE_SECONDS = 30.0
LOOK_EVERY_SECONDS = 2.0
LARGEST_LOG_BYTES = 20 * 1024 * 1024
ENDS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


@dataclass
class Child:
    """One process and the file that its log goes to. One that comes back is started again when it dies."""

    name: str
    command: Sequence[str]
    log: Path
    comes_back: bool
    environment: Mapping[str, str] | None = None  # instead of ours
    process: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    start_at: float = 0.0
    deaths: int = field(default=0)

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".old.log"))
        with self.log.open("ab") as log:
            self.log.chmod(0o600)
            # A group of its own: Ctrl-C in the terminal reaches us alone, and we stop the children in order.
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**(os.environ if self.environment is None else self.environment), PARENT: str(os.getpid())},
                process_group=0,
            )
        self.started_at, self.start_at = time.monotonic(), 0.0

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def died(self) -> None:
        """Note the death, and when to start again: the sooner it died, the longer we wait."""
        now = time.monotonic()
        self.deaths = 0 if now - self.started_at > STEADY_AFTER_SECONDS else self.deaths + 1
        self.process, self.start_at = None, now + min(2.0**self.deaths - 1, LONGEST_PAUSE_SECONDS)


@contextmanager
def signals() -> Iterator[int]:
    """A file that becomes readable with the number of each signal that asks us to end, or tells that a child did."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    watched = ENDS | {signal.SIGCHLD}
    before = {number: signal.signal(number, _woken) for number in watched}
    old = signal.set_wakeup_fd(writer)
    try:
        yield reader
    finally:
        signal.set_wakeup_fd(old)
        for number, action in before.items():
            signal.signal(number, action)
        os.close(reader)
        os.close(writer)


def watch(children: Sequence[Child], woken: int) -> int:
    """Keep the children running until a signal asks to end, or one that does not come back dies; the exit code."""
    code = watch_until(children, woken)
    assert code is not None  # noqa: S101 - nothing ends it but those two
    return code


def watch_until(children: Sequence[Child], woken: int, is_over: Callable[[], bool] | None = None) -> int | None:
    """The same until it `is_over`, which is asked every other second; then None."""
    while is_over is None or not is_over():
        for child in children:
            if child.process is not None and not child.is_alive:
                code = child.process.returncode
                if not child.comes_back:
                    say(f"The {child.name} has ended by itself ({_ending(code)}); the reason stands in {child.log}.")
                    return 1
                child.died()
                say(f"The {child.name} has ended by itself ({_ending(code)}) and is started again; see {child.log}.")
            if child.process is None and time.monotonic() >= child.start_at:
                child.start()
        if ended_by(woken, _pause(children, LOOK_EVERY_SECONDS if is_over else None)):
            return 0
    return None


def ended_by(woken: int, seconds: float | None) -> bool:
    """Wait for a signal, at most so long; whether it asks us to end."""
    readable, _w, _x = select.select([woken], [], [], seconds)
    return bool(readable) and any(number in ENDS for number in os.read(woken, 64))


def stop(children: Sequence[Child]) -> None:
    """Ask every child to end, and end by force what has not within a few seconds."""
    living = [child for child in children if child.is_alive]
    for child in living:
        _send(child, signal.SIGTERM)
    until = time.monotonic() + STOP_WITHIN_SECONDS
    for child in living:
        try:
            assert child.process is not None  # noqa: S101 - it lives
            child.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            say(f"The {child.name} did not end in time and was ended by force.")
        _sweep(child)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _pause(children: Sequence[Child], longest: float | None) -> float | None:
    waits = [max(0.0, child.start_at - time.monotonic()) for child in children if child.process is None]
    return min([*waits, *([] if longest is None else [longest])], default=None)


def _send(child: Child, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        assert child.process is not None  # noqa: S101 - it lives
        child.process.send_signal(number)


def _sweep(child: Child) -> None:
    """End by force whatever is left of the child's group, its own children included."""
    assert child.process is not None  # noqa: S101 - it was started
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        child.process.wait(1)


def _ending(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _woken(_number: int, _frame: object) -> None:
    """Python writes the number to the pipe; here is nothing to do."""
