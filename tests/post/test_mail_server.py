"""By which server mail leaves, and that its password is told to nobody."""

import socketserver
import threading
from collections.abc import Iterator
from typing import Any, cast

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from kompas.errors import LostUpdate, NotAllowed
from kompas.journal.actors import Actor
from kompas.organisation.roles import Role
from kompas.post import way_out
from kompas.post.locking import KeyIsGone, locked, unlocked
from kompas.post.models import MailServer, OutgoingMail, Status
from kompas.post.services import deliver_next, mail_server, queue
from tests.makers import NOON, a_unit, with_role

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()
SERVER: dict[str, Any] = {
    "host": "smtp.nyborg.example",
    "port": 587,
    "security": "starttls",
    "username": "kompas",
    "sender": "kompas@nyborg.example",
}
SECRET = "meget hemmeligt kodeord"


class Postman(socketserver.StreamRequestHandler):
    """Speaks just enough SMTP to take a letter."""

    def handle(self) -> None:
        self.wfile.write(b"220 klar\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 kom\r\n")
                letter = b"".join(iter(self.rfile.readline, b".\r\n"))
                cast("Server", self.server).letters.append(letter)
            self.wfile.write(b"221 farvel\r\n" if word == b"QUIT" else b"250 godt\r\n")
            if word == b"QUIT":
                return


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Postman)
        self.letters: list[bytes] = []


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def tell(**other: Any) -> MailServer:
    told = {**SERVER, "password": SECRET, "opened_on": 0, "by": HOUSE, "at": NOON, **other}
    return mail_server.change(**told)


def test_the_password_stands_nowhere_in_the_database_and_is_read_again_with_the_key() -> None:
    told = tell()

    with connection.cursor() as cursor:
        cursor.execute("SELECT password FROM post_mailserver")
        (kept,) = cursor.fetchone()
    assert SECRET not in kept
    assert unlocked(told.password) == SECRET
    assert locked(SECRET) != locked(SECRET)


def test_with_another_key_it_is_gone_and_the_letter_waits(settings: Settings) -> None:
    tell()
    settings.MAIL_KEY = "en anden nøgle"
    with pytest.raises(KeyIsGone):
        unlocked(MailServer.objects.get().password)

    queue(to="bo@nyborg.example", subject="Emne", text="Tekst", at=NOON)
    assert deliver_next(at=NOON)
    waiting = OutgoingMail.objects.get()
    assert (waiting.status, waiting.last_error) == (Status.QUEUED, "KeyIsGone")


def test_an_empty_password_keeps_the_one_that_stands() -> None:
    tell()
    told = tell(password="", opened_on=1, sender="andre@nyborg.example")

    assert unlocked(told.password) == SECRET


@pytest.mark.parametrize("other", [{"host": "smtp.ond.example"}, {"port": 25}, {"username": "andre"}])
def test_the_kept_password_is_never_given_to_another_server(other: dict[str, Any]) -> None:
    tell()
    with pytest.raises(mail_server.PasswordAnew):
        tell(password="", opened_on=1, **other)


def test_nothing_travels_readable_to_another_machine() -> None:
    with pytest.raises(mail_server.Readable):
        tell(security="none")


def test_only_who_administers_the_whole_house_tells_the_server() -> None:
    below = with_role(Role.ADMINISTRATOR, a_unit("Vej", parent=a_unit()))
    with pytest.raises(NotAllowed):
        tell(by=Actor.person(below.pk))


def test_two_who_tell_it_do_not_overwrite_each_other() -> None:
    tell()
    with pytest.raises(LostUpdate):
        tell()


def test_a_letter_leaves_by_the_server_that_was_told(server: Server) -> None:
    tell(host="127.0.0.1", port=server.server_address[1], security="none", username="", password="")
    queue(to="bo@nyborg.example", subject="Emne", text="Tekst", at=NOON)
    assert deliver_next(at=NOON)

    sent = OutgoingMail.objects.get()
    assert sent.status == Status.SENT
    assert sent.message_id.endswith("@nyborg.example>")
    assert b"From: kompas@nyborg.example" in server.letters[0]
    assert sent.message_id.encode() in server.letters[0]


def test_trying_it_out_tells_what_the_server_says(server: Server) -> None:
    tell(host="127.0.0.1", port=server.server_address[1], security="none", username="", password="")
    way_out.try_out("aase@nyborg.example", subject="Prøve", text="Hej")
    assert len(server.letters) == 1

    tell(host="127.0.0.1", port=1, security="none", username="", password="", opened_on=1)
    with pytest.raises(way_out.NotTaken, match="ConnectionRefusedError"):
        way_out.try_out("aase@nyborg.example", subject="Prøve", text="Hej")


def test_what_the_operator_set_wins(settings: Settings) -> None:
    tell()
    settings.MAIL_LEAVES, settings.DEFAULT_FROM_EMAIL = True, "drift@nyborg.example"
    settings.MAILERS = {**settings.MAILERS, "way_out": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    way_out.send(EmailMessage("Emne", "Tekst", way_out.sender(), ["bo@nyborg.example"]))

    assert mail.outbox[0].from_email == "drift@nyborg.example"


@pytest.mark.parametrize("mode", ["demo", "practice"])
def test_from_a_demonstration_nothing_leaves_whatever_is_told(settings: Settings, mode: str) -> None:
    tell()
    settings.MODE = mode
    queue(to="bo@nyborg.example", subject="Emne", text="Tekst", at=NOON)
    assert deliver_next(at=NOON)

    assert OutgoingMail.objects.get().status == Status.KEPT


@pytest.mark.parametrize(
    "other", [{"pk": 2}, {"host": ""}, {"sender": ""}, {"security": "x"}, {"port": 0}, {"port": 65536}]
)
def test_the_database_holds_one_whole_server(other: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MailServer.objects.create(**{"pk": 1, **SERVER, **other})


@pytest.mark.parametrize("mode", ["demo", "practice"])
def test_not_even_a_trial_letter_leaves_from_there(settings: Settings, server: Server, mode: str) -> None:
    tell(host="127.0.0.1", port=server.server_address[1], security="none", username="", password="")
    settings.MODE = mode
    with pytest.raises(way_out.NotTaken):
        way_out.try_out("aase@nyborg.example", subject="Prøve", text="Hej")
    queue(to="bo@nyborg.example", subject="Emne", text="Tekst", at=NOON)
    deliver_next(at=NOON)

    assert server.letters == []
    assert OutgoingMail.objects.get().status == Status.KEPT
