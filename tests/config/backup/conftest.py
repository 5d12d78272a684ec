"""One house with what release 0.1 stored, brought up to date once; each test gets its own."""

from pathlib import Path

import pytest

from tests.upgrades.house import BRING_UP_TO_DATE, House


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    folder = tmp_path / "archives"
    folder.mkdir()
    return folder


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path / "house")
    made.folder.mkdir()
    made.move_in("0.1")
    made.run(BRING_UP_TO_DATE)
    return made


@pytest.fixture
def empty_house(tmp_path: Path) -> House:
    made = House(tmp_path / "empty")
    made.folder.mkdir()
    return made
