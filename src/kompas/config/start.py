"""`kompas start`: a house of one's own on this machine, as production runs it, set up on the first visit."""

import argparse
import os
from pathlib import Path

from kompas.config import environment, serve
from kompas.config.supervising import say

FOLDER = environment.ROOT / "var" / "kommune"
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - what may be asked for


def run(chosen: argparse.Namespace) -> int:
    """Serve with what the environment does not say filled in: a data folder apart from the demonstration's."""
    os.environ["KOMPAS_MODE"] = environment.text("KOMPAS_MODE") or "start"
    os.environ["KOMPAS_DATA"] = environment.text("KOMPAS_DATA") or str(FOLDER)
    if not environment.text("KOMPAS_BASE_URL"):
        shown = "127.0.0.1" if chosen.host in EVERYWHERE else chosen.host
        os.environ["KOMPAS_BASE_URL"] = f"http://{shown}:{chosen.port}"
        os.environ["KOMPAS_HOSTS"] = environment.text("KOMPAS_HOSTS") or f"127.0.0.1,localhost,{shown}"
    if os.environ["KOMPAS_MODE"] == "demo" or (Path(os.environ["KOMPAS_DATA"]) / environment.SIGN_INS).exists():
        say("Those data are the demonstration's: name another folder with KOMPAS_DATA=/path, or run ./kompas demo.")
        return 1
    say(f"Data: {os.environ['KOMPAS_DATA']}")
    return serve.run(chosen)
