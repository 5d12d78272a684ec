"""Passwords that anybody here would guess first. Django's own list of common ones is English."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kompas.accounts import house
from kompas.accounts.names import search_key

OBVIOUS = frozenset(
    re.findall(
        r"\w+",
        """
        adgangskode kodeord password kode hemmelig velkommen kompas kommune kommunen danmark qwerty qwertyuiop
        sommer vinter forår foraar efterår efteraar mandag tirsdag onsdag torsdag fredag
        januar februar marts april maj juni juli august september oktober november december
        """,
    )
)


class ObviousPasswordValidator:
    """Refuses an obvious word with digits and signs around it (`Sommer2026!!`), and the name of the organisation."""

    def validate(self, password: str, user: object = None) -> None:
        words = re.findall(r"[^\W\d_]+", search_key(password))
        known = OBVIOUS | set(re.findall(r"[^\W\d_]+", search_key(house.name())))
        if words and all(word in known for word in words):
            message = _("Anybody here would guess that password first. Choose a few words that do not belong together.")
            raise ValidationError(message, code="password_obvious")

    def get_help_text(self) -> str:
        return _("A few words that do not belong together are good, and easy to remember.")
