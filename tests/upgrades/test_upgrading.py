"""What release 0.1 stored is migrated, and every text, address, seal and guard holds."""

from pathlib import Path

import pytest

from tests.upgrades.house import BRING_UP_TO_DATE, House

LOOK = """
import json
from kompas.accounts.models import User
from kompas.documents.models import StoredFile
from kompas.journal.models import Event
from kompas.strategy.models import Commitment, CommitmentText, FocusArea, Revision, Stakeholder, Strategy
print(json.dumps({
    "strategies": list(Strategy.objects.order_by("slug").values_list("slug", flat=True)),
    "addresses": [
        sorted(Commitment.objects.values_list("strategy__slug", "number")),
        sorted(FocusArea.objects.values_list("strategy__slug", "slug")),
        sorted(Stakeholder.objects.values_list("strategy__slug", "slug")),
    ],
    "states": sorted(Revision.objects.values_list("strategy__slug", "number", "state")),
    "commitments": sorted(CommitmentText.objects.values_list("revision_id", "commitment_id", "text")),
    "people": sorted(User.objects.values_list("email", flat=True)),
    "events": Event.objects.count(),
    "files": sorted(StoredFile.objects.values_list("file", "digest")),
}))
"""
TRY_TO_CHANGE = """
import json
from django.db import DatabaseError, connection, transaction
refused = []
adopted = "revision_id IN (SELECT id FROM strategy_revision WHERE state = 'adopted')"
for statement in (
    "UPDATE journal_event SET kind = 'forged.kind'",
    "DELETE FROM journal_event",
    "UPDATE strategy_revision SET title = 'Noget andet' WHERE state = 'adopted'",
    "DELETE FROM strategy_commitmenttext WHERE " + adopted,
    "UPDATE strategy_value SET name = 'x' WHERE " + adopted,
):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        refused.append(str(error).splitlines()[0])
print(json.dumps(refused))
"""
OPEN = """
import json
from django.conf import settings
from django.test import Client
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
client = Client(SERVER_NAME="127.0.0.1")
print(json.dumps([client.get(address).status_code for address in (
    "/", "/strategi/teknik-og-erhverv-2026-2029/", "/strategi/teknik-og-erhverv-2026-2029/loefte/1/",
    "/strategi/soeg/?q=tilladelse",
)]))
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("house"))
    house.move_in("0.1")
    return house


@pytest.fixture(scope="module")
def before(moved: House) -> dict[str, object]:
    """What release 0.1 itself would have told, asked with SQL that no later release changes."""
    found: dict[str, object] = moved.told(
        """
import json
from django.db import connection
def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [list(row) if len(row) > 1 else row[0] for row in cursor.fetchall()]
of_strategy = "SELECT s.slug, p.{1} FROM strategy_{0} p JOIN strategy_strategy s ON s.id = p.strategy_id"
parts = (("commitment", "number"), ("focusarea", "slug"), ("stakeholder", "slug"))
print(json.dumps({
    "strategies": rows("SELECT slug FROM strategy_strategy ORDER BY slug"),
    "addresses": [sorted(rows(of_strategy.format(*part))) for part in parts],
    "states": sorted(rows("SELECT s.slug, r.number, r.state FROM strategy_revision r "
                          "JOIN strategy_strategy s ON s.id = r.strategy_id")),
    "commitments": sorted(rows("SELECT revision_id, commitment_id, text FROM strategy_commitmenttext")),
    "people": sorted(rows("SELECT email FROM accounts_user")),
    "events": rows("SELECT COUNT(*) FROM journal_event")[0],
    "files": sorted(rows("SELECT file, digest FROM documents_storedfile")),
}))
"""
    )
    moved.run(BRING_UP_TO_DATE)
    return found


def test_every_strategy_wording_and_address_is_what_it_was(moved: House, before: dict[str, object]) -> None:
    assert len(str(before["commitments"])) > 1000
    assert moved.told(LOOK) == before


def test_event_log_files_and_database_are_whole(moved: House, before: dict[str, object]) -> None:
    done = moved.kompas("verify")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The event log holds: 392 links" in done.stdout
    assert "every stored file is there" in done.stdout


def test_adopted_texts_and_events_still_refuse_to_change(moved: House, before: dict[str, object]) -> None:
    assert len(moved.told(TRY_TO_CHANGE)) == 5


def test_the_pages_of_that_time_open(moved: House, before: dict[str, object]) -> None:
    assert moved.told(OPEN) == [200] * 4


def test_what_release_0_1_stored_is_backed_up_as_it_is_and_restored_into_this_one(tmp_path: Path) -> None:
    old, new, archives = House(tmp_path / "old"), House(tmp_path / "new"), tmp_path / "archives"
    for folder in (old.folder, new.folder, archives):
        folder.mkdir()
    old.move_in("0.1")
    done = old.kompas("backup", archives)  # the new program is in place, the database not yet migrated
    assert done.returncode == 0, done.stderr

    done = new.kompas("restore", archives)

    assert done.returncode == 0, done.stderr
    old.run(BRING_UP_TO_DATE)
    assert new.told(LOOK) == {**old.told(LOOK), "events": 393}
    assert "The event log holds: 392 links" in new.kompas("verify").stdout
