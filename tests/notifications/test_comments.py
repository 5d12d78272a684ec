"""Letters around comments: to who is asked, to who asked, and a reminder the day before."""

from datetime import timedelta
from typing import Any

import pytest

from kompas.accounts.models import User
from kompas.journal.following import run_readers
from kompas.notifications.tasks import remind
from kompas.post.models import OutgoingMail
from kompas.strategy import services
from kompas.strategy.models import CommentRequest, Revision
from tests.makers import NOON, TODAY, a_user
from tests.strategy.makers import a_full_draft, adopted

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def _ask(draft: Revision, person: User, due_in: int = 7) -> CommentRequest:
    by: dict[str, Any] = {"by": draft.created_by, "at": NOON}
    [request] = services.ask_for_comment(revision=draft, people=[person], due_on=TODAY + timedelta(days=due_in), **by)
    return request


def _read() -> None:
    run_readers(["notifications.comment_asked", "notifications.commented"])


def _letters(person: User) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(to=person.email).order_by("pk"))


def test_who_is_asked_gets_one_letter_with_the_way_to_the_draft() -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    _ask(draft, anne)

    _read()
    _read()

    [letter] = _letters(anne)
    assert draft.title in letter.subject
    assert f"/strategier/{draft.strategy.slug}/kladde/kommentar/" in letter.text
    assert "9. marts 2026" in letter.text


def test_no_letter_goes_for_what_was_taken_back_or_deleted_meanwhile() -> None:
    draft, gone, anne, bo = a_full_draft(), a_full_draft(), a_user("Anne"), a_user("Bo")
    request = _ask(draft, anne)
    services.withdraw_comment(request=request, by=draft.created_by, at=NOON)
    _ask(gone, bo)
    services.delete_draft(revision=gone, opened_on=gone.version, by=gone.created_by, at=NOON)

    _read()

    assert not OutgoingMail.objects.exists()


def test_who_asked_is_told_of_the_answer_but_not_by_letter_what_it_says() -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    request = _ask(draft, anne)
    services.answer_comment(request=request, comment="Fortroligt: det går ikke", by=anne, at=NOON)

    _read()

    [letter] = _letters(draft.created_by)
    assert "Anne" in letter.subject
    assert "Fortroligt" not in letter.text


@pytest.mark.parametrize("left", ["who was asked", "who asked"])
def test_no_letter_goes_to_who_has_left_meanwhile(left: str) -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    request = _ask(draft, anne)
    if left == "who asked":
        services.answer_comment(request=request, comment="Fint", by=anne, at=NOON)
    gone = draft.created_by if left == "who asked" else anne
    User.objects.filter(pk=gone.pk).update(is_active=False)

    _read()

    assert _letters(gone) == []


def test_who_asked_herself_gets_no_letter_of_her_own_answer() -> None:
    draft = a_full_draft()
    request = _ask(draft, draft.created_by)
    services.answer_comment(request=request, comment="Til mig selv", by=draft.created_by, at=NOON)

    _read()

    assert not OutgoingMail.objects.filter(subject__contains="kommenteret").exists()


def test_two_workers_who_remind_at_once_send_one_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    request = _ask(draft, anne)
    seen = CommentRequest.objects.select_related("person", "revision__strategy").filter(pk=request.pk)
    monkeypatch.setattr(CommentRequest.objects, "to_remind", lambda on: seen.all(), raising=False)  # both saw it as due

    assert [remind(at=NOON + 6 * DAY), remind(at=NOON + 6 * DAY)] == [1, 0]
    assert len(_letters(anne)) == 1


def test_one_reminder_goes_the_day_before() -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    _ask(draft, anne)

    assert remind(at=NOON + 5 * DAY) == 0
    assert remind(at=NOON + 6 * DAY) == 1
    assert remind(at=NOON + 6 * DAY) == 0
    assert remind(at=NOON + 9 * DAY) == 0
    [letter] = _letters(anne)
    assert "/kladde/kommentar/" in letter.text


def test_who_was_asked_today_is_not_reminded_today() -> None:
    _ask(a_full_draft(), a_user("Anne"), due_in=1)

    assert remind(at=NOON + timedelta(hours=2)) == 0
    assert remind(at=NOON + DAY) == 1


@pytest.mark.parametrize("ending", ["answered", "withdrawn", "adopted", "left"])
def test_nobody_is_reminded_of_what_she_does_not_owe(ending: str) -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    request = _ask(draft, anne)
    if ending == "answered":
        services.answer_comment(request=request, comment="Fint", by=anne, at=NOON)
    elif ending == "withdrawn":
        services.withdraw_comment(request=request, by=draft.created_by, at=NOON)
    elif ending == "adopted":
        services.withdraw_comment(request=request, by=draft.created_by, at=NOON)
        adopted(draft)
    else:
        User.objects.filter(pk=anne.pk).update(is_active=False)

    assert remind(at=NOON + 6 * DAY) == 0
