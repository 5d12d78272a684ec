"""A house is backed up while it lives, and restored: what was confirmed is there, and nothing is half done."""

import fcntl
import stat
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.config.backup.archives import tampered, with_bytes, without
from tests.upgrades.house import BRING_UP_TO_DATE, VENDOR, House

CONTENT = """
import json
from django.contrib.sessions.models import Session
from kompas.accounts.models import User
from kompas.documents.models import StoredFile
from kompas.journal.models import Event
from kompas.post.models import OutgoingMail
from kompas.strategy.models import CommitmentText
print(json.dumps({
    "people": sorted(User.objects.values_list("email", flat=True)),
    "texts": sorted(CommitmentText.objects.values_list("pk", "text")),
    "files": sorted(StoredFile.objects.values_list("file", "digest")),
    "mails": sorted(OutgoingMail.objects.values_list("message_id", "status")),
    "kinds": list(Event.objects.order_by("pk").values_list("kind", flat=True)),
}))
"""
STORE_FILE = """
from django.core.files.base import ContentFile
from django.utils import timezone
from kompas.documents.services import store
print(store(file=ContentFile(b"noget nyt"), name="nyt.txt", media_type="text/plain", at=timezone.now()).file.name)
"""
RENAME = """
from kompas.accounts.models import User
User.objects.filter(email="astrid@egevang.example").update(email="x@egevang.example")
User.objects.filter(pk=User.objects.order_by("pk")[0].pk).update(email="changed@egevang.example")
"""
WRITE_WITHOUT_END = """
import sys
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from kompas.documents.services import discard, store
from kompas.journal.actors import Actor
from kompas.organisation.services import units
number, before = 0, None
while True:
    number, at = number + 1, timezone.now()
    with transaction.atomic():
        units.create(code=f"ny-{number}", name=f"Ny {number}", parent=None, by=Actor.house(), at=at)
        kept = store(file=ContentFile(b"x" * number), name=f"{number}.txt", media_type="text/plain", at=at)
    print(number, flush=True)
    if before:
        discard(before)
    before = kept
"""
UNITS_AND_FILES = """
import json
from kompas.documents.models import StoredFile
from kompas.organisation.models import Unit
print(json.dumps({
    "units": Unit.objects.filter(code__startswith="ny-").count(),
    "files": sorted(StoredFile.objects.filter(name__endswith=".txt").values_list("name", flat=True)),
}))
"""


def succeeds(done: "subprocess.CompletedProcess[str]") -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def refuses(done: "subprocess.CompletedProcess[str]") -> str:
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stderr


def newest(archives: Path) -> Path:
    return max(archives.glob("kompas-*.tar"))


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_house_is_restored_into_an_empty_one(house: House, empty_house: House, archives: Path) -> None:
    before = house.told(CONTENT)
    assert "4 parts" in succeeds(house.kompas("backup", archives))
    assert house.told(CONTENT)["kinds"] == [*before["kinds"], "journal.backed_up"]
    assert "whole" in succeeds(house.kompas("backup", archives, "--check"))

    told = succeeds(empty_house.kompas("restore", archives))

    after = empty_house.told(CONTENT)
    assert after["kinds"] == [*before["kinds"], "journal.restored"]
    assert {key: after[key] for key in ("people", "texts", "files")} == {
        key: before[key] for key in ("people", "texts", "files")
    }
    assert "in the outbox: 3." in told
    assert [status for _id, status in after["mails"]] == ["held"] * 3
    assert [message_id for message_id, _ in after["mails"]] == [message_id for message_id, _ in before["mails"]]
    assert files_of(empty_house.folder / "files") == files_of(house.folder / "files")
    assert "every stored file is there" in succeeds(empty_house.kompas("verify"))
    assert not list(empty_house.folder.glob("before-*"))


