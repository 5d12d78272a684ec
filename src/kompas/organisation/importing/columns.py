"""Which column is which: Danish and English headings, in any order and any letters. Pure."""

import re
from collections.abc import Sequence
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.accounts.names import search_key


class Field(StrEnum):
    CODE = "code"
    NAME = "name"
    PARENT = "parent"
    EMAIL = "email"
    TITLE = "title"
    PHONE = "phone"
    UNITS = "units"
    ROLES = "roles"
    SUBJECTS = "subjects"
    DEPUTY = "deputy"
    DEPUTY_FROM = "deputy_from"
    DEPUTY_TO = "deputy_to"
    LOGIN_ID = "login_id"


WORDS: dict[Field, str | Promise] = {
    Field.CODE: _("Code"),
    Field.NAME: _("Name"),
    Field.PARENT: _("Belongs to"),
    Field.EMAIL: _("E-mail"),
    Field.TITLE: _("Job title"),
    Field.PHONE: _("Phone"),
    Field.UNITS: _("Unit"),
    Field.ROLES: _("Role"),
    Field.SUBJECTS: _("Subjects"),
    Field.DEPUTY: _("Deputy"),
    Field.DEPUTY_FROM: _("Deputy from"),
    Field.DEPUTY_TO: _("Deputy to"),
    Field.LOGIN_ID: _("ID at the municipality's sign-in"),
}
HEADINGS: dict[Field, str] = {
    Field.CODE: "kode, enhedskode, forkortelse, code, unit code",
    Field.NAME: "navn, fulde navn, enhedsnavn, medarbejder, name, full name",
    Field.PARENT: "hører til, hører under, overenhed, overordnet enhed, forælder, parent, parent unit, belongs to",
    Field.EMAIL: "e-mail, email, mail, e-mailadresse, mailadresse, e-post, e-mail address",
    Field.TITLE: "titel, stilling, stillingsbetegnelse, jobtitel, title, job title, position",
    Field.PHONE: "telefon, tlf, telefonnummer, mobil, phone, telephone, mobile",
    Field.UNITS: "enhed, enheder, afdeling, sektion, team, unit, units, department",
    Field.ROLES: "rolle, roller, role, roles",
    Field.SUBJECTS: "fagområde, fagområder, emne, emner, kompetencer, subject, subjects, competences",
    Field.DEPUTY: "stedfortræder, deputy",
    Field.DEPUTY_FROM: "stedfortræder fra, deputy from",
    Field.DEPUTY_TO: "stedfortræder til, deputy to",
    Field.LOGIN_ID: "login-id, id hos kommunens login, object id, objekt-id, subject, login id",
}
UNIT_FIELDS = (Field.CODE, Field.NAME, Field.PARENT)
PEOPLE_FIELDS = (
    Field.NAME,
    Field.EMAIL,
    Field.TITLE,
    Field.PHONE,
    Field.UNITS,
    Field.ROLES,
    Field.SUBJECTS,
    Field.DEPUTY,
    Field.DEPUTY_FROM,
    Field.DEPUTY_TO,
    Field.LOGIN_ID,
)


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9æøå]+", "", search_key(heading))


_BY_HEADING = {_plain(word): field for field, words in HEADINGS.items() for word in words.split(", ")}


def recognise(headings: Sequence[str]) -> dict[int, Field]:
    """The place of each column that we know; of two with one meaning the first counts."""
    found: dict[int, Field] = {}
    for place, heading in enumerate(headings):
        field = _BY_HEADING.get(_plain(heading))
        if field and field not in found.values():
            found[place] = field
    return found
