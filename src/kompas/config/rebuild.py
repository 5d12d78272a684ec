"""`kompas rebuild`: make the search index anew from what is stored."""

import argparse

import django


def run(_chosen: argparse.Namespace) -> int:
    django.setup()
    from kompas.search import services

    print(f"{services.rebuild()} entries in the index.")
    return 0
