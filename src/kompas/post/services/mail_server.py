"""Telling by which server mail leaves the house."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.errors import DomainError, LostUpdate, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.services.municipality import NEW, require_house
from kompas.post.locking import locked
from kompas.post.models import MailServer, Security
from kompas.post.way_out import SERVER

THE_ONE = 1
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Readable(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Without encryption letters and password travel readable. Choose STARTTLS or TLS."))


class PasswordAnew(DomainError):
    def __init__(self) -> None:
        super().__init__(
            _("Another server or user needs its password written anew: the one kept here is given to nobody else.")
        )


class Server(TypedDict):
    """Where mail is handed over, and whom it is from."""

    host: str
    port: int
    security: str
    username: str
    sender: str


@transaction.atomic
def change(*, password: str, opened_on: int, by: Actor, at: datetime, **server: Unpack[Server]) -> MailServer:
    """Tell it, or tell it anew; an empty password keeps the one that stands, with the same server and user.

    The password is kept locked, and never shown again.

    Raises:
        NotAllowed: `by` is a person who does not administer the whole house.
        LostUpdate: somebody changed it since version `opened_on` was shown; `NEW` where none stood.
        Readable: it would travel unencrypted to another machine.
        PasswordAnew: the kept password would be sent to another server, or with another user.
    """
    require_house(by=by, at=at)
    if server["security"] == Security.NONE and server["host"] not in LOOPBACK:
        raise Readable
    told = MailServer.objects.select_for_update(of=("self",)).first()
    if told is None:
        told, is_new = MailServer.objects.get_or_create(pk=THE_ONE, defaults={**server, "version": NEW})
        if not is_new:
            raise LostUpdate(opened_on=opened_on, current=told.version)
    check_version(told, opened_on)
    if told.password and not password and (told.host, told.port, told.username) != _whom(server):
        raise PasswordAnew
    for name, words in server.items():
        setattr(told, name, words)
    told.password = locked(password) if password else told.password
    told.version += 1
    told.save(update_fields=[*server, "password", "version"])
    record("post.mail_server_changed", told, by=by, at=at)
    SERVER.forget()
    return told


def _whom(server: Server) -> tuple[str, int, str]:
    return server["host"], server["port"], server["username"]
