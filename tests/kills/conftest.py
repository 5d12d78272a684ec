"""One demonstration is made; each test gets a copy of its folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kills.installation import Installation


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration")
    Installation(folder).prepare()
    return folder


@pytest.fixture
def installation(prepared: Path, tmp_path: Path) -> Iterator[Installation]:
    made = Installation(Path(shutil.copytree(prepared, tmp_path / "data")))
    yield made
    made.kill_all()
