"""What the house is called in letters and obvious passwords. Organisation, a floor above, tells it here."""

from collections.abc import Callable

from django.conf import settings


class Named:
    """Asks whoever knows; until somebody does, the operator's setting tells."""

    by: Callable[[], str] | None = None


def name() -> str:
    return Named.by() if Named.by else str(settings.ORGANISATION_NAME)


def named_by(knows: Callable[[], str]) -> None:
    Named.by = knows
