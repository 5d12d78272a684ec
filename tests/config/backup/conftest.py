"""One house with what release 0.1 stored, brought up to date once; each test gets its own."""

from pathlib import Path

import pytest

from tests.upgrades.house import BRING_UP_TO_DATE, House


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    folder = tmp_path / "archives"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def model_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    made = House(tmp_path_factory.mktemp("model"))
    made.move_in("0.1")
    made.run(BRING_UP_TO_DATE)
    return made


@pytest.fixture
def house(model_house: House, tmp_path: Path) -> House:
    return model_house.copy(tmp_path / "house")


@pytest.fixture
def empty_house(tmp_path: Path) -> House:
    made = House(tmp_path / "empty")
    made.folder.mkdir()
    return made
