"""`kompas serve`: web server and worker of an installation, watched and stopped together; for production."""

import argparse
import time

from kompas.config import first_visit
from kompas.config.serving import CannotStart, alone, check_port, children_of, data_folder, prepare, serve
from kompas.config.supervising import say, signals


def run(chosen: argparse.Namespace) -> int:
    begun = time.monotonic()
    try:
        folder = data_folder()
        from kompas.config.check import refuse_weak_production

        refuse_weak_production()
        with alone(folder), signals() as woken:
            check_port(chosen.host, chosen.port)
            prepare(folder)
            children = children_of(folder, chosen.host, chosen.port, chosen.workers)
            host = "127.0.0.1" if chosen.host == "0.0.0.0" else chosen.host  # noqa: S104 - what we ask ourselves at
            return serve(children, woken, f"http://{host}:{chosen.port}", first_visit.invitation(), begun)
    except CannotStart as reason:
        say(str(reason))
        return 1
