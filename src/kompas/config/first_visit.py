"""What the console says when an installation's pages answer: the address, and once the code of the first visit."""

from pathlib import Path

from django.conf import settings

from kompas.config import environment


def invitation() -> str:
    """The address; and, until the house is set up, a new code, which stands here and nowhere else.

    It goes to standard output, never to the log files. Any code from an earlier start is dead.
    """
    from django.urls import reverse
    from django.utils import timezone

    from kompas.organisation.services import first_visit

    _mark_as_own(Path(settings.DATA))
    address = f"Kompas: {settings.BASE_URL}/"
    code = first_visit.open_anew(at=timezone.now())
    if code is None:
        return address
    return "\n".join(
        [
            address,
            "",
            "This house has not been set up yet. Open",
            f"  {settings.BASE_URL}{reverse('welcome:enter')}",
            "and write this code, which works once:",
            f"  {code}",
            "Whoever starts Kompas again gets a new code, and this one is dead.",
        ]
    )


def _mark_as_own(folder: Path) -> None:
    """From now on `kompas demo`, which may throw everything away, keeps off these data."""
    if not (folder / environment.SIGN_INS).exists():
        (folder / "keys").mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / environment.OWN_HOUSE).touch(mode=0o600)
