"""`kompas strategy`: read a document and print what was understood of it."""

import argparse
import json
import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from kompas.config import catalogues
from kompas.strategy.importer import child
from kompas.strategy.importer.reading import assemble
from kompas.strategy.importer.refusals import CannotRead

REFUSED = 2


def read(chosen: argparse.Namespace) -> int:
    """Print what Kompas understands of a document: as a page, as JSON, or its lines. Nothing is stored."""
    from kompas.config import strategy_report

    speak_danish()
    path: Path = chosen.file
    try:
        document, pieces = child.read(path)
    except CannotRead as refusal:
        print(f"{path}: {refusal}", file=sys.stderr)
        return REFUSED
    reading = assemble(document, pieces)
    if chosen.json:
        print(json.dumps(reading.as_json(), ensure_ascii=False, indent=2))
    elif chosen.text:
        print("\n".join(strategy_report.lines(document)))
    else:
        print("\n".join(strategy_report.page(reading)))
    if not document.is_strategy:
        print(
            _("It can be imported all the same: kompas strategy import %(file)s --unit CODE --anyway") % {"file": path},
            file=sys.stderr,
        )
    return 0


def speak_danish() -> None:
    """Reading needs the translations and nothing else of the house: no app, no data folder, no database."""
    if settings.configured:
        return
    catalogues.compile_changed()
    settings.configure(LANGUAGE_CODE="da", LOCALE_PATHS=[catalogues.LOCALES], USE_I18N=True, INSTALLED_APPS=[])
    apps.populate([])
