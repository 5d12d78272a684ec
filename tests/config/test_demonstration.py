"""The demonstration is whole, can be loaded once, and gives every role somebody who can sign in."""

import stat
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from kompas.accounts.models import User
from kompas.config.demonstration import loading, sign_ins, welcome
from kompas.journal.models import Event
from kompas.organisation.models import Unit
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.strategy.models import CommentRequest, CommitmentText, DocumentImport, FocusAreaText, Revision, Strategy
from tests.makers import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    loading.load_once(tmp_path)
    return tmp_path


def test_it_holds_a_department_with_six_sections_and_a_strategy_in_force(folder: Path) -> None:
    department = Unit.objects.get(code="teknik-og-erhverv")
    assert department.children.count() == 6
    assert 55 <= User.objects.count() <= 65
    (strategy,) = Strategy.objects.adopted().published()
    assert DocumentImport.objects.open().count() == 1
    (revision,) = Revision.objects.adopted().filter(strategy=strategy)
    assert FocusAreaText.objects.filter(revision=revision).count() == 4
    assert 18 <= CommitmentText.objects.filter(revision=revision).count() <= 22
    assert Event.objects.count() > 300


def test_one_person_of_each_role_signs_in_holds_it_and_owes_a_comment(folder: Path, client: Client) -> None:
    found = sign_ins.kept(folder)
    assert [each.role for each in found] == list(sign_ins.NAMES)
    assert set(sign_ins.NAMES) == set(Role)
    for each in found:
        person = User.objects.get(email=each.email)
        assert client.login(email=each.email, password=each.password), each.role
        assert each.role in reach_of(person, on=timezone.localdate()).roles
        assert CommentRequest.objects.awaiting(person).exists(), each.name
    text = welcome.text(folder)
    assert "/udbakke/" in text
    assert all(each.email in text and each.password in text for each in found)


def test_loading_again_changes_nothing(folder: Path) -> None:
    before = (User.objects.count(), sign_ins.kept(folder))
    loading.load_once(folder)
    assert (User.objects.count(), sign_ins.kept(folder)) == before


def test_the_passwords_are_random_and_readable_by_their_owner_only(tmp_path: Path) -> None:
    staff = {name: a_user(name) for name in sign_ins.NAMES.values()}
    here, there = tmp_path / "here", tmp_path / "there"
    for each in (here, there):
        each.mkdir()
        sign_ins.make(each, staff)
    assert stat.S_IMODE((here / sign_ins.FILE).stat().st_mode) == 0o600
    assert {each.password for each in sign_ins.kept(here)}.isdisjoint(each.password for each in sign_ins.kept(there))


def test_without_the_kept_sign_ins_the_welcome_tells_the_remedy(tmp_path: Path) -> None:
    assert "--fresh" in welcome.text(tmp_path)
