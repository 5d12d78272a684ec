"""`kompas lock`: write the lock files from requirements*.in, with hashes, for every platform, naming no registry."""

import argparse
import os
import shutil
import subprocess
import sys

from kompas.config.environment import ROOT

LOCKS = {
    "requirements.in": "requirements.txt",
    "requirements-saml.in": "requirements-saml.txt",
    "requirements-dev.in": "requirements-dev.txt",
}
OPTIONS = (
    *("--universal", "--python-version", "3.13", "--generate-hashes", "--quiet"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)


def run(_chosen: argparse.Namespace) -> int:
    own = ROOT / ".uv" / "bin" / "uv"
    uv = str(own) if own.exists() else shutil.which("uv")
    if uv is None:
        print("The installer uv is missing: run `python3 -m venv .uv && .uv/bin/pip install uv`.", file=sys.stderr)
        return 1
    for source, target in LOCKS.items():
        done = subprocess.run([uv, "pip", "compile", *OPTIONS, source, "-o", target], cwd=ROOT, env=_environment())
        if done.returncode:
            print(f"{target} was not written: the reason stands above.", file=sys.stderr)
            return 1
        print(target)
    return 0


def _environment() -> dict[str, str]:
    """Ours, without what would bring a local folder of packages into the lock."""
    return {name: value for name, value in os.environ.items() if name not in {"UV_FIND_LINKS", "PIP_FIND_LINKS"}}
