"""The worker's process: delivers the outbox, seals the event log, lets the readers read, tidies up at night."""

import os

import django
from django.core.management import call_command

from kompas.config.check import refuse_weak_production
from kompas.config.lifeline import hold_on_to_parent


def main() -> None:
    hold_on_to_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kompas.config.settings")
    refuse_weak_production()
    django.setup()
    call_command("dj_queue", mode="async")


if __name__ == "__main__":
    main()
