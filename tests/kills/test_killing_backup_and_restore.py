"""kill -9 of a backup and of a restore, at any moment: a whole archive or none, the old house or the new one."""

import os
import random
import signal
import subprocess
from pathlib import Path

import pytest

from tests.upgrades.house import BRING_UP_TO_DATE, House

LONG = bool(os.environ.get("KOMPAS_TEST_LONG"))
KILLS = 40 if LONG else 3
MARK = """
from kompas.organisation.models import Unit
Unit.objects.filter(parent=None).update(name="Efter kopien")
"""
WHO = "import json; from kompas.organisation.models import Unit; print(json.dumps(Unit.objects.get(parent=None).name))"


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path / "house")
    made.folder.mkdir()
    made.move_in("0.1")
    made.run(BRING_UP_TO_DATE)
    return made


def killed_after(process: "subprocess.Popen[str]", seconds: float) -> bool:
    """Kill the process and its children after so long; False where it had ended by itself."""
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return True
    return False


def test_a_killed_backup_leaves_a_whole_archive_or_none_and_is_no_obstacle(house: House, tmp_path: Path) -> None:
    chance, archives = random.Random(20260302), tmp_path / "archives"
    archives.mkdir()
    for _kill in range(KILLS):
        killed_after(house.start("backup", archives), chance.uniform(0.5, 1.6))
        for archive in archives.glob("*.tar"):
            done = house.kompas("backup", archive, "--check")
            assert done.returncode == 0, done.stderr
            archive.unlink()
    done = house.kompas("backup", archives)
    assert done.returncode == 0, done.stderr
    assert [path.suffix for path in archives.iterdir()] == [".tar"]


def test_a_killed_restore_leaves_the_old_house_or_the_new_one(house: House, tmp_path: Path) -> None:
    chance, archives = random.Random(20260303), tmp_path / "archives"
    archives.mkdir()
    assert house.kompas("backup", archives).returncode == 0
    before = house.told(WHO)
    house.run(MARK)
    for _kill in range(KILLS):
        killed = killed_after(house.start("restore", archives, "--replace"), chance.uniform(0.8, 3.5))
        name = house.told(WHO)
        assert name in ({"Efter kopien", before} if killed else {before})
        done = house.kompas("verify")
        assert done.returncode == 0, done.stdout + done.stderr
        if name == before:
            house.run(MARK)
    done = house.kompas("restore", archives, "--replace")
    assert done.returncode == 0, done.stderr
    assert house.told(WHO) == before
