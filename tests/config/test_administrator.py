"""The first administrator is made from the command line, since nobody else could let her in."""

import argparse
import io

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from kompas.accounts.models import User
from kompas.config import administrator
from kompas.organisation.models import Unit
from kompas.organisation.permissions import MANAGE
from kompas.organisation.reach import reach_of
from tests.makers import PASSWORD, a_member, a_unit

pytestmark = pytest.mark.django_db
METTE = argparse.Namespace(email="mette@egevang.example", name="Mette Holm")


def typed(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))


def test_in_an_empty_house_the_municipality_becomes_a_unit_and_she_administers_it(
    monkeypatch: pytest.MonkeyPatch, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, PASSWORD)
    assert administrator.run(METTE) == 0
    assert "Mette Holm administers Egevang Kommune" in capsys.readouterr().out
    assert client.login(email=METTE.email, password=PASSWORD)
    mette = User.objects.get(email=METTE.email)
    assert reach_of(mette, on=timezone.localdate()).may(MANAGE, Unit.objects.get().pk)


def test_somebody_who_works_here_already_is_not_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    top = a_unit()
    a_member(top, "Mette Holm", email="Mette@egevang.example")
    typed(monkeypatch, PASSWORD)
    assert administrator.run(METTE) == 0
    assert User.objects.count() == Unit.objects.count() == 1


def test_the_house_goes_on_writing_while_she_types(monkeypatch: pytest.MonkeyPatch) -> None:
    around = len(connection.savepoint_ids)

    class Typing:
        def isatty(self) -> bool:
            return False

        def readline(self) -> str:
            assert len(connection.savepoint_ids) == around  # no transaction of ours holds the database
            return PASSWORD

    monkeypatch.setattr("sys.stdin", Typing())
    assert administrator.run(METTE) == 0


@pytest.mark.parametrize("password", ["", "kort", "password1234"])
def test_a_weak_password_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    typed(monkeypatch, password)
    assert administrator.run(METTE) == 1
    assert not User.objects.exists()
    assert not Unit.objects.exists()
