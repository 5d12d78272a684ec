"""What keeps an installation from production is told, with the remedy."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from kompas.config import weaknesses
from kompas.config.check import refuse_weak_production
from kompas.config.environment import ROOT
from kompas.config.sign_in import Oidc, Saml
from kompas.journal.actors import HOUSE, Actor
from kompas.journal.services import record
from kompas.organisation.roles import Role
from kompas.organisation.services import first_visit
from tests.makers import with_role

STRONG: dict[str, Any] = {
    "MODE": "production",
    "IS_PRODUCTION": True,
    "DEBUG": False,
    "SECRET_KEY": "aX3-kd92Lm_qPz7Rt5vBn8Wc4Yh6Jf1Ge0Us" * 2,
    "JOURNAL_KEY": "Zq8_wErTy7UiOp5AsDf3GhJk1LzXc9VbNm2" * 2,
    "SECOND_FACTOR": "administrators",
    "ALLOWED_HOSTS": ["kompas.nykommune.dk"],
    "BASE_URL": "https://kompas.nykommune.dk",
    "IS_HTTPS": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    "ORGANISATION_NAME": "Ny Kommune",
    "ACCESSIBILITY_ADDRESS": "https://www.was.digst.dk/kompas-nykommune-dk",
    "DEFAULT_FROM_EMAIL": "kompas@nykommune.dk",
    "MAIL_LEAVES": True,
    "MAILERS": {"way_out": {"OPTIONS": {"host": "smtp.nykommune.dk", "use_tls": True}}},
}


@pytest.fixture
def strong(settings: Settings, tmp_path: Path) -> Settings:
    tmp_path.chmod(0o700)
    for name, value in {**STRONG, "DATA": tmp_path}.items():
        setattr(settings, name, value)
    return settings


def told(level: str = "error") -> list[str]:
    return [weakness.text for weakness in weaknesses.of_settings() if weakness.level == level]


def test_a_well_set_installation_has_no_weakness(strong: Settings) -> None:
    assert told("error") == told("warning") == []
    refuse_weak_production()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("IS_PRODUCTION", False, "set KOMPAS_MODE=production"),
        ("DEBUG", True, "DEBUG is on"),
        ("SECRET_KEY", "short", "KOMPAS_SECRET_KEY is too easy"),
        ("SECRET_KEY", "a" * 80, "KOMPAS_SECRET_KEY is too easy"),
        (
            "JOURNAL_KEY",
            "django-insecure-" + "aX3-kd92Lm_qPz7Rt5vBn8Wc4Yh6Jf1Ge0Us" * 2,
            "KOMPAS_JOURNAL_KEY is too easy",
        ),
        ("JOURNAL_KEY", STRONG["SECRET_KEY"], "are the same"),
        ("ALLOWED_HOSTS", ["*"], "lets any host in"),
        ("ALLOWED_HOSTS", [], "names no host"),
        ("ALLOWED_HOSTS", ["127.0.0.1", "localhost"], "names no host"),
        ("ALLOWED_HOSTS", ["andet.dk"], "not among KOMPAS_HOSTS"),
        ("IS_HTTPS", False, "https://"),
        ("SECURE_PROXY_SSL_HEADER", None, "KOMPAS_BEHIND_PROXY"),
        ("ALLAUTH_TRUSTED_PROXY_COUNT", 0, "KOMPAS_PROXIES"),
        ("ORGANISATION_NAME", "Egevang Kommune", "KOMPAS_ORGANISATION"),
        ("DEFAULT_FROM_EMAIL", "Kompas <kompas@egevang.example>", "KOMPAS_MAIL_FROM"),
        ("MAILERS", {"way_out": {"OPTIONS": {"host": "smtp.dk", "use_tls": False}}}, "KOMPAS_SMTP_TLS"),
        ("OIDC", Oidc("https://login.nykommune.dk"), "Half of the municipality's sign-in"),
        ("OIDC", Oidc("http://login.nykommune.dk", "k", "s"), "KOMPAS_OIDC_ISSUER"),
        ("OIDC", Oidc("https://login.nykommune.dk", "k", "s", "email"), "KOMPAS_OIDC_SUBJECT"),
        ("SAML", Saml(subject="x"), "KOMPAS_SAML_METADATA"),
        ("SAML", Saml("e", "http://login.nykommune.dk", "c"), "does not begin with https"),
        ("SAML", Saml("e", "https://login.nykommune.dk", "c", key="k"), "KOMPAS_SAML_CERTIFICATE"),
        ("LOCAL_SIGN_IN", "rescue", "closes nothing without a provider"),
        ("DATA", ROOT / "src", "program's own folder"),
    ],
)
def test_each_weak_setting_is_an_error_with_its_remedy(strong: Settings, name: str, value: object, words: str) -> None:
    setattr(strong, name, value)
    assert [text for text in told() if words in text]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("MAIL_LEAVES", False, "warning: KOMPAS_SMTP_HOST"),
        ("ACCESSIBILITY_ADDRESS", "", "warning: KOMPAS_ACCESSIBILITY"),
        ("ORGANISATION_NAME", "", "error: KOMPAS_ORGANISATION"),
    ],
)
def test_what_nobody_has_told_of_the_house_is_told(strong: Settings, name: str, value: object, words: str) -> None:
    assert list(weaknesses.of_house()) == []
    setattr(strong, name, value)
    (found,) = weaknesses.of_house()
    assert (found.level, words.split(": ")[1] in found.text) == (words.split(": ", maxsplit=1)[0], True)
    assert told() == []


@pytest.mark.django_db
def test_a_house_that_waits_for_its_first_visit_is_warned(strong: Settings) -> None:
    first_visit.open_anew(at=timezone.now())
    assert [weakness.level for weakness in weaknesses.of_house()] == ["warning"]


def test_a_data_folder_that_others_can_read_is_an_error(strong: Settings, tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    assert any("chmod" in text for text in told())


def test_a_production_process_with_a_weak_setting_ends_with_every_reason(
    strong: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    strong.ALLOWED_HOSTS, strong.SECRET_KEY = ["*"], "short"
    with pytest.raises(SystemExit) as ended:
        refuse_weak_production()
    assert ended.value.code == 1
    assert "KOMPAS_HOSTS" in (reasons := capsys.readouterr().err)
    assert "KOMPAS_SECRET_KEY" in reasons


@pytest.mark.django_db
def test_a_database_in_shape_is_no_error_but_settings_that_lose_what_was_saved_are(settings: Settings) -> None:
    errors = [weakness.text for weakness in weaknesses.of_database() if weakness.level == "error"]
    if connection.vendor == "sqlite":
        assert errors == []
    else:  # the tests' own cluster trades safety for speed
        assert {text.split()[1] for text in errors} == {"fsync", "full_page_writes", "synchronous_commit"}


@pytest.mark.django_db
def test_a_silent_worker_is_a_warning() -> None:
    assert [weakness.level for weakness in weaknesses.of_worker()] == ["warning"]


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "warnings"), [(None, 1), (3, 1), (1, 0)])
def test_a_house_without_a_fresh_backup_is_warned(days: int | None, warnings: int) -> None:
    if days is not None:
        record(
            "journal.backed_up",
            HOUSE,
            by=Actor.house(),
            at=timezone.now() - timedelta(days=days),
            megabytes=1.5,
            seconds=2,
            lost_files=0,
        )
    found = list(weaknesses.of_backups())
    assert [weakness.level for weakness in found] == ["warning"] * warnings
    assert all("./kompas backup DIR" in weakness.text for weakness in found)


def test_a_password_alone_for_administrators_is_told(strong: Settings) -> None:
    strong.SECOND_FACTOR = "optional"
    assert "KOMPAS_SECOND_FACTOR" in " ".join(told("warning"))


def test_oidc_and_saml_at_once_are_told(strong: Settings) -> None:
    strong.OIDC = Oidc("https://login.nykommune.dk", "k", "s")
    strong.SAML = Saml("e", "https://login.nykommune.dk", "c")
    assert "both set" in " ".join(told())


@pytest.mark.django_db
def test_nobody_to_come_in_on_the_day_when_the_provider_is_down_is_told(strong: Settings) -> None:
    strong.LOCAL_SIGN_IN = "rescue"
    boss = with_role(Role.ADMINISTRATOR)
    assert "nobody comes in" not in " ".join(weakness.text for weakness in weaknesses.of_database())
    boss.set_unusable_password()
    boss.save()
    assert "nobody comes in" in " ".join(weakness.text for weakness in weaknesses.of_database())
