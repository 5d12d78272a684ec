"""Refusals that a person may read. Pure ground: no database, no clock."""

from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A rule said no. The text names what is wrong and the remedy, in words a case worker understands."""


class LostUpdate(DomainError):
    """Somebody saved a newer version while the form was open; both texts are then shown."""

    def __init__(self, *, opened_on: int, current: int) -> None:
        self.opened_on, self.current = opened_on, current
        super().__init__(_("Somebody else has saved changes since you opened this page. See both texts below."))


class NotAllowed(DomainError):
    """The person lacks the permission for this, here."""

    def __init__(self) -> None:
        super().__init__(_("You do not have permission to do this here. Ask an administrator."))
