"""The practice area learns nothing of the real house, and begins again every night."""

import json
import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from kompas.accounts.practice_signs import BEGIN_AGAIN
from kompas.config import environment
from kompas.config.demo import beside
from kompas.config.practice import BEGUN, empty, environment_of, is_over, last_night, main
from kompas.config.practice_furnishing import MARK, emptied

MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # 8.00 in Copenhagen
NIGHT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # 2.00
OF_THE_REAL_HOUSE = {
    "PATH": "/bin",
    "KOMPAS_SECRET_KEY": "secret-of-the-real-house",
    "KOMPAS_JOURNAL_KEY": "seal-of-the-real-house",
    "KOMPAS_DATABASE": "postgresql://kompas:secret@db/kompas",
    "KOMPAS_SMTP_HOST": "smtp.kommune.dk",
    "KOMPAS_SMTP_PASSWORD": "mail-secret",
    "KOMPAS_ORGANISATION": "Ny Kommune",
    "KOMPAS_OIDC_SECRET": "of a setting that comes one day",
    "AWS_SECRET_ACCESS_KEY": "elsewhere",
}


def learned(**more: str) -> dict[str, str]:
    given = {**OF_THE_REAL_HOUSE, **more}
    return environment_of(given, Path("/data"), "https://kompas.dk", "https://oevebane.dk:8443", "public")


def test_it_inherits_no_secret_no_name_and_no_mail_server() -> None:
    told = " ".join(f"{name}={value}" for name, value in learned().items())
    for name, value in OF_THE_REAL_HOUSE.items():
        assert name == "PATH" or (value not in told and f"{name}={value}" not in told), name


def test_it_has_its_own_folder_address_and_mode() -> None:
    found = learned()
    assert found["KOMPAS_MODE"] == "practice"
    assert found["KOMPAS_DATA"] == "/data/practice"
    assert found["KOMPAS_DATABASE"] == ""
    assert found["KOMPAS_HOSTS"] == "oevebane.dk"
    assert learned(KOMPAS_PRACTICE_DATABASE="postgresql://x@db/oeve")["KOMPAS_DATABASE"] == "postgresql://x@db/oeve"


def test_keys_in_the_environment_are_not_taken_in_the_practice_area(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_SECRET_KEY", "secret-of-the-real-house")
    monkeypatch.setenv("KOMPAS_MODE", "practice")
    assert environment.text("KOMPAS_SECRET_KEY") == ""
    monkeypatch.setenv("KOMPAS_MODE", "production")
    assert environment.text("KOMPAS_SECRET_KEY") == "secret-of-the-real-house"


def test_started_with_the_real_houses_whole_environment_it_still_sends_nothing_and_shares_nothing(
    tmp_path: Path,
) -> None:
    """As an attacker, or a careless operator, would start it: its settings alone must hold."""
    given = {**os.environ, **OF_THE_REAL_HOUSE, "PATH": os.environ["PATH"], "KOMPAS_DATABASE": ""}
    given |= {"KOMPAS_MODE": "practice", "KOMPAS_DATA": str(tmp_path), "KOMPAS_PRACTICE": "8009"}
    code = (
        "import json; from kompas.config import settings as s; print(json.dumps([s.MAIL_LEAVES, s.MAILERS['way_out'],"
        " s.SECRET_KEY, s.JOURNAL_KEY, s.PRACTICE_PORT, s.HAND_OVER_KEY, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME,"
        " s.LANGUAGE_COOKIE_NAME, s.MFA_TRUST_COOKIE_NAME, s.MESSAGE_STORAGE, str(s.MEDIA_ROOT),"
        " str(s.DATABASES['work']['NAME']), s.CACHES['default']['BACKEND']]))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=given, capture_output=True, text=True, check=True)
    leaves, way_out, secret, seal, port, key, *names, files, work, cache = json.loads(done.stdout)
    assert (leaves, way_out["BACKEND"]) == (False, "django.core.mail.backends.dummy.EmailBackend")
    assert "of-the-real-house" not in secret + seal
    assert (port, key) == (None, "")
    assert {"sessionid", "csrftoken", "django_language", "mfa_trusted"}.isdisjoint(names)
    assert Path(files).is_relative_to(tmp_path)
    assert names[-1].endswith("SessionStorage")  # a cookie of messages would be the same on every port
    assert Path(work).is_relative_to(tmp_path)
    assert cache.endswith("DatabaseCache")


@pytest.mark.parametrize("value", ["0", "65536", "yes", "-1", "8001x"])
def test_what_is_no_port_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("KOMPAS_PRACTICE", value)
    with pytest.raises(Exception, match="KOMPAS_PRACTICE"):
        environment.port("KOMPAS_PRACTICE")


def test_the_last_night_is_counted_by_the_local_clock() -> None:
    assert last_night(MORNING) == NIGHT
    assert last_night(NIGHT) == NIGHT
    assert last_night(NIGHT - timedelta(seconds=1)) == NIGHT - timedelta(days=1)


def test_it_begins_again_after_a_night_when_asked_and_when_it_was_never_ready(tmp_path: Path) -> None:
    assert is_over(tmp_path, MORNING)
    (tmp_path / BEGUN).write_text("")
    assert is_over(tmp_path, MORNING)
    (tmp_path / BEGUN).write_text(MORNING.isoformat())
    assert not is_over(tmp_path, MORNING + timedelta(hours=10))
    assert is_over(tmp_path, MORNING + timedelta(days=1))
    (tmp_path / BEGIN_AGAIN).touch()
    assert is_over(tmp_path, MORNING)


def test_emptied_it_keeps_keys_and_logs_only(tmp_path: Path) -> None:
    for name in ("keys", "log", "files"):
        (tmp_path / name).mkdir()
    for name in ("kompas.sqlite3", "work.sqlite3", BEGUN, BEGIN_AGAIN):
        (tmp_path / name).touch()
    empty(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"keys", "log"}


def test_by_hand_over_a_real_house_it_does_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KOMPAS_MODE", "production")
    monkeypatch.setenv("KOMPAS_DATA", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["kompas.config.practice", "--port", "8001"])
    (tmp_path / "kompas.sqlite3").touch()
    assert main() == 1
    assert (tmp_path / "kompas.sqlite3").exists()
    assert "KOMPAS_PRACTICE" in capsys.readouterr().err


def test_the_demonstration_goes_without_where_the_port_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert beside(other.getsockname()[1] - 1) == "off"
    assert "no practice area" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only there a database is emptied by its mark")
def test_a_postgresql_without_our_mark_is_left_alone() -> None:
    assert not emptied(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_user")
        cursor.execute("SELECT 1 FROM information_schema.schemata WHERE schema_name = %s", [MARK])
        assert cursor.fetchone() is None
