"""`kompas start` fills in what nobody has set, and keeps away from the demonstration's data."""

import argparse
import os
from pathlib import Path

import pytest
from pytest_django import Settings

from kompas.config import demo, environment, first_visit, serve, start
from kompas.organisation.models import FirstVisit
from tests.makers import a_user

CHOSEN = argparse.Namespace(host="127.0.0.1", port=8123, workers=1)
NAMES = ("KOMPAS_MODE", "KOMPAS_DATA", "KOMPAS_BASE_URL", "KOMPAS_HOSTS")


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[dict[str, str]]:
    """What the environment says when serving begins."""
    seen: list[dict[str, str]] = []

    def serving(_chosen: argparse.Namespace) -> int:
        seen.append({name: os.environ[name] for name in NAMES if name in os.environ})
        return 0

    for name in NAMES:
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("KOMPAS_DATA", str(tmp_path))
    monkeypatch.setattr(serve, "run", serving)
    return seen


def test_what_nobody_has_set_is_filled_in(served: list[dict[str, str]], tmp_path: Path) -> None:
    assert start.run(CHOSEN) == 0
    assert served == [
        {
            "KOMPAS_MODE": "start",
            "KOMPAS_DATA": str(tmp_path),
            "KOMPAS_BASE_URL": "http://127.0.0.1:8123",
            "KOMPAS_HOSTS": "127.0.0.1,localhost,127.0.0.1",
        }
    ]


def test_what_the_operator_has_set_stands(served: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_MODE", "production")
    monkeypatch.setenv("KOMPAS_BASE_URL", "https://kompas.nyborg.example")
    start.run(CHOSEN)
    assert (served[0]["KOMPAS_MODE"], served[0]["KOMPAS_BASE_URL"]) == ("production", "https://kompas.nyborg.example")


def test_it_has_a_folder_apart_from_the_demonstrations(
    served: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAS_DATA", "")
    start.run(CHOSEN)
    assert Path(served[0]["KOMPAS_DATA"]) not in {environment.ROOT / "var", Path()}


def test_the_demonstrations_data_are_refused_in_words(
    served: list[dict[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / environment.SIGN_INS).touch()
    assert start.run(CHOSEN) == 1
    assert "the demonstration's" in capsys.readouterr().err
    assert served == []


@pytest.mark.django_db
def test_the_demonstration_keeps_off_a_house_of_ones_own(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA = tmp_path
    first_visit.invitation()
    (tmp_path / "kompas.sqlite3").write_text("alt, hvad huset har")
    monkeypatch.setenv("KOMPAS_DATA", str(tmp_path))
    monkeypatch.setenv("KOMPAS_MODE", "demo")
    for name in ("KOMPAS_BASE_URL", "KOMPAS_SMTP_HOST", "KOMPAS_PRACTICE"):  # the demonstration sets them for itself
        monkeypatch.setenv(name, "")

    assert demo.run(argparse.Namespace(port=8123, fresh=True)) == 1
    assert "a house of its own" in capsys.readouterr().err
    assert (tmp_path / "kompas.sqlite3").read_text() == "alt, hvad huset har"


@pytest.mark.django_db
def test_the_console_tells_the_code_once_and_nothing_where_somebody_works(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    told = first_visit.invitation()
    assert "/velkommen/" in told
    assert FirstVisit.objects.get().code_digest not in told
    FirstVisit.objects.all().delete()
    a_user()
    assert first_visit.invitation().count("\n") == 0
