"""The first visit: one code, one browser, once."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.journal.models import Event
from kompas.organisation.models import FirstVisit, RoleGrant, Unit
from kompas.organisation.services import first_visit, founding
from tests.makers import NOON, PASSWORD, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def a_code() -> str:
    code = first_visit.open_anew(at=NOON)
    assert code is not None
    return code


def test_the_code_is_long_and_kept_as_a_digest_only() -> None:
    code = a_code()

    assert len(code.replace("-", "")) == 32  # 160 bits
    kept = FirstVisit.objects.get()
    assert code not in str(vars(kept))
    assert code.replace("-", "") not in str(vars(kept))


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code}\n"])
def test_how_the_code_is_typed_does_not_matter(typed: Any) -> None:
    assert first_visit.held_by(first_visit.enter(code=typed(a_code())))


@pytest.mark.parametrize("wrong", ["", "AAAA", "\ud800", "é" * 400])
def test_a_wrong_code_opens_nothing(wrong: str) -> None:
    code = a_code()
    with pytest.raises(first_visit.WrongCode):
        first_visit.enter(code=wrong)
    with pytest.raises(first_visit.WrongCode):
        first_visit.enter(code=code[:-1] + ("A" if code[-1] != "A" else "B"))


def test_the_code_works_once_and_only_its_browser_goes_on() -> None:
    code = a_code()
    key = first_visit.enter(code=code)

    with pytest.raises(first_visit.TakenAlready):
        first_visit.enter(code=code)
    assert first_visit.held_by(key)
    assert first_visit.held_by("") is None
    assert first_visit.held_by(code) is None
    assert key not in str(vars(FirstVisit.objects.get()))


def test_a_new_start_gives_a_new_code_and_the_old_one_and_its_browser_are_out() -> None:
    old = a_code()
    key = first_visit.enter(code=old)
    new = a_code()

    assert first_visit.held_by(key) is None
    with pytest.raises(first_visit.WrongCode):
        first_visit.enter(code=old)
    assert first_visit.held_by(first_visit.enter(code=new))


def test_after_too_many_wrong_codes_not_even_the_right_one_counts() -> None:
    code = a_code()
    for _time in range(first_visit.MOST_MISSES):
        first_visit.count_miss()

    with pytest.raises(first_visit.TooManyMisses):
        first_visit.enter(code=code)
    assert first_visit.held_by(first_visit.enter(code=a_code()))


def test_once_over_it_is_over_for_good(django_capture_on_commit_callbacks: Any) -> None:
    key = first_visit.enter(code=a_code())
    assert not first_visit.is_over()
    with django_capture_on_commit_callbacks(execute=True):
        assert first_visit.end(at=NOON)

    assert first_visit.is_over()
    assert first_visit.held_by(key) is None
    assert first_visit.open_anew(at=NOON) is None
    with pytest.raises(first_visit.IsOver):
        first_visit.enter(code="")
    assert not first_visit.end(at=NOON)
    assert [event.kind for event in Event.objects.all()] == ["organisation.first_visit_over"]


def test_bringing_back_a_database_from_before_does_not_open_it_again(django_capture_on_commit_callbacks: Any) -> None:
    code = a_code()
    with django_capture_on_commit_callbacks(execute=True):
        first_visit.end(at=NOON)
    FirstVisit.objects.all().delete()

    assert first_visit.open_anew(at=NOON) is None
    with pytest.raises(first_visit.IsOver):
        first_visit.enter(code=code)


def test_a_house_in_which_somebody_works_has_had_its_first_visit() -> None:
    a_user()

    assert first_visit.open_anew(at=NOON) is None
    assert first_visit.is_over()


def test_where_no_code_was_ever_given_out_no_page_leads_there() -> None:
    first_visit.OVER.forget()

    assert first_visit.is_over()
    with pytest.raises(first_visit.IsOver):
        first_visit.enter(code="")


def test_the_steps_count_forward_only() -> None:
    a_code()
    first_visit.pass_step(number=3)
    first_visit.pass_step(number=1)

    assert FirstVisit.objects.get().reached == 3


@pytest.mark.parametrize(
    "row",
    [
        {"pk": 2, "code_digest": "x"},
        {"pk": 1, "code_digest": ""},
        {"pk": 1, "over_at": NOON, "code_digest": "x"},
        {"pk": 1, "over_at": NOON, "key_digest": "x"},
    ],
    ids=["a second", "open without a code", "over with a code", "over with a key"],
)
def test_the_database_holds_it_too(row: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        FirstVisit.objects.create(**row)


def test_the_first_administrator_administers_the_municipality_itself() -> None:
    a_code()
    person = founding.appoint(name="Mette Holm", email="mette@kommune.example", password=PASSWORD, at=NOON)

    assert RoleGrant.objects.get().unit == Unit.objects.get()
    assert FirstVisit.objects.get().administrator == person
    assert person.check_password(PASSWORD)


def test_a_weak_password_leaves_nobody_behind() -> None:
    with pytest.raises(founding.WeakPassword):
        founding.appoint(name="Mette Holm", email="mette@kommune.example", password="Sommer2026!!", at=NOON)

    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_instant_one_gets_the_house() -> None:
    """On SQLite the journey tries it (tests/journeys/test_first_visit.py): tests there share one connection."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory knows no two at the same instant.")
    code = a_code()
    keys: list[str] = []
    refusals: list[DomainError] = []
    together = threading.Barrier(6)

    def use() -> None:
        together.wait()
        try:
            keys.append(first_visit.enter(code=code))
        except DomainError as refusal:
            refusals.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=use) for _one in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(keys) == 1
    assert [type(one) for one in refusals] == [first_visit.TakenAlready] * 5
    assert first_visit.held_by(keys[0])
