"""A real installation in a folder of its own: granian, the worker, SQLite with its disk, and a browser's manners."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path

from lxml import html

from kompas.config.environment import ROOT
from kompas.config.lifeline import PARENT

STARTS_WITHIN_SECONDS = 60.0
READY = "Ready after"


class Killed(Exception):
    """The server went away before it answered."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Installation:
    folder: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("KOMPAS_", "DJANGO_"))}
        own = {"KOMPAS_DATA": str(self.folder), "KOMPAS_BASE_URL": self.address, PARENT: str(os.getpid())}
        own |= {"KOMPAS_PRACTICE": "off"}  # a second house is started only where it is what is tested
        return {**ours, **own, "DJANGO_SETTINGS_MODULE": "kompas.config.settings", **self.settings}

    def prepare(self) -> None:
        """Start the demonstration as a person does, and end it when it is ready: now its data stand."""
        demo = subprocess.Popen(
            [sys.executable, "-m", "kompas.cli", "demo", "--port", str(self.port)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert demo.stderr is not None
        told = []
        for line in demo.stderr:
            told.append(line)
            if READY in line:
                break
        demo.send_signal(signal.SIGTERM)
        demo.communicate(timeout=30)
        assert demo.returncode == 0, "".join(told)

    def start_web(self) -> None:
        self._start("web", "--port", str(self.port))
        until = time.monotonic() + STARTS_WITHIN_SECONDS
        while time.monotonic() < until:
            try:
                Visitor(self).get("/sundhed/")
            except Killed:
                assert self.running["web"].poll() is None, self.log("web")
                time.sleep(0.02)  # a new process cannot tell when it listens
            else:
                return
        raise AssertionError(self.log("web"))

    def start_worker(self) -> None:
        self._start("worker")

    def kill(self, name: str, *, whole_group: bool = True) -> None:
        """kill -9, of the process and its children at one blow, or of the process alone."""
        process = self.running.pop(name)
        if whole_group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()

    def kill_all(self) -> None:
        for name in list(self.running):
            self.kill(name)

    def run(self, code: str) -> str:
        """What `code` prints, run inside Kompas in a process of its own."""
        return self._call([sys.executable, "-c", f"import django; django.setup()\n{code}"])

    def verify(self) -> str:
        """What `kompas verify` says; it fails when a link does not hold."""
        return self._call([sys.executable, "-m", "kompas.cli", "verify"])

    def sign_in(self, role: str) -> dict[str, str]:
        found: dict[str, dict[str, str]] = json.loads((self.folder / "sign-ins.json").read_text())
        return found[role]

    def log(self, name: str) -> str:
        return (self.folder / "log" / f"{name}-test.log").read_text()[-3000:]

    def _start(self, name: str, *options: str) -> None:
        with (self.folder / "log" / f"{name}-test.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", f"kompas.config.{name}", *options],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                process_group=0,
            )

    def _call(self, words: list[str]) -> str:
        done = subprocess.run(words, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


class Visitor:
    """Opens pages and sends their forms, as a browser without JavaScript does."""

    def __init__(self, installation: Installation) -> None:
        self.address = installation.address
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def sign_in(self, email: str, password: str) -> None:
        arrived, _page = self.send("/konto/log-ind/", "login", login=email, password=password)
        assert arrived == "/min-dag/", arrived

    def get(self, path: str) -> "tuple[str, html.HtmlElement]":
        return self._open(urllib.request.Request(self.address + path))  # noqa: S310 - loopback

    def send(self, path: str, with_field: str, **values: str) -> "tuple[str, html.HtmlElement]":
        """Fill in the form on the page that has that field, and send it; where we arrived, and the page there."""
        _path, page = self.get(path)
        form = next(form for form in page.forms if with_field in form.fields)
        for name, value in values.items():
            form.fields[name] = value
        body = urllib.parse.urlencode(form.form_values()).encode()
        return self._open(urllib.request.Request(self.address + (form.action or path), body))  # noqa: S310 - loopback

    def press(self, path: str, name: str, value: str) -> "tuple[str, html.HtmlElement]":
        """Press the button of that name and value on the page; where we arrived, and the page there."""
        _path, page = self.get(path)
        (button,) = page.xpath(f"//button[@name='{name}' and @value='{value}']")
        form = next(button.iterancestors("form"))
        body = urllib.parse.urlencode([*form.form_values(), (name, value)]).encode()
        return self._open(urllib.request.Request(self.address + form.action, body))  # noqa: S310 - loopback

    def _open(self, request: urllib.request.Request) -> "tuple[str, html.HtmlElement]":
        try:
            with self.opener.open(request, timeout=20) as response:
                return urllib.parse.urlsplit(response.url).path, html.fromstring(response.read())
        except urllib.error.HTTPError:
            raise
        except (OSError, HTTPException) as gone:
            raise Killed(str(gone)) from gone
