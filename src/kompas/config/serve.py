"""`kompas serve`: web server and worker of an installation, watched and stopped together; for production."""

import argparse
import time

from django.conf import settings

from kompas.config import first_visit
from kompas.config.serving import CannotStart, alone, check_port, children_of, data_folder, prepare, reachable, serve
from kompas.config.supervising import say, signals


def run(chosen: argparse.Namespace) -> int:
    begun = time.monotonic()
    try:
        folder = data_folder()
        from kompas.config.check import refuse_weak_production

        refuse_weak_production()
        with alone(folder), signals() as woken:
            check_port(chosen.host, chosen.port)
            if settings.PRACTICE_PORT:
                check_port(chosen.host, settings.PRACTICE_PORT)
            prepare(folder)
            children = children_of(folder, chosen.host, chosen.port, chosen.workers)
            address = f"http://{reachable(chosen.host)}:{chosen.port}"
            return serve(children, woken, address, first_visit.invitation(), begun)
    except CannotStart as reason:
        say(str(reason))
        return 1
