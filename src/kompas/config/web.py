"""The web server's process: granian serves wsgi.py with threads; a form that comes slowly holds one while it comes."""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces

from kompas.config.check import refuse_weak_production
from kompas.config.lifeline import hold_on_to_parent

# Far more than processors: a client that sends its form slowly holds a thread, and a handful must not stop the house.
# For many of them a proxy that takes forms in whole stands in front (docs/drift).
THREADS = 24
BACKPRESSURE = 64  # requests in a worker before new connections wait in the backlog
LOG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {"_granian": {"handlers": ["console"], "propagate": False}, "granian.access": {"handlers": []}},
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="kompas.config.web")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args()
    hold_on_to_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kompas.config.settings")
    refuse_weak_production()  # here too: granian would start a worker that refuses again and again
    Granian(
        "kompas.config.wsgi:application",
        address=chosen.host,
        port=chosen.port,
        interface=Interfaces.WSGI,
        workers=chosen.workers,
        blocking_threads=THREADS,
        backpressure=BACKPRESSURE,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_dictconfig=LOG,
    ).serve()


if __name__ == "__main__":
    main()
