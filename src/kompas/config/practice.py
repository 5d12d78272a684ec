"""The practice area (Øvebane): a second house beside the real one, with the demonstration's department in it.

It is a process of its own with its own folder, keys, database, queue, files and outbox. Nothing of the real house
reaches it but what `environment_of` hands over; in the other direction nothing goes at all. It begins again every
night, and when an administrator of the real house asks for it.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from kompas.accounts.practice_signs import BEGIN_AGAIN, OPEN
from kompas.config import environment
from kompas.config.lifeline import hold_on_to_parent
from kompas.config.serving import CannotStart, answers, children_of, reachable
from kompas.config.supervising import Child, ended_by, say, signals, stop, watch_until

FOLDER = "practice"
BEGUN = "begun"  # when it was furnished
KEPT_WHEN_EMPTIED = frozenset({"keys", "log"})
NIGHT_HOUR = 2
ZONE = ZoneInfo("Europe/Copenhagen")
# What a process needs of its machine. Whatever else stands in the environment, passwords above all, stays outside.
OF_THE_MACHINE = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH", "SYSTEMROOT")
OF_THE_INSTALLATION = ("KOMPAS_BEHIND_PROXY", "KOMPAS_PROXIES", "KOMPAS_LOG_LEVEL")


def child(folder: Path, host: str) -> Child:
    """The practice area of the house whose data lie in `folder`, as a child that comes back."""
    from django.conf import settings

    command = [sys.executable, "-m", "kompas.config.practice", "--host", host, "--port", str(settings.PRACTICE_PORT)]
    door = public_half(settings.HAND_OVER_KEY)
    own = environment_of(os.environ, folder, settings.BASE_URL, settings.PRACTICE_URL, door)
    return Child("practice area", command, folder / "log" / "practice.log", comes_back=True, environment=own)


def environment_of(given: Mapping[str, str], folder: Path, home: str, address: str, door: str) -> dict[str, str]:
    """All that the practice area learns: its machine, its folder, its address, the way back, and the public key."""
    own = {name: given[name] for name in (*OF_THE_MACHINE, *OF_THE_INSTALLATION) if name in given}
    return own | {
        "DJANGO_SETTINGS_MODULE": "kompas.config.settings",
        "KOMPAS_MODE": "practice",
        "KOMPAS_DATA": str(folder / FOLDER),
        "KOMPAS_DATABASE": given.get("KOMPAS_PRACTICE_DATABASE", ""),
        "KOMPAS_BASE_URL": address,
        "KOMPAS_HOSTS": urlsplit(address).hostname or "",
        "KOMPAS_PRACTICE_HOME": home,
        "KOMPAS_PRACTICE_DOOR": door,
    }


def public_half(key: str) -> str:
    """What proves a pass, and can sign none."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

    public = load_pem_private_key(key.encode(), password=None).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def main() -> int:
    parser = argparse.ArgumentParser(prog="kompas.config.practice")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    chosen = parser.parse_args()
    hold_on_to_parent()
    if environment.mode() != "practice":  # by hand, over a real house's data, it would empty them
        say("The practice area is started by the house beside it: set KOMPAS_PRACTICE to a port.")
        return 1
    folder = environment.data_folder()
    try:
        with signals() as woken:
            code: int | None = None
            while code is None:
                code = _one_day(folder, chosen.host, chosen.port, woken)
            return code
    except CannotStart as reason:
        say(str(reason))
        return 1


def is_over(folder: Path, now: datetime) -> bool:
    """Whether it is time to begin again: somebody asked for it, or a night has passed since it was furnished."""
    if (folder / BEGIN_AGAIN).exists():
        return True
    try:
        begun = datetime.fromisoformat((folder / BEGUN).read_text())
    except (FileNotFoundError, ValueError):
        return True  # never furnished, or not to its end
    return begun < last_night(now)


def last_night(now: datetime) -> datetime:
    """The hour of the night that is passed most recently, by the local clock."""
    local = now.astimezone(ZONE)
    tonight = local.replace(hour=NIGHT_HOUR, minute=0, second=0, microsecond=0)
    return tonight if tonight <= local else tonight - timedelta(days=1)


def empty(folder: Path) -> None:
    """Throw away what people did in it; keys and logs stay. A database of its own is emptied by who furnishes it."""
    for path in folder.iterdir():
        if path.name not in KEPT_WHEN_EMPTIED:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _one_day(folder: Path, host: str, port: int, woken: int) -> int | None:
    """From furnishing to the next night; the exit code, or None where it begins again."""
    (folder / OPEN).unlink(missing_ok=True)
    if is_over(folder, datetime.now(UTC)) and not _furnish(folder, woken):
        return 0
    children = children_of(folder, host, port)
    try:
        children[0].start()
        if not answers(children[0], woken, f"http://{reachable(host)}:{port}/sundhed/"):
            return 0
        (folder / OPEN).touch(mode=0o600)
        return watch_until(children, woken, is_over=lambda: is_over(folder, datetime.now(UTC)))
    finally:
        (folder / OPEN).unlink(missing_ok=True)
        stop(children)


def _furnish(folder: Path, woken: int) -> bool:
    """Empty it and bring the demonstration in; False when we are asked to end. In a process of its own, which gives its
    memory back: this one only watches.
    """
    empty(folder)
    begun = datetime.now(UTC)
    command = [sys.executable, "-m", "kompas.config.practice_furnishing"]
    furnisher = Child("furnishing of the practice area", command, folder / "log" / "furnishing.log", comes_back=False)
    furnisher.start()
    try:
        while furnisher.is_alive:
            if ended_by(woken, None):
                return False
    finally:
        stop([furnisher])
    if furnisher.process is None or furnisher.process.returncode:
        raise CannotStart(f"The practice area could not be furnished; the reason stands in {furnisher.log}.")
    (folder / BEGUN).write_text(begun.isoformat())
    return True


if __name__ == "__main__":
    sys.exit(main())
