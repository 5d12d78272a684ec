"""What a start makes before the first request."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kompas.config import preparing


def test_a_new_database_is_for_its_owner_only_though_the_folder_is_open_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    path = tmp_path / "kompas.sqlite3"
    preparing.made_for_its_owner(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE people (name)")
        made = list(tmp_path.glob("kompas.sqlite3*"))
        assert len(made) == 3
        assert {file.stat().st_mode & 0o077 for file in made} == {0}


def test_a_database_that_stands_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kompas.sqlite3"
    path.write_text("alt, hvad huset har")
    preparing.made_for_its_owner(path)
    assert path.read_text() == "alt, hvad huset har"
