"""What all tests stand on: test mode, no network beyond loopback, the clock as a value."""

import os
import tempfile

os.environ["KOMPAS_MODE"] = "test"
os.environ["KOMPAS_DATA"] = os.environ.get("KOMPAS_TEST_DATA") or tempfile.mkdtemp(prefix="kompas-test-")
os.environ["KOMPAS_DATABASE"] = os.environ.get("KOMPAS_TEST_DATABASE", "")
os.environ.pop("KOMPAS_SMTP_HOST", None)

from kompas.config import catalogues

catalogues.compile_changed()  # the screens are tested in Danish, whatever the working copy has been used for
