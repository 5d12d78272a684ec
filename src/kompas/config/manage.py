"""`kompas manage`: Django's own commands."""

import argparse

from django.core.management import execute_from_command_line

from kompas.config import assets


def run(chosen: argparse.Namespace) -> int:
    assets.prepare()
    execute_from_command_line(["kompas manage", *chosen.rest])
    return 0
