#!/usr/bin/env python3
"""Rehearses these pages: an empty Debian under its own systemd, on which every block marked `sh run` is carried out.

    sudo python3 docs/drift/rehearse.py /var/tmp/kompas-debian

Needs debootstrap and systemd-container (apt-get install), a network, and about two gigabytes. The pages' own order is
that of PAGES. What is committed is rehearsed: it comes in as a release, and once more, with a higher number, to upgrade
to. The machine is stopped at the end and stays in its folder; remove that to begin with an empty one.
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = ("install.md", "proxy.md", "backup.md", "upgrade.md", "monitor.md")
BLOCK = re.compile(r"^```sh run\n(.*?)^```$", re.MULTILINE | re.DOTALL)
VERSION = re.compile(rb'^VERSION = "(.+)"$', re.MULTILINE)
UPGRADED = "99.0"  # the number under which the same code comes in again
BUNDLE = "etc/ssl/certs/ca-certificates.crt"
CERTIFICATES = ("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS")  # see install.md, step 1
READY_WITHIN_SECONDS = 60


def main(folder: Path) -> int:
    if not (folder / "usr").exists():
        run("debootstrap", "--variant=minbase", "trixie", str(folder), "http://deb.debian.org/debian")
    if not (folder / "usr" / "bin" / "systemctl").exists():
        run("chroot", str(folder), "apt-get", "install", "-y", "--no-install-recommends", "systemd-sysv", "dbus")
    shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")
    for number in (None, UPGRADED):
        bring_release(folder / "root", number)
    words = ["systemd-nspawn", "-D", str(folder), "--boot", "--register=no", "--keep-unit", "--console=read-only"]
    with Path("/var/tmp/kompas-rehearsal.log").open("wb") as log:  # noqa: S108 - the machine's console
        machine = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        inside = entrance(machine.pid)
        for page in PAGES:
            for number, block in enumerate(BLOCK.findall((HERE / page).read_text()), start=1):
                print(f"== {page}, block {number}\n{block}", flush=True)
                trust_what_this_machine_trusts(folder)
                done = subprocess.run([*inside, "bash", "-euo", "pipefail", "-c", block])
                if done.returncode:
                    print(f"{page}, block {number}: exit code {done.returncode}", file=sys.stderr)
                    return 1
    finally:
        machine.terminate()
        machine.wait()
    print("Every block was carried out.")
    return 0


def entrance(nspawn: int) -> list[str]:
    """How to carry out a command in the machine, once it has come up."""
    until = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < until:
        child = Path(f"/proc/{nspawn}/task/{nspawn}/children").read_text().split()
        if child:
            inside = ["nsenter", "-t", child[0], "-m", "-u", "-i", "-p", "-r", "-w", "env", "-i", "HOME=/root"]
            inside += ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
            inside += [f"{name}={os.environ[name]}" for name in CERTIFICATES if name in os.environ]
            told = subprocess.run([*inside, "systemctl", "is-system-running"], capture_output=True, text=True)
            if told.stdout.strip() in {"running", "degraded"}:
                return inside
        time.sleep(1)
    raise SystemExit("The machine did not come up: see /var/tmp/kompas-rehearsal.log.")


def trust_what_this_machine_trusts(folder: Path) -> None:
    """Where a proxy on the way signs with a certificate of its own, the new machine has to know it as this one does."""
    if (folder / BUNDLE).exists():
        shutil.copy(f"/{BUNDLE}", folder / BUNDLE)


def bring_release(into: Path, number: str | None) -> None:
    """What is committed, as `kompas-NUMBER.tar.gz`, as a release would be handed over."""
    top = subprocess.run(["git", "rev-parse", "--show-toplevel"], cwd=HERE, check=True, capture_output=True, text=True)
    done = subprocess.run(["git", "archive", "HEAD"], cwd=top.stdout.strip(), check=True, capture_output=True)
    with tarfile.open(fileobj=BytesIO(done.stdout)) as committed:
        entry = committed.extractfile("src/kompas/__init__.py")
        assert entry is not None
        found = VERSION.search(entry.read())
        assert found is not None
        name = f"kompas-{number or found.group(1).decode()}"
        with tarfile.open(into / f"{name}.tar.gz", "w:gz") as release:
            for member in committed:
                data = committed.extractfile(member) if member.isreg() else None
                content = data.read() if data else b""
                if number and member.name == "src/kompas/__init__.py":
                    content = VERSION.sub(f'VERSION = "{number}"'.encode(), content)
                    member.size = len(content)
                member.name = f"{name}/{member.name}"
                release.addfile(member, BytesIO(content))


def run(*words: str) -> None:
    subprocess.run(words, check=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]).resolve()))
