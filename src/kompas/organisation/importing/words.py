"""What stands in a cell, in words that people use: several things, roles, days, addresses. Pure."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kompas.accounts.names import search_key
from kompas.organisation.roles import Role

ROLE_WORDS: dict[str, Role] = {
    word: role
    for role, words in {
        Role.ADMINISTRATOR: "administrator, administrators",
        Role.CHIEF: "chef, direktør, direktør eller chef, fagchef, afdelingschef, director, chief, director or chief",
        Role.SECTION_LEADER: "sektionsleder, leder, teamleder, section leader, leader",
        Role.CONSULTANT: "udviklingskonsulent, konsulent, development consultant, consultant",
        Role.CASE_WORKER: "sagsbehandler, medarbejder, case worker",
        Role.SECRETARY: "udvalgssekretær, sekretær, committee secretary, secretary",
    }.items()
    for word in words.split(", ")
} | {role.value.replace("_", " "): role for role in Role}
DAY = re.compile(r"(?P<day>\d{1,2})[-./ ](?P<month>\d{1,2})[-./ ](?P<year>\d{4})|(\d{4})-(\d{2})-(\d{2})")


def several(cell: str) -> list[str]:
    """The things in a cell, divided by semicolons or, where there is none, by commas; each once."""
    parts = cell.split(";") if ";" in cell else cell.split(",")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def role_and_place(words: str) -> tuple[Role | None, str]:
    """»Sektionsleder: VEJ« or »Sektionsleder (VEJ)« as role and unit; the unit is empty where none is told."""
    name, _colon, place = words.partition(":")
    if not place and words.endswith(")"):
        name, _paren, place = words[:-1].partition("(")
    return ROLE_WORDS.get(search_key(name)), place.strip()


def path(words: str) -> tuple[str, ...]:
    """»Vej > Vejafvanding« as the names from the top."""
    return tuple(part.strip() for part in words.split(">") if part.strip())


def day(words: str) -> date | None:
    """The date in Danish or international order, or None."""
    match = DAY.fullmatch(words.strip())
    if match is None:
        return None
    year, month, of_month = match.group("year", "month", "day") if match["year"] else match.group(4, 5, 6)
    try:
        return date(int(year), int(month), int(of_month))
    except ValueError:
        return None


def is_email(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return True
