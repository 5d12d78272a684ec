"""Mails delivered from the outbox to a mail server on loopback, against handing them over without an outbox.

`size` is the number of mails. The outbox leases, sends and marks each; without it they go over one connection each too.
"""

import smtplib
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from bench._database import on_disk

SIZE = 300
AT = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)


class _Taken:
    """A mail server that says yes."""

    def __init__(self) -> None:
        self.count = 0

    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.count += 1
        return "250 OK"


def run(size: int | None = None) -> dict[str, float]:
    """Milliseconds for each mail, and what the outbox costs against bare sending."""
    from aiosmtpd.controller import Controller

    server, count = _Taken(), size or SIZE
    controller = Controller(server, hostname="127.0.0.1", port=_free_port())
    controller.start()
    try:
        bare = _bare(count, controller.port)
        with on_disk():
            queued, delivered = _through_the_outbox(count, controller.port)
    finally:
        controller.stop()
    assert server.count == 2 * count
    return {
        "mails": count,
        "bare sending, ms": round(bare / count * 1000, 2),
        "queued, ms": round(queued / count * 1000, 2),
        "delivered, ms": round(delivered / count * 1000, 2),
        "mails a minute": round(count / delivered * 60),
        "delivering against bare sending": round(delivered / bare, 2),
    }


def _through_the_outbox(count: int, port: int) -> tuple[float, float]:
    from django.conf import settings

    from kompas.post.services import deliver_next, queue

    settings.MAIL_LEAVES = True
    settings.MAILERS["way_out"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": port, "use_tls": False, "timeout": 20},
    }
    begun = time.perf_counter()
    for number in range(count):
        queue(to=f"modtager{number}@egevang.example", subject="Svar", text="Tak for dit brev.", at=AT)
    queued = time.perf_counter() - begun
    for _mail in range(count):
        assert deliver_next(at=AT)
    assert not deliver_next(at=AT)
    return queued, time.perf_counter() - begun - queued


def _bare(count: int, port: int) -> float:
    begun = time.perf_counter()
    for number in range(count):
        message = EmailMessage()
        message["From"], message["To"] = "kompas@egevang.example", f"modtager{number}@egevang.example"
        message["Subject"] = "Svar"
        message.set_content("Tak for dit brev.")
        with smtplib.SMTP("127.0.0.1", port) as connection:
            connection.send_message(message)
    return time.perf_counter() - begun


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
