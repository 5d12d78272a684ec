"""A database in an archive that unpacks to more than it tells, or to nothing, fills no disk."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from kompas.config.backup import archive, sqlite
from kompas.config.backup.archive import Writer
from kompas.config.backup.refusals import BadArchive
from tests.config.backup.archives import MANIFEST_OF_NOTHING, SECRET, SNAPSHOT

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("packed", "told", "words"),
    [
        (gzip.compress(bytes(30 * MEGABYTE)), MEGABYTE, "more than its manifest tells"),
        (b"no gzip at all", MEGABYTE, "cannot be unpacked"),
    ],
    ids=["thirty megabytes in thirty kilobytes", "nothing that was packed"],
)
def test_it_is_refused_before_it_has_grown(tmp_path: Path, packed: bytes, told: int, words: str) -> None:
    writer = Writer(tmp_path / "kompas-2026-03-02T120000Z.tar")
    writer.add_bytes("database.sqlite3.gz", packed)
    snapshot = replace(SNAPSHOT, bytes=told)
    writer.finish(replace(MANIFEST_OF_NOTHING, parts=tuple(writer.parts), database=snapshot), SECRET)
    with (
        archive.opened(tmp_path / "kompas-2026-03-02T120000Z.tar", [SECRET]) as found,
        pytest.raises(BadArchive, match=words),
    ):
        sqlite.Beside(tmp_path).load(found, found.manifest.parts[0])
    assert (tmp_path / "kompas.sqlite3").stat().st_size <= told
