"""Roles, and which permission codes each holds. Pure: apps declare their codes here when they load."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    CHIEF = "chief", _("Director or chief")
    SECTION_LEADER = "section_leader", _("Section leader")
    CONSULTANT = "consultant", _("Development consultant")
    CASE_WORKER = "case_worker", _("Case worker")
    SECRETARY = "secretary", _("Committee secretary")


LEADERS = frozenset({Role.CHIEF, Role.SECTION_LEADER})

HOLDERS: dict[str, frozenset[Role]] = {}
WORDS: dict[str, str | Promise] = {}
WHOLE_HOUSE: set[str] = set()


def codes_of(role: Role) -> frozenset[str]:
    """The permission codes that `role` holds."""
    return frozenset(code for code, holders in HOLDERS.items() if role in holders)


def declare(code: str, words: str | Promise, *, holders: Iterable[Role], whole_house: bool = False) -> str:
    """Declare the permission `code`, what it allows in words, and the roles that hold it.

    What concerns the `whole_house` takes the role in a top unit: an administrator of one section does not hold it.
    """
    if code in HOLDERS:
        raise ValueError(f"The permission {code} is declared twice.")
    HOLDERS[code], WORDS[code] = frozenset(holders), words
    if whole_house:
        WHOLE_HOUSE.add(code)
    return code
