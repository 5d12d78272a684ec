"""Files: kept before their row, thrown away after it, and nothing left lying."""

import os
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from kompas.documents.models import StoredFile
from kompas.documents.services import NAME_LENGTH, discard, store
from kompas.documents.tasks import PATIENCE_SECONDS, sweep
from tests.makers import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path, "base_url": None},
        },
    }
    yield tmp_path


def a_file(name: str = "Strategi.pdf", content: bytes = b"Vi vil") -> StoredFile:
    return store(file=ContentFile(content), name=name, media_type="application/pdf", at=NOON)


def grown_old(path: str) -> None:
    day_ago = time.time() - PATIENCE_SECONDS - 60
    os.utime(default_storage.path(path), (day_ago, day_ago))


def test_a_file_is_kept_whole_with_what_tells_it_apart() -> None:
    kept = a_file()

    with default_storage.open(str(kept.file.name)) as opened:
        assert opened.read() == b"Vi vil"
    assert (kept.name, kept.size) == ("Strategi.pdf", 6)
    assert kept.digest == sha256(b"Vi vil").hexdigest()


def test_its_place_tells_nothing_of_its_name_and_is_no_others() -> None:
    places = {str(a_file().file.name) for _copy in range(5)}

    assert len(places) == 5
    assert not any("strategi" in place.lower() for place in places)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Brugere\\Bo\\Strategi.pdf", "Strategi.pdf"),
        ("../../etc/passwd", "passwd"),
        ("Stra\x00te\ngi.pdf", "Strategi.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("  ", "dokument"),
        ("", "dokument"),
    ],
    ids=["a way on Windows", "a way upwards", "control characters", "letters turned around", "blanks", "nothing"],
)
def test_a_name_is_kept_without_what_could_mislead(given: str, kept: str) -> None:
    assert a_file(given).name == kept


@pytest.mark.parametrize("name", ["å" * 500 + ".pdf", "å" * 500, "a." + "b" * 500], ids=["stem", "no ending", "ending"])
def test_a_long_name_is_cut_and_its_ending_kept(name: str) -> None:
    kept = a_file(name)

    assert len(kept.name) == NAME_LENGTH
    assert kept.name.endswith(name[-4:])


def test_a_file_is_gone_once_its_row_is(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    kept = a_file()
    place = str(kept.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        discard(kept)

    assert not StoredFile.objects.exists()
    assert not default_storage.exists(place)


def test_a_file_stands_where_discarding_it_failed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    kept = a_file()
    place = str(kept.file.name)

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError), transaction.atomic():
        discard(kept)
        raise RuntimeError("the deed around it fails")

    assert StoredFile.objects.exists()
    assert default_storage.exists(place)


def test_the_sweep_takes_old_files_that_no_row_names_and_no_others() -> None:
    named, fresh, orphan = a_file(), a_file(), a_file()
    places = [str(each.file.name) for each in (named, fresh, orphan)]
    StoredFile.objects.exclude(pk=named.pk).delete()
    grown_old(places[0])
    grown_old(places[2])

    assert sweep.func() == 1
    assert [default_storage.exists(place) for place in places] == [True, True, False]


def test_the_sweep_finds_nothing_in_a_house_without_files(folder: Path) -> None:
    folder.rmdir()

    assert sweep.func() == 0


def test_the_database_refuses_a_file_without_a_name() -> None:
    kept = a_file()

    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=kept.pk).update(name="")
