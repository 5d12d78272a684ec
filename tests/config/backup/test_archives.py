"""Nothing in an archive is believed before it is proved: every way to tamper with one is refused, in words."""

import stat
import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from kompas.config.backup import checking, keeping
from kompas.config.backup.manifest import MANIFEST, SIGNATURE
from kompas.config.backup.refusals import BadArchive, Refused
from tests.config.backup.archives import (
    FILE,
    SECRET,
    SNAPSHOT,
    Members,
    an_archive,
    signed_anew,
    tampered,
    with_bytes,
    with_member,
    without,
)

TAMPERING: list[tuple[str, Callable[[Members], Members], str]] = [
    (
        "an altered dump",
        with_bytes("database.sqlite3.gz", b"databasf"),
        "database.sqlite3.gz in the archive was changed",
    ),
    ("a longer dump", with_bytes("database.sqlite3.gz", b"database and more"), "another size"),
    ("an altered file", with_bytes(FILE, b"the bytes of an invoice"), "was changed"),
    ("a missing file", without(FILE), "is missing from the archive"),
    ("a missing database", without("database.sqlite3.gz"), "is missing from the archive"),
    ("a missing manifest", without(MANIFEST), "has no manifest.json"),
    ("a missing signature", without(SIGNATURE), "has no manifest.hmac"),
    ("an altered manifest", with_bytes(MANIFEST, b"{}"), "signature"),
    ("a longer signature", with_bytes(SIGNATURE, b"a" * 65), "too large"),
    ("a signature of strange letters", with_bytes(SIGNATURE, "å".encode() * 32), "signature"),
    ("another installation's signature", signed_anew("another secret"), "another installation"),
    ("an added file", with_member("files/cd/0123456789abcdef0123456789abcd"), "was added"),
    ("an added key", with_member("keys/secret"), "was added"),
    ("a file of any name", with_member("notes.txt"), "no name of Kompas"),
    ("a name that climbs out", with_member("files/../../etc/cron.d/x"), "no name of Kompas"),
    ("an absolute name", with_member("/etc/passwd"), "no name of Kompas"),
    ("a name with a line end", with_member(f"{FILE}\n"), "no name of Kompas"),
    ("the same name twice", with_member(FILE), "stands twice"),
    ("a symbolic link", with_member("files/cd/1", kind=tarfile.SYMTYPE, to="/etc/passwd"), "no ordinary file"),
    ("a hard link", with_member("files/cd/1", kind=tarfile.LNKTYPE, to=FILE), "no ordinary file"),
    ("a device", with_member("files/cd/1", kind=tarfile.CHRTYPE), "no ordinary file"),
    ("a pipe", with_member("files/cd/1", kind=tarfile.FIFOTYPE), "no ordinary file"),
    ("a folder", with_member("files/cd", kind=tarfile.DIRTYPE), "no ordinary file"),
    ("a file with holes", with_member("files/cd/1", kind=tarfile.GNUTYPE_SPARSE), "no ordinary file"),
]


def check(path: Path, *secrets: str) -> None:
    checking.archive(path, list(secrets) or [SECRET])


@pytest.mark.parametrize(("change", "words"), [case[1:] for case in TAMPERING], ids=[case[0] for case in TAMPERING])
def test_a_tampered_archive_is_refused(tmp_path: Path, change: Callable[[Members], Members], words: str) -> None:
    with pytest.raises(BadArchive, match=words):
        check(tampered(an_archive(tmp_path), change))


def test_an_archive_as_it_was_made_holds_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = an_archive(tmp_path)
    check(path)
    check(tampered(path, lambda members: members))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_installations_archive_holds_once_its_key_is_trusted(tmp_path: Path) -> None:
    check(an_archive(tmp_path), "the secret of another machine", SECRET)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=some.data())
def test_one_changed_byte_anywhere_is_never_taken_for_the_whole(tmp_path: Path, data: some.DataObject) -> None:
    whole = tmp_path / "kompas-2026-03-02T120000Z.tar"
    original = (whole if whole.exists() else an_archive(tmp_path)).read_bytes()
    place = data.draw(some.integers(0, len(original) - 1))
    changed = bytearray(original)
    changed[place] ^= data.draw(some.integers(1, 255))
    path = tmp_path / "changed.tar"
    path.write_bytes(changed)
    try:
        held = checking.archive(path, [SECRET])
    except BadArchive:
        return
    # What is left are bytes that a tar does not read: padding, owners, times. What was signed is what is used.
    assert held.manifest == checking.archive(whole, [SECRET]).manifest


@pytest.mark.parametrize("length", [0, 1, 511, 512, 1500, 3000])
def test_an_archive_that_was_cut_off_is_refused(tmp_path: Path, length: int) -> None:
    path = an_archive(tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(BadArchive):
        check(path)


def test_something_behind_the_end_is_refused(tmp_path: Path) -> None:
    path = an_archive(tmp_path)
    path.write_bytes(path.read_bytes() + b"\0" * 20_000)
    with pytest.raises(BadArchive, match="behind the archive's end"):
        check(path)


@pytest.mark.parametrize("size", [2**80, 2**62], ids=["no number of this machine", "no memory of this machine"])
def test_a_header_that_names_a_size_beyond_all_machines_is_refused_in_words(tmp_path: Path, size: int) -> None:
    forged = tarfile.TarInfo("manifest.json")
    forged.type, forged.size = tarfile.GNUTYPE_LONGNAME, size
    path = tmp_path / "kompas-2026-03-02T021000Z.tar"
    path.write_bytes(forged.tobuf(tarfile.GNU_FORMAT) + bytes(1024))
    with pytest.raises(BadArchive, match="is no archive of Kompas"):
        check(path)
    assert keeping.thin(tmp_path, keep=1, secret=SECRET) == []


def test_an_archive_of_a_newer_form_asks_for_a_newer_kompas(tmp_path: Path) -> None:
    with pytest.raises(BadArchive, match="upgrade Kompas"):
        check(an_archive(tmp_path, format=2))


def test_an_archive_without_the_database_it_tells_of_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadArchive, match="no database"):
        check(an_archive(tmp_path, database=replace(SNAPSHOT, vendor="postgresql")))


def test_only_the_oldest_of_our_own_archives_are_thinned_out(tmp_path: Path) -> None:
    for day in (1, 3, 4, 2):
        an_archive(tmp_path).rename(tmp_path / f"kompas-2026-03-0{day}T120000Z.tar")
    foreign = tmp_path / "kompas-2026-01-01T120000Z.tar"
    tampered(tmp_path / "kompas-2026-03-01T120000Z.tar", signed_anew("another secret")).rename(foreign)
    (tmp_path / "kompas-2025-01-01T120000Z.tar").write_text("no archive")
    (tmp_path / "notes.tar").write_text("somebody's own")

    gone = keeping.thin(tmp_path, keep=2, secret=SECRET)

    assert [path.name for path in gone] == ["kompas-2026-03-02T120000Z.tar", "kompas-2026-03-01T120000Z.tar"]
    assert len(list(tmp_path.iterdir())) == 5


def test_a_folder_stands_for_its_newest_archive(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no archive of Kompas"):
        keeping.chosen(tmp_path)
    with pytest.raises(Refused, match="is not there"):
        keeping.chosen(tmp_path / "nothing.tar")
    older = an_archive(tmp_path)
    newer = tampered(older, lambda members: members).rename(tmp_path / "kompas-2026-03-02T120001Z.tar")
    assert keeping.chosen(tmp_path) == newer
    assert keeping.chosen(older) == older
