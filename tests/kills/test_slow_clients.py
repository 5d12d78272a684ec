"""Clients that send their form slowly, on purpose or over a bad line, do not stop the house for everybody else."""

import socket
import time
import urllib.request

from tests.kills.installation import Installation

SLOW_ONES = 12  # a handful of people uploading over a bad line, and then some
UNFINISHED = (
    "POST /konto/log-ind/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrftoken={token}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nlogin="
)


def test_a_dozen_unfinished_forms_leave_the_house_open(installation: Installation) -> None:
    installation.start_web()
    host, port = installation.address.removeprefix("http://").rstrip("/").split(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(SLOW_ONES)]
    try:
        for client in slow:
            client.sendall(UNFINISHED.format(token="A" * 32).encode())
        begun = time.monotonic()
        with urllib.request.urlopen(f"{installation.address}/sundhed/", timeout=5) as answer:  # noqa: S310 - loopback
            assert answer.status == 200
        assert time.monotonic() - begun < 5
    finally:
        for client in slow:
            client.close()
