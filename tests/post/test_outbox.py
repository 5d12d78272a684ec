"""The outbox: sent at least once, kept where there is no server, and secrets gone once they have left."""

from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from pytest_django import Settings

from kompas.post.models import OutgoingMail, Status
from kompas.post.services import ATTEMPTS, LEASE, deliver_next, queue
from tests.makers import NOON

pytestmark = pytest.mark.django_db


def a_mail(**fields: Any) -> OutgoingMail:
    return queue(**{"to": "bo@egevang.example", "subject": "Emne", "text": "Tekst", "at": NOON, **fields})


def deliver_due(*, at: datetime) -> int:
    """All that is due at one instant; how many that were."""
    count = 0
    while deliver_next(at=at):
        count += 1
    return count


@pytest.fixture
def _mail_leaves(settings: Settings) -> None:
    settings.MAIL_LEAVES = True
    settings.MAILERS = {**settings.MAILERS, "way_out": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


def test_without_a_server_mail_is_kept_with_its_text() -> None:
    a_mail(is_secret=True)
    deliver_due(at=NOON)
    kept = OutgoingMail.objects.get()
    assert (kept.status, kept.text) == (Status.KEPT, "Tekst")
    assert mail.outbox == []


@pytest.mark.usefixtures("_mail_leaves")
def test_mail_is_sent_under_its_own_message_id() -> None:
    queued = a_mail()
    deliver_due(at=NOON)
    assert [letter.extra_headers["Message-ID"] for letter in mail.outbox] == [queued.message_id]
    sent = OutgoingMail.objects.get()
    assert (sent.status, sent.sent_at, sent.text) == (Status.SENT, NOON, "Tekst")


@pytest.mark.usefixtures("_mail_leaves")
def test_a_secret_letter_is_sent_whole_and_then_forgotten() -> None:
    a_mail(is_secret=True)
    deliver_due(at=NOON)
    assert mail.outbox[0].body == "Tekst"
    assert OutgoingMail.objects.get().text == ""


@pytest.mark.usefixtures("_mail_leaves")
def test_what_is_not_due_waits() -> None:
    a_mail(send_after=NOON + timedelta(hours=1))
    assert deliver_due(at=NOON) == 0


@pytest.mark.usefixtures("_mail_leaves")
def test_a_server_that_is_down_is_tried_again_and_given_up_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*_words: object, **_more: object) -> int:
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)
    a_mail()
    at = NOON
    for _attempt in range(ATTEMPTS):
        deliver_due(at=at)
        at += timedelta(days=1)
    given_up = OutgoingMail.objects.get()
    assert (given_up.status, given_up.attempts, given_up.last_error) == (
        Status.FAILED,
        ATTEMPTS,
        "SMTPServerDisconnected",
    )


@pytest.mark.usefixtures("_mail_leaves")
def test_a_mail_that_another_worker_sends_is_left_to_it() -> None:
    """Both saw it as due; the other one leased it, sent it and gave the lease back before this one reached for it."""
    a_mail()
    seen_as_due = list(OutgoingMail.objects.due(at=NOON))
    assert deliver_next(at=NOON)
    assert not OutgoingMail.objects.lease(seen_as_due[0].pk, at=NOON, until=NOON + LEASE)
    assert len(mail.outbox) == 1


def test_a_leased_mail_is_due_again_once_the_lease_has_run_out() -> None:
    queued = a_mail()
    assert OutgoingMail.objects.lease(queued.pk, at=NOON, until=NOON + LEASE)
    assert not OutgoingMail.objects.lease(queued.pk, at=NOON, until=NOON + LEASE)
    assert OutgoingMail.objects.lease(queued.pk, at=NOON + LEASE * 2, until=NOON + LEASE * 3)


def test_a_subject_in_two_lines_becomes_one() -> None:
    assert a_mail(subject="Emne\nBcc: alle@egevang.example").subject == "Emne Bcc: alle@egevang.example"


@pytest.mark.parametrize(
    "wrong",
    [{"status": Status.SENT, "sent_at": None}, {"status": Status.QUEUED, "sent_at": NOON}],
    ids=["sent without time", "time without being sent"],
)
def test_the_database_refuses_a_sent_mail_without_time(wrong: dict[str, Any]) -> None:
    queued = a_mail()
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.filter(pk=queued.pk).update(**wrong)


def test_the_database_refuses_a_sent_secret_that_still_has_its_text() -> None:
    queued = a_mail(is_secret=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.filter(pk=queued.pk).update(status=Status.SENT, sent_at=NOON)
