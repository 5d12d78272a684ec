"""kill -9 of the worker before the mail server has said yes: the mail goes again, under the same Message-ID."""

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.kills.installation import Installation, free_port

MAILS = 12
HELD = 5  # the mail at which the worker dies
OURS = "modtager"  # Kompas itself writes to others meanwhile
QUEUE = f"""
from django.utils import timezone
from kompas.post.services import queue
for number in range({MAILS}):
    queue(to=f"{OURS}{{number}}@egevang.example", subject=f"Svar {{number}}", text="Tak.", at=timezone.now())
"""
DELIVER_WHEN_THE_LEASE_HAS_RUN_OUT = """
from django.utils import timezone
from kompas.post.services import LEASE, deliver_next
while deliver_next(at=timezone.now() + 2 * LEASE):
    pass
"""
LOOK = f"""
import json
from kompas.post.models import OutgoingMail
print(json.dumps(dict(OutgoingMail.objects.filter(to__startswith="{OURS}").values_list("message_id", "status"))))
"""


class MailServer:
    """Keeps what it is given of ours, and holds its answer to one of them."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.holds, self.may_go_on = threading.Event(), threading.Event()
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        to = envelope.rcpt_tos[0]
        if to.startswith(OURS):
            self.taken.append((to, message_from_bytes(envelope.content)["Message-ID"]))
            if len(self.taken) == HELD:
                self.holds.set()
                await asyncio.get_running_loop().run_in_executor(None, self.may_go_on.wait, 60)
        return "250 OK"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    server.controller.start()
    yield server
    server.may_go_on.set()
    server.controller.stop()


def test_a_mail_leased_by_a_killed_worker_is_sent_again_under_the_same_message_id(
    installation: Installation, mail_server: MailServer
) -> None:
    port = str(mail_server.controller.port)
    host = {"KOMPAS_SMTP_HOST": "127.0.0.1", "KOMPAS_SMTP_PORT": port, "KOMPAS_SMTP_TLS": "false"}
    installation.settings = {**host, "KOMPAS_MODE": "start"}  # from a demonstration no mail ever leaves
    installation.run(QUEUE)

    installation.start_worker()
    assert mail_server.holds.wait(60), installation.log("worker")
    installation.kill("worker")
    mail_server.may_go_on.set()
    between = json.loads(installation.run(LOOK))
    installation.run(DELIVER_WHEN_THE_LEASE_HAS_RUN_OUT)

    after = json.loads(installation.run(LOOK))
    told = Counter(mail_server.taken)
    assert Counter(between.values()) == {"sent": HELD - 1, "queued": MAILS - HELD + 1}
    assert set(after.values()) == {"sent"}
    assert len(told) == MAILS  # one Message-ID for each recipient, however often it was sent
    assert {message_id for _to, message_id in told} == set(after)
    assert sorted(told.values()) == [1] * (MAILS - 1) + [2]
