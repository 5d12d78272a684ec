"""By which server mail leaves the house, and under whose name: what the operator set wins over what the house told."""

from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.translation import gettext_lazy as _

from kompas.errors import DomainError
from kompas.organisation.standing import Standing
from kompas.post.locking import KeyIsGone, unlocked
from kompas.post.models import MailServer, Security

TIMEOUT_SECONDS = 20
SHUT = frozenset({"demo", "practice"})  # nothing leaves from there, whatever has been told


def _read() -> MailServer | None:
    return MailServer.objects.first()


SERVER: Standing[MailServer | None] = Standing(_read, blank=None)


class NotTaken(DomainError):
    """The mail server did not take the letter."""

    def __init__(self, error: Exception) -> None:
        super().__init__(
            _("The mail server did not take the letter (%(error)s). Look at server, port, encryption and password.")
            % {"error": type(error).__name__}
        )


def is_set_outside() -> bool:
    """Whether the operator set the server, so that nothing told in the house counts."""
    return bool(settings.MAIL_LEAVES)


def leaves() -> bool:
    """Whether mail leaves the house."""
    return is_set_outside() or (settings.MODE not in SHUT and SERVER.now() is not None)


def sender() -> str:
    """Whom mail is from."""
    told = None if is_set_outside() else SERVER.now()
    if told is not None:
        return told.sender
    return settings.DEFAULT_FROM_EMAIL or f"kompas@{urlsplit(settings.BASE_URL).hostname or 'localhost'}"


def send(letter: EmailMessage) -> None:
    """Hand the letter to the server. Raises SMTPException, OSError or KeyIsGone where that fails."""
    if settings.MODE in SHUT:  # asked here too: whoever calls it has not always asked
        raise ConnectionRefusedError(settings.MODE)
    told = None if is_set_outside() else SERVER.now()
    if told is None:
        letter.send(using="way_out")
    else:
        backend_of(told).send_messages([letter])


def try_out(to: str, *, subject: str, text: str) -> None:
    """Send a letter at once, past the outbox, so that who set the server hears what it says. Raises NotTaken."""
    try:
        send(EmailMessage(subject, text, sender(), [to]))
    except (SMTPException, OSError, KeyIsGone) as error:
        raise NotTaken(error) from error


def backend_of(server: MailServer) -> EmailBackend:
    return EmailBackend(
        alias="house",
        host=server.host,
        port=server.port,
        username=server.username,
        password=unlocked(server.password) if server.password else "",
        use_tls=server.security == Security.STARTTLS,
        use_ssl=server.security == Security.TLS,
        timeout=TIMEOUT_SECONDS,
    )