def test_what_was_here_is_set_aside_and_nothing_of_it_is_deleted(house: House, archives: Path) -> None:
    succeeds(house.kompas("backup", archives))
    before = house.told(CONTENT)
    house.run(RENAME)
    later = house.run(STORE_FILE).strip()
    assert "--replace" in refuses(house.kompas("restore", archives))

    succeeds(house.kompas("restore", archives, "--replace"))

    after = house.told(CONTENT)
    assert (after["people"], after["texts"]) == (before["people"], before["texts"])
    (aside,) = house.folder.glob("before-*")
    assert (aside / "files" / later).read_bytes() == b"noget nyt"
    if VENDOR == "sqlite":
        assert (aside / "kompas.sqlite3").exists()
    else:
        schemas = house.told(
            "import json; from django.db import connection; cursor = connection.cursor()\n"
            "cursor.execute(\"SELECT nspname FROM pg_namespace WHERE nspname LIKE 'kompas%'\")\n"
            "print(json.dumps(cursor.fetchall()))"
        )
        assert schemas == [[f"kompas_{aside.name.replace('-', '_').lower()}"]]
    succeeds(house.kompas("backup", archives))  # what was set aside is not in the way, and not in the next one


def test_events_go_on_after_the_last_one_on_whatever_server(house: House, empty_house: House, archives: Path) -> None:
    """On PostgreSQL the events tell numbers of another server's transactions, far above or below its own."""
    if VENDOR == "postgresql":
        house.run("from kompas.journal.models import Shift; Shift.objects.create(pk=1, transactions=10**9)")
        house.run("""
from django.db import transaction; from django.utils import timezone
from kompas.journal.actors import HOUSE, Actor; from kompas.journal.services import record
with transaction.atomic():
    record("journal.restored", HOUSE, by=Actor.house(), at=timezone.now(), made_on=timezone.localdate(), letters=0)
""")
    succeeds(house.kompas("backup", archives))
    succeeds(empty_house.kompas("restore", archives))
    told = empty_house.told(
        "import json; from kompas.journal.models import Event; from kompas.journal.queries import settled\n"
        "print(json.dumps([list(Event.objects.order_by('transaction', 'pk').values_list('pk', flat=True)),"
        " list(settled().values_list('pk', flat=True))]))"
    )
    assert told[0] == sorted(told[0]) == told[1]


def test_a_backup_while_people_write_holds_all_that_was_confirmed_before_it_began(
    house: House, empty_house: House, archives: Path
) -> None:
    writing = house.start_code(WRITE_WITHOUT_END)
    assert writing.stdout is not None
    confirmed = [int(writing.stdout.readline()) for _ in range(20)]
    try:
        told = succeeds(house.kompas("backup", archives))
    finally:
        writing.kill()
        writing.communicate()
    assert "missing" not in told

    succeeds(empty_house.kompas("restore", archives))

    found = empty_house.told(UNITS_AND_FILES)
    assert found["units"] >= max(confirmed)
    assert f"{found['units']}.txt" in found["files"]  # unit and file of one deed, both or none
    succeeds(empty_house.kompas("verify"))


