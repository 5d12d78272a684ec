"""`kompas prepare`: make what the program itself needs, so that afterwards nobody has to write in its folder."""

import argparse
import compileall
import os
import sysconfig
import tempfile

from kompas.config import assets, catalogues, environment


def run(_chosen: argparse.Namespace) -> int:
    """Style sheets, translations and compiled modules. No installation is asked or touched."""
    assets.prepare()
    catalogues.compile_changed()
    with tempfile.TemporaryDirectory(prefix="kompas-prepare-") as folder:
        os.environ |= {"KOMPAS_DATA": folder, "KOMPAS_DATABASE": "", "KOMPAS_MODE": "demo"}
        import django

        django.setup()
        from kompas.config import preparing

        preparing.static_files()
    for where in (environment.ROOT / "src", sysconfig.get_path("purelib")):
        compileall.compile_dir(str(where), quiet=2, workers=0)
    print("The program is prepared: its folder may be read-only from now on.")
    return 0
