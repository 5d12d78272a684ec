"""Long lists: every row on exactly one page, both ways, whatever stands in the address."""

import base64
import json
from datetime import datetime, timedelta

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as some

from kompas.post.models import NEWEST_FIRST, OutgoingMail
from kompas.post.services import queue
from kompas.web.shared.paging import Page, page_of
from tests.makers import NOON

pytestmark = pytest.mark.django_db


def written(at: datetime) -> OutgoingMail:
    return queue(to="bo@egevang.example", subject="Emne", text="Tekst", at=at)


def shown(mark: str = "", *, at: str = "efter", size: int = 2) -> Page[OutgoingMail]:
    request = RequestFactory().get("/", {at: mark} if mark else {})
    return page_of(OutgoingMail.objects.all(), request, order=NEWEST_FIRST, size=size)


def address(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_the_newest_stands_first_though_it_was_stored_before_others() -> None:
    """An invitation that waited in a long transaction has a later key than a mail written after it."""
    newest, oldest, middle = written(NOON), written(NOON - timedelta(days=2)), written(NOON - timedelta(microseconds=1))
    assert [mail.pk for mail in shown(size=3).rows] == [newest.pk, middle.pk, oldest.pk]


def test_every_row_stands_on_one_page_onwards_and_back() -> None:
    mails = [written(NOON - timedelta(microseconds=number // 3)) for number in range(7)]  # three at each instant
    in_order = [mail.pk for mail in sorted(mails, key=lambda mail: (mail.queued_at, mail.pk), reverse=True)]
    pages = [shown()]
    while pages[-1].after:
        pages.append(shown(pages[-1].after))
    assert [mail.pk for page in pages for mail in page.rows] == in_order
    back = [pages[-1]]
    while back[0].before:
        back.insert(0, shown(back[0].before, at="foer"))
    assert sorted(mail.pk for page in back for mail in page.rows) == sorted(in_order)


MADE_UP = ["x", 1, None, True, 1.5, {}, [], [1], ["2026-11-25"], ["2026-11-25 12:00", 1], ["i går", 1], [1, 1]]


@pytest.mark.parametrize("at", ["efter", "foer"])
@pytest.mark.parametrize(
    "made_up", [*MADE_UP, [NOON.isoformat(), "x"], [NOON.isoformat(), None], [NOON.isoformat(), 1, 1]], ids=str
)
def test_a_place_that_somebody_made_up_shows_the_first_page(made_up: object, at: str) -> None:
    mail = written(NOON)
    assert [each.pk for each in shown(address(made_up), at=at).rows] == [mail.pk]


@pytest.mark.parametrize("mark", ["%", "æ", "A", "////", "eyJ", "\0"])
def test_an_address_that_is_no_mark_shows_the_first_page(mark: str) -> None:
    mail = written(NOON)
    assert [each.pk for each in shown(mark).rows] == [mail.pk]


def test_a_mark_nested_beyond_all_measure_shows_the_first_page() -> None:
    mail = written(NOON)
    mark = base64.urlsafe_b64encode(b"[" * 100_000).decode().rstrip("=")
    assert [each.pk for each in shown(mark).rows] == [mail.pk]


@given(some.lists(some.text(some.characters(exclude_categories=[])) | some.integers(), min_size=2, max_size=2))
def test_no_address_breaks_a_list_of_names(key: list[object]) -> None:
    from kompas.accounts.models import User

    request = RequestFactory().get("/", {"efter": address(key)})
    page_of(User.objects.all(), request, order=("sort_key", "pk"))