def test_archives_and_their_folders_are_for_their_owner_only(house: House, archives: Path) -> None:
    succeeds(house.kompas("backup", archives))
    assert stat.S_IMODE(newest(archives).stat().st_mode) == 0o600
    assert [path.name for path in archives.iterdir()] == [newest(archives).name]
    with tarfile.open(newest(archives)) as tar:
        assert not any(name.startswith("keys/") for name in tar.getnames())


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(house: House, archives: Path) -> None:
    inside = house.folder / "backups"
    inside.mkdir()
    assert "would be lost with it" in refuses(house.kompas("backup", inside))
    assert "make the folder first" in refuses(house.kompas("backup", archives / "not-mounted"))
    with (house.folder / "backup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "under way" in refuses(house.kompas("backup", archives))
    assert not list(archives.iterdir())


def test_a_file_that_storage_has_lost_is_told_and_the_rest_is_kept(house: House, archives: Path) -> None:
    lost = next(path for path in (house.folder / "files").rglob("*") if path.is_file())
    lost.unlink()
    done = house.kompas("backup", archives)
    assert done.returncode == 3
    assert lost.name in done.stderr
    assert "is missing, though a row names it" in house.kompas("verify").stdout
    succeeds(house.kompas("restore", archives, "--replace"))


def test_nothing_is_touched_by_an_archive_that_was_tampered_with(house: House, archives: Path) -> None:
    succeeds(house.kompas("backup", archives))
    database = "database.sqlite3.gz" if VENDOR == "sqlite" else "database.pgdump"
    before, files = house.told(CONTENT), files_of(house.folder / "files")
    whole = newest(archives)
    with tarfile.open(whole) as tar:
        content = tar.extractfile(database)
        assert content is not None
        size = len(content.read())
    for change in (with_bytes(database, b"0" * size), without(database)):
        said = refuses(house.kompas("restore", tampered(whole, change), "--replace"))
        assert "archive" in said
    assert house.told(CONTENT) == before
    assert files_of(house.folder / "files") == files
    assert not list(house.folder.glob("before-*"))


def test_another_installations_archive_needs_its_key(house: House, empty_house: House, archives: Path) -> None:
    succeeds(house.kompas("backup", archives))
    empty_house.settings["KOMPAS_SECRET_KEY"] = "the secret of a new machine, which knows nothing of the old one"
    assert "another installation made it" in refuses(empty_house.kompas("restore", archives))
    key = empty_house.folder / "the-old-secret"
    key.write_text(house.settings["KOMPAS_SECRET_KEY"])
    succeeds(empty_house.kompas("restore", archives, "--trust-key", key))


def test_an_event_log_that_nobody_could_prove_here_is_not_brought_in(
    house: House, empty_house: House, archives: Path
) -> None:
    succeeds(house.kompas("backup", archives))
    empty_house.settings["KOMPAS_JOURNAL_KEY"] = "the journal key of a new machine, and not the one it was sealed with"
    assert "sealed with another key" in refuses(empty_house.kompas("restore", archives))


def test_an_archive_with_keys_brings_them_into_a_house_where_nobody_lives(
    house: House, empty_house: House, archives: Path
) -> None:
    succeeds(house.kompas("backup", archives, "--with-keys"))
    empty_house.settings = {}
    empty_house.run(BRING_UP_TO_DATE)  # the first start has made keys of its own
    with tarfile.open(newest(archives)) as tar:
        tar.extract("keys/secret", archives, filter="data")

    assert "signature" in refuses(empty_house.kompas("restore", archives))
    succeeds(empty_house.kompas("restore", archives, "--trust-key", archives / "keys" / "secret"))

    assert (empty_house.folder / "keys" / "journal").read_text() == house.settings["KOMPAS_JOURNAL_KEY"]
    assert "The event log holds: 392 links" in succeeds(empty_house.kompas("verify"))


def test_an_archive_of_a_newer_kompas_or_another_database_is_refused(
    house: House, empty_house: House, archives: Path
) -> None:
    house.run(
        'from django.db import connection; connection.cursor().execute("INSERT INTO django_migrations (app, name, '
        "applied) VALUES ('journal', '0999_from_the_future', CURRENT_TIMESTAMP)\")"
    )
    succeeds(house.kompas("backup", archives))
    assert "made by a newer Kompas" in refuses(empty_house.kompas("restore", archives))


def test_nothing_is_restored_while_kompas_runs(house: House, archives: Path) -> None:
    succeeds(house.kompas("backup", archives))
    with (house.folder / "running.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "Kompas runs already" in refuses(house.kompas("restore", archives, "--replace"))


@pytest.mark.skipif(VENDOR == "sqlite", reason="one file on one machine: its lock stands in the data folder")
def test_nothing_is_restored_while_another_machine_is_at_work_in_the_database(house: House, archives: Path) -> None:
    succeeds(house.kompas("backup", archives))
    other = house.start_code(
        "from django.db import connection; connection.ensure_connection(); print('here', flush=True); input()"
    )
    assert other.stdout is not None
    other.stdout.readline()
    try:
        assert "at work in the database" in refuses(house.kompas("restore", archives, "--replace"))
    finally:
        other.kill()
        other.communicate()
