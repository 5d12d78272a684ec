"""`kompas check`: may this installation go into production? And the refusal of a production that may not."""

import argparse
import sys
from collections.abc import Iterable

import django
from django.conf import settings

from kompas.config import assets, weaknesses
from kompas.config.weaknesses import Weakness


def run(_chosen: argparse.Namespace) -> int:
    assets.prepare()
    django.setup()
    found = [
        *weaknesses.of_settings(),
        *weaknesses.of_database(),
        *weaknesses.of_house(),
        *weaknesses.of_worker(),
        *weaknesses.of_backups(),
        *weaknesses.of_django(),
    ]
    for weakness in found:
        print(f"{weakness.level}: {weakness.text}")
    errors = sum(weakness.level == "error" for weakness in found)
    print(f"{errors} errors, {len(found) - errors} warnings: {'not ready' if errors else 'ready'} for production")
    return 1 if errors else 0


def refuse_weak_production() -> None:
    """Stop this process, with every reason, when it would serve in production with a weak setting."""
    if not settings.IS_PRODUCTION:
        return
    errors = [weakness for weakness in weaknesses.of_settings() if weakness.level == "error"]
    if errors:
        say_refusal(errors)
        sys.exit(1)


def say_refusal(errors: Iterable[Weakness]) -> None:
    print("Kompas does not start in production with a weak setting:", file=sys.stderr)
    for weakness in errors:
        print(f"- {weakness.text}", file=sys.stderr, flush=True)
