"""Refusals that a person may read. Pure ground: no database, no clock."""

from typing import Protocol

from django.utils.translation import gettext_lazy as _


class Versioned(Protocol):
    """Whatever counts its own changes."""

    version: int


class DomainError(Exception):
    """A rule said no. The text names what is wrong and the remedy, in words a case worker understands."""


class LostUpdate(DomainError):
    """Somebody saved a newer version while the form was open; both texts are then shown."""

    def __init__(self, *, opened_on: int, current: int) -> None:
        self.opened_on, self.current = opened_on, current
        super().__init__(_("Somebody else has saved changes since you opened this page. See both texts below."))


def check_version(row: Versioned, opened_on: int) -> None:
    """Refuse with LostUpdate unless `row` still stands as it did when the form was opened."""
    if row.version != opened_on:
        raise LostUpdate(opened_on=opened_on, current=row.version)


class NotAllowed(DomainError):
    """The person lacks the permission for this, here."""

    def __init__(self) -> None:
        super().__init__(_("You do not have permission to do this here. Ask an administrator."))
