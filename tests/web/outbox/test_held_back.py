"""Mail held back after a restore: sent or not by an administrator's decision, once."""

import pytest
from django.test import Client

from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.post import holding
from kompas.post.models import OutgoingMail, Status
from kompas.post.services import deliver_next, queue
from tests.makers import NOON, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client: Client) -> Client:
    client.force_login(with_role(Role.ADMINISTRATOR))
    return client


def a_held_mail(to: str = "bo@egevang.example", *, is_secret: bool = False) -> OutgoingMail:
    mail = queue(to=to, subject="Velkommen", text="Kære Bo", at=NOON, is_secret=is_secret)
    holding.hold_all()
    mail.refresh_from_db()
    return mail


def test_what_is_held_back_is_not_delivered() -> None:
    a_held_mail()
    assert not deliver_next(at=NOON)


def test_an_administrator_sends_one_under_its_old_message_id(keeper: Client) -> None:
    mail, other = a_held_mail(), a_held_mail("anne@egevang.example")
    html = keeper.get(f"/udbakke/{mail.token}/").content.decode()
    assert "Send den" in html
    page = keeper.post(f"/udbakke/{mail.token}/send/", follow=True)
    assert "på vej" in page.content.decode()
    assert dict(OutgoingMail.objects.values_list("message_id", "status")) == {
        mail.message_id: Status.QUEUED,
        other.message_id: Status.HELD,
    }
    assert Event.objects.get(kind="post.released").subject_id == mail.pk


def test_what_is_not_sent_stays_and_keeps_no_secret(keeper: Client) -> None:
    mail = a_held_mail(is_secret=True)
    keeper.post(f"/udbakke/{mail.token}/behold/")
    mail.refresh_from_db()
    assert (mail.status, mail.text) == (Status.KEPT, "")
    assert not deliver_next(at=NOON)


def test_all_are_sent_or_kept_at_once_and_the_outbox_says_how_many(keeper: Client) -> None:
    for number in range(3):
        a_held_mail(f"person{number}@egevang.example")
    assert "3 mails er holdt tilbage" in keeper.get("/udbakke/").content.decode()
    assert "3 mails er på vej" in keeper.post("/udbakke/tilbageholdte/send/", follow=True).content.decode()
    assert OutgoingMail.objects.filter(status=Status.QUEUED).count() == 3
    holding.hold_all()
    assert "3 mails bliver ikke sendt" in keeper.post("/udbakke/tilbageholdte/behold/", follow=True).content.decode()
    assert Event.objects.filter(kind="post.put_by").count() == 3


def test_what_somebody_has_decided_is_not_decided_again(keeper: Client) -> None:
    mail = a_held_mail()
    keeper.post(f"/udbakke/{mail.token}/behold/")
    page = keeper.post(f"/udbakke/{mail.token}/send/", follow=True)
    assert "allerede taget stilling" in page.content.decode()
    mail.refresh_from_db()
    assert mail.status == Status.KEPT


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_decides(client: Client, role: Role) -> None:
    mail = a_held_mail()
    client.force_login(with_role(role))
    for address in (f"{mail.token}/send/", f"{mail.token}/behold/", "tilbageholdte/send/", "tilbageholdte/behold/"):
        assert client.post(f"/udbakke/{address}").status_code == 403
    mail.refresh_from_db()
    assert mail.status == Status.HELD
