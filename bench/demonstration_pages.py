"""How long each kind of page takes with the demonstration's data: the median, and the ratio to an empty page.

`size` is the number of rounds. Citizens' and a strategy's own pages with data of any size: `pages`.
"""

import tempfile
from pathlib import Path
from typing import Any

from bench._database import on_disk
from bench.pages import EMPTY, ROUNDS, Uncounted, figures_of, visit_in_turn

STRATEGY = "teknik-og-erhverv-2026-2029"
OF_A_CONSULTANT = {
    "my day": "/min-dag/",
    "strategies": "/strategier/",
    "whole strategy": f"/strategier/{STRATEGY}/",
    "draft desk": f"/strategier/{STRATEGY}/kladde/",
    "red thread": f"/strategier/{STRATEGY}/den-roede-traad/",
    "begin an import": "/strategier/indlaes/",
    "colleagues": "/medarbejdere/",
    "colleagues, searched": "/medarbejdere/?q=byggetilladelse",
    "units": "/medarbejdere/enheder/",
    "subjects": "/medarbejdere/emner/",
    "search": "/soeg/?q=tilladelse",
}
OF_AN_ADMINISTRATOR = {
    "people, administration": "/administration/medarbejdere/",
    "units, administration": "/administration/enheder/",
    "event log": "/administration/haendelseslog/",
    "outbox": "/udbakke/",
    "components": "/komponenter/",
}


def run(size: int | None = None) -> dict[str, Any]:
    """Page by page: milliseconds at the median, by the clock and of the processor; ratio; kilobytes uncompressed."""
    from django.test.utils import setup_test_environment, teardown_test_environment

    with on_disk(), tempfile.TemporaryDirectory() as folder:
        setup_test_environment(debug=False)
        try:
            return figures_of(visit_in_turn(_pages(Path(folder)), size or ROUNDS))
        finally:
            teardown_test_environment()


def _pages(folder: Path) -> dict[str, tuple[Any, str]]:
    from django.core.cache import cache

    from kompas.accounts.models import User
    from kompas.config.demonstration import loading, sign_ins
    from kompas.organisation.roles import Role
    from kompas.search.services import rebuild
    from kompas.strategy.models import DocumentImport

    loading.load_once(folder)
    rebuild()
    consultant, administrator = (
        Uncounted(cache, User.objects.get(name=sign_ins.NAMES[role])) for role in (Role.CONSULTANT, Role.ADMINISTRATOR)
    )
    review = DocumentImport.objects.get()
    writer = Uncounted(cache, review.begun_by)
    return {
        "empty page": (Uncounted(cache), EMPTY),
        "front page, citizens": (Uncounted(cache), "/"),
        "whole strategy, citizens": (Uncounted(cache), f"/strategi/{STRATEGY}/"),
        **{name: (consultant, address) for name, address in OF_A_CONSULTANT.items()},
        "import review": (writer, f"/strategier/indlaes/{review.code}/"),
        **{name: (administrator, address) for name, address in OF_AN_ADMINISTRATOR.items()},
    }
