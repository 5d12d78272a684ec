"""Backup, its check and restore of a house with files, at one size and at ten times it, against copying the same bytes.

`size` is the number of files of 200 kB in the smaller house; each brings twenty mails. Copying waits for the disk too.
"""

import os
import shutil
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench._database import on_disk

SIZE = 50
FILE_BYTES = 200_000
MAILS_PER_FILE = 20


def run(size: int | None = None) -> dict[str, object]:
    """Seconds of each, and how they grow when the house is ten times as large."""
    small, large = _measure(size or SIZE), _measure(10 * (size or SIZE))
    return {
        "house": small,
        "ten times the house": large,
        "ten times the house takes": {
            name: round(large[name] / small[name], 1) for name in ("backup, s", "check, s", "restore, s")
        },
        "backup against copying": round(large["backup, s"] / large["copying, s"], 1),
        "restore against copying": round(large["restore, s"] / large["copying, s"], 1),
    }


def _measure(count: int) -> dict[str, float]:
    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    from kompas.config.backup import checking, making, restoring

    with on_disk(), tempfile.TemporaryDirectory() as archives:
        _fill(count)
        database = Path(connection.settings_dict["NAME"])
        copying = _seconds(lambda: _copy(database, Path(settings.MEDIA_ROOT), Path(archives) / "copy"))
        now, made = timezone.now(), []
        backup = _seconds(lambda: made.append(making.make(Path(archives), at=now, with_keys=False)))
        path = made[0].path
        check = _seconds(lambda: checking.archive(path, [settings.SECRET_KEY]))
        later = now + timedelta(seconds=1)
        restore = _seconds(lambda: restoring.restore(path, replace=True, trusted=[], at=later))
        connection.close()
        for left in (database, *Path(settings.DATA).glob("before-*"), Path(settings.MEDIA_ROOT)):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        figures = {"copying, s": copying, "backup, s": backup, "check, s": check, "restore, s": restore}
        return {"files": count, "archive, MB": round(made[0].manifest.size / 1e6, 1), **figures}


def _fill(count: int) -> None:
    from django.core.files.base import ContentFile
    from django.utils import timezone

    from kompas.accounts.models import User
    from kompas.documents.services import store
    from kompas.post.models import OutgoingMail

    now = timezone.now()
    User.objects.get_or_create(email="one@egevang.example", defaults={"name": "One", "slug": "one"})
    for number in range(count):
        store(file=ContentFile(os.urandom(FILE_BYTES)), name=f"{number}.pdf", media_type="application/pdf", at=now)
    OutgoingMail.objects.all().delete()
    OutgoingMail.objects.bulk_create(
        OutgoingMail(
            to="bo@egevang.example",
            subject=f"Svar {number}",
            text="Tak for din henvendelse. " * 40,
            message_id=f"<{number}@bench.example>",
            queued_at=now,
            send_after=now,
        )
        for number in range(count * MAILS_PER_FILE)
    )


def _copy(database: Path, files: Path, to: Path) -> None:
    to.mkdir()
    shutil.copy2(database, to)
    shutil.copytree(files, to / "files")
    os.sync()


def _seconds(deed: object) -> float:
    assert callable(deed)
    begun = time.perf_counter()
    deed()
    return round(time.perf_counter() - begun, 3)
